import { inTransaction, type Db, type Tx } from '../../src/platform/db/db.ts';
import type { AgencyId } from '../../src/organisation/index.ts';
import type { Aim, Case } from './matrix-seeds.ts';

type Make = (db: Db, agencyId: AgencyId) => Promise<string>;

async function aProgramme(tx: Tx, agencyId: AgencyId): Promise<string> {
  const mark = crypto.randomUUID();
  const values = { agency_id: agencyId, slug: mark, name: `Prodamai ${mark}`, starts_on: '2025-02-20' };
  return (await tx.insertInto('programme').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

async function anIndicator(tx: Tx, agencyId: AgencyId): Promise<string> {
  const values = { programme_id: await aProgramme(tx, agencyId), name: 'RT', target: 100, target_year: 2030 };
  return (await tx.insertInto('programme_indicator').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

const inDb =
  (make: (tx: Tx, agencyId: AgencyId) => Promise<string>): Make =>
  (db, agencyId) =>
    inTransaction(db, (tx) => make(tx, agencyId));

export const programmeThings: Readonly<Record<string, Make>> = {
  indicators: inDb(anIndicator),
  achievements: inDb(async (tx, agencyId) => {
    const values = { indicator_id: await anIndicator(tx, agencyId), on_day: '2026-01-02', value: 3, source: 'Rekap' };
    return (await tx.insertInto('programme_achievement').values(values).returning('id').executeTakeFirstOrThrow()).id;
  }),
  milestones: inDb(async (tx, agencyId) => {
    const values = { programme_id: await aProgramme(tx, agencyId), name: 'Peluncuran', planned_on: '2026-01-02' };
    return (await tx.insertInto('programme_milestone').values(values).returning('id').executeTakeFirstOrThrow()).id;
  }),
  'term-ends': inDb(async (tx, agencyId) => {
    const id = await aProgramme(tx, agencyId);
    const before = { endsOn: null, archivedAt: null, successorId: null };
    const decisions = JSON.stringify([{ kind: 'changed', id, revision: 1, ...before }]);
    return (await tx.insertInto('term_end').values({ decisions }).returning('id').executeTakeFirstOrThrow()).id;
  }),
};

const anIndicatorBody = {
  name: 'RT yang mengelola dana',
  unit: 'RT',
  direction: 'up',
  baseline: null,
  baselineYear: null,
  target: 1013,
  targetYear: 2030,
  source: 'DPMP4KB',
};
const aMilestoneBody = { name: 'Peluncuran', plannedOn: '2026-01-02', doneOn: null, note: '', proofUrl: '' };
const removed = { body: (): object => ({ removed: true }) };

/** What the calls about programmes' indicators, milestones and ends are tried with. */
export const programmeCases: Readonly<Record<string, Case>> = {
  // Programmes are the city's: whoever may see one sees all.
  'get /programmes/{id}': { by: 'somewhere' },
  'post /programmes/{id}/indicators': { body: () => anIndicatorBody },
  'put /indicators/{id}': { body: () => ({ ...anIndicatorBody, revision: 1 }) },
  'put /indicators/{id}/removed': removed,
  'post /indicators/{id}/achievements': {
    body: () => ({ onDay: '2026-01-02', value: 3, source: 'Rekap', proofUrl: '' }),
  },
  'put /achievements/{id}/removed': removed,
  'post /programmes/{id}/milestones': { body: () => aMilestoneBody },
  'put /milestones/{id}': { body: () => ({ ...aMilestoneBody, revision: 1 }) },
  'put /milestones/{id}/removed': removed,
  'put /programmes/{id}/archived': { body: () => ({ archived: true }) },
  'put /programmes/{id}/successor': { body: () => ({ successorId: null }) },
  'get /term-ends/open': { query: () => ({ on: '2030-02-19' }) },
  'post /term-ends': {
    body: async ({ db, agencyId }: Aim) => {
      const id = await inTransaction(db, (tx) => aProgramme(tx, agencyId));
      return { on: '2030-02-19', decisions: [{ id, revision: 1, act: 'archive' }] };
    },
  },
};
