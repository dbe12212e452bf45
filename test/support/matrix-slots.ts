import { randomUUID } from 'node:crypto';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { AgencyId } from '../../src/organisation/index.ts';
import type { Aim, Case } from './matrix-seeds.ts';

/** Things of the calendar, by the word in the path before the parameter. */
export const slotThings: Readonly<Record<string, (db: Db, agencyId: AgencyId) => Promise<string>>> = {
  'special-days': aSpecialDay,
  slots: aSlot,
  bank: anEntry,
};

async function aSpecialDay(db: Db, agencyId: AgencyId): Promise<string> {
  const day = { date: '2026-04-11', name: `Hari Jadi ${randomUUID()}`, kind: 'local', agency_id: agencyId };
  const { id } = await inTransaction(db, (tx) =>
    tx.insertInto('special_day').values(day).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

export async function aSlot(db: Db, agencyId: AgencyId, more: object = {}): Promise<string> {
  const plain = { agency_id: agencyId, rule: 'FREQ=DAILY', starts_on: '2026-01-01', time_of_day: '07:00' };
  const { id } = await inTransaction(db, (tx) =>
    tx
      .insertInto('slot')
      .values({ ...plain, purpose: 'random', ...more })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

async function anEntry(db: Db, agencyId: AgencyId): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const entry = { agency_id: agencyId, title: 'Cara mengurus KIA', state: 'in-review' };
    const { id } = await tx.insertInto('bank_entry').values(entry).returning('id').executeTakeFirstOrThrow();
    await tx.insertInto('bank_variant').values({ entry_id: id, position: 0, text: 'Gratis dan cepat.' }).execute();
    return id;
  });
}

async function aDraftEntry(db: Db, agencyId: AgencyId): Promise<string> {
  const id = await anEntry(db, agencyId);
  const draft = { state: 'draft' };
  await inTransaction(db, (tx) => tx.updateTable('bank_entry').set(draft).where('id', '=', id).execute());
  return id;
}

async function aRemovedSlot(db: Db, agencyId: AgencyId): Promise<string> {
  return await aSlot(db, agencyId, { removed_at: new Date() });
}

async function aRemovedEntry(db: Db, agencyId: AgencyId): Promise<string> {
  const id = await anEntry(db, agencyId);
  const at = { removed_at: new Date() };
  await inTransaction(db, (tx) => tx.updateTable('bank_entry').set(at).where('id', '=', id).execute());
  return id;
}

async function aRemovedDay(db: Db, agencyId: AgencyId): Promise<string> {
  const id = await aSpecialDay(db, agencyId);
  const at = { removed_at: new Date() };
  await inTransaction(db, (tx) => tx.updateTable('special_day').set(at).where('id', '=', id).execute());
  return id;
}

const aSpecialDayBody = ({ agencyId }: Aim): object => ({
  date: '2026-04-11',
  name: `Hari Jadi ${randomUUID()}`,
  kind: 'local',
  agencyId,
  yearly: true,
});

const aSlotBody = {
  channelId: null,
  rule: 'FREQ=WEEKLY;BYDAY=MO',
  startsOn: '2026-01-01',
  endsOn: null,
  purpose: 'random',
};
const anEntryBody = {
  title: 'Cara mengurus KIA',
  kind: 'layanan',
  informationClass: 'setiap-saat',
  variants: ['Gratis dan cepat.'],
  pillarId: null,
  seasonFrom: null,
  seasonTo: null,
  expiresOn: null,
  minGapDays: 30,
  maxUses: null,
  stopsInCrisis: true,
};
const at = '2026-12-01T00:00:00Z';

/** What the calls about special days, slots and the content bank are tried with. */
export const slotCases: Readonly<Record<string, Case>> = {
  'get /special-days': { query: () => ({ from: '2026-01-01', to: '2026-12-31' }) },
  'post /special-days': { body: aSpecialDayBody },
  'put /special-days/{id}': { body: (aim) => ({ ...aSpecialDayBody(aim), revision: 1 }) },
  'post /special-days/{id}/restore': { thing: aRemovedDay },
  'post /special-days/national': { by: 'city', body: () => ({ year: 2026 }) },
  'post /special-days/remove': {
    body: async ({ db, agencyId }) => ({ ids: [await aSpecialDay(db, agencyId)] }),
  },
  'get /slots/occurrences': {
    query: () => ({ from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }),
  },
  'post /slots': { body: ({ agencyId }) => ({ ...aSlotBody, agencyId, times: ['07:00'] }) },
  'put /slots/{id}': { body: ({ agencyId }) => ({ ...aSlotBody, agencyId, time: '07:00', revision: 1 }) },
  'post /slots/{id}/restore': { thing: aRemovedSlot },
  'post /slots/preview': { body: ({ agencyId }) => ({ ...aSlotBody, agencyId, time: '07:00' }) },
  'get /slots/next-free': { by: 'agency', query: ({ agencyId }) => ({ agencyId }) },
  'post /crisis': { body: ({ agencyId }) => ({ agencyId, reason: 'Banjir' }) },
  // Nothing runs: 404 says only that the door was open.
  'post /crisis/end': { body: ({ agencyId }) => ({ agencyId }), mayBeMissing: true },
  'post /bank': { body: ({ agencyId }) => ({ ...anEntryBody, agencyId }) },
  'put /bank/{id}': { body: () => ({ ...anEntryBody, revision: 1 }) },
  'post /bank/{id}/submit': { thing: aDraftEntry },
  'post /bank/{id}/approve': { body: () => ({ revision: 1 }) },
  'post /bank/{id}/return': { body: () => ({ note: 'Tarifnya sudah berubah.' }) },
  'put /bank/{id}/paused': { body: () => ({ paused: true }) },
  'post /bank/{id}/restore': { thing: aRemovedEntry },
  'get /slots/{id}/candidates': { query: () => ({ at }) },
  // A time at which the slot does not occur, or a post that is not there.
  'post /slots/{id}/fill': { body: () => ({ at, postId: randomUUID() }), mayBeMissing: true },
  'post /slots/{id}/fill-from-bank': {
    body: () => ({ at, entryId: randomUUID() }),
    mayBeMissing: true,
    // It goes out without another approval, so it takes the right to publish.
    roles: ['coordinator', 'admin'],
  },
  'post /slots/fill-at-random': {
    body: ({ agencyId }) => ({ agencyId, from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z' }),
    roles: ['coordinator', 'admin'],
  },
  'post /slots/fills/undo': { by: 'somewhere', body: () => ({ ids: [randomUUID()] }) },
};
