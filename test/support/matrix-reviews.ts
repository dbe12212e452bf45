import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { AgencyId } from '../../src/organisation/index.ts';
import type { Case } from './matrix-seeds.ts';
import { aPerson } from './people.ts';

export const reviewThings: Readonly<Record<string, (db: Db, agencyId: AgencyId) => Promise<string>>> = {
  'approval-flows': aFlow,
  delegations: aDelegation,
  'post-comments': aComment,
};

const steps = [{ need: 'any', parties: [{ kind: 'approver' }] }];
const terms = {
  name: 'Bertahap',
  covers: 'all',
  reach: 'agency',
  repeats: true,
  steps,
  leadMinutes: 60,
  workingHours: 4,
};

async function aFlow(db: Db, agencyId: AgencyId): Promise<string> {
  const row = { agency_id: agencyId, name: 'Bertahap', covers: 'pillar', value: crypto.randomUUID(), reach: 'agency' };
  const flow = { ...row, steps: JSON.stringify(steps), lead_minutes: 60 };
  const { id } = await inTransaction(db, (tx) =>
    tx.insertInto('approval_flow').values(flow).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

async function aDelegation(db: Db, agencyId: AgencyId): Promise<string> {
  const [approver, other] = [
    await aPerson(db, { role: 'approver', agencyId }),
    await aPerson(db, { role: 'admin', agencyId }),
  ];
  const days = { starts_on: '2099-01-01', ends_on: '2099-01-02' };
  const row = { agency_id: agencyId, person_id: approver.personId, delegate_id: other.personId, ...days };
  const { id } = await inTransaction(db, (tx) =>
    tx.insertInto('approval_delegation').values(row).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

async function aComment(db: Db, agencyId: AgencyId): Promise<string> {
  const { personId } = await aPerson(db, { role: 'admin', agencyId });
  return await inTransaction(db, async (tx) => {
    const post = { agency_id: agencyId, slug: crypto.randomUUID(), title: 'Jadwal vaksin' };
    const { id } = await tx.insertInto('post').values(post).returning('id').executeTakeFirstOrThrow();
    const comment = { post_id: id, person_id: personId, text: 'Jamnya?', version: 1 };
    return (await tx.insertInto('post_comment').values(comment).returning('id').executeTakeFirstOrThrow()).id;
  });
}

/** What the calls about flows and delegations are tried with. */
export const reviewCases: Readonly<Record<string, Case>> = {
  'get /approval-flows/people': { by: 'agency', query: ({ agencyId }) => ({ agencyId }) },
  'post /approval-flows': { body: ({ agencyId }) => ({ ...terms, agencyId }) },
  'put /approval-flows/{id}': { body: () => ({ ...terms, revision: 1 }) },
  'post /posts/{id}/comments': { body: () => ({ text: 'Jamnya?' }) },
  'post /posts/{id}/presence': { body: () => ({ writing: true }) },
  // Only what one said oneself is one’s own to take back.
  'put /post-comments/{id}/removed': { body: () => ({ removed: true }), roles: [] },
  'put /post-comments/{id}/resolved': { body: () => ({ resolved: true }) },
  'put /approval-flows/rush': { body: ({ agencyId }) => ({ agencyId, roles: ['coordinator', 'approver'] }) },
  // An admin only where the agency says so.
  'post /posts/{id}/rush': { body: () => ({ revision: 1, reason: 'Banjir' }), roles: ['coordinator', 'approver'] },
  'post /posts/{id}/review-afterwards': { body: () => ({ outcome: 'fine' }), roles: ['coordinator', 'approver'] },
  'post /delegations': {
    body: async ({ db, agencyId }) => ({
      agencyId,
      delegateId: (await aPerson(db, { role: 'admin', agencyId })).personId,
      startsOn: '2099-01-01',
      endsOn: '2099-01-02',
    }),
  },
  // Besides the person themselves, whoever manages people.
  'post /delegations/{id}/end': { roles: ['coordinator'] },
  'post /delegations/{id}/resume': { roles: ['coordinator'] },
};
