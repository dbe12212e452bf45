import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { AgencyId } from '../../src/organisation/index.ts';
import type { Case } from './matrix-seeds.ts';

async function aGoal(db: Db, agencyId: AgencyId): Promise<string> {
  const days = { baseline_on: '2026-01-01', due_on: '2099-01-01' };
  const values = { agency_id: agencyId, change: 'Warga tahu', metric: 'by-hand', direction: 'up', target: 10, ...days };
  const insert = inTransaction(db, (tx) =>
    tx.insertInto('goal').values(values).returning('id').executeTakeFirstOrThrow(),
  );
  return (await insert).id;
}

export const goalThings = {
  goals: aGoal,
  'goal-readings': async (db: Db, agencyId: AgencyId): Promise<string> => {
    const values = { goal_id: await aGoal(db, agencyId), on_day: '2026-11-01', value: 3, source: 'Rekap' };
    const insert = inTransaction(db, (tx) =>
      tx.insertInto('goal_reading').values(values).returning('id').executeTakeFirstOrThrow(),
    );
    return (await insert).id;
  },
};

const aGoalBody = {
  change: 'Warga tahu jadwalnya',
  audience: '',
  metric: 'by-hand',
  unit: '',
  direction: 'up',
  baseline: null,
  baselineOn: '2026-01-01',
  target: 10,
  dueOn: '2099-01-01',
  programmeId: null,
  contributors: 'own',
  contributorIds: [],
  channelIds: [],
  supportsId: null,
  note: '',
};

/** What the calls about goals are tried with. A goal whose owner shares it with nobody is seen by its own alone. */
export const goalCases: Readonly<Record<string, Case>> = {
  'post /goals': { body: ({ agencyId }) => ({ ...aGoalBody, agencyId }) },
  'put /goals/{id}': { body: () => ({ ...aGoalBody, revision: 1 }) },
  'put /goals/{id}/archived': { body: () => ({ archived: true }) },
  'post /goals/{id}/readings': { body: () => ({ onDay: '2026-01-02', value: 3, source: 'Rekap', proofUrl: '' }) },
  'put /goal-readings/{id}/removed': { body: () => ({ removed: true }) },
  'get /goal-offer': { query: ({ agencyId }) => ({ agencyId, metric: 'followers' }) },
};
