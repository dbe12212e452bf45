import { randomBytes } from 'node:crypto';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { AgencyId } from '../../src/organisation/index.ts';
import type { Case } from './matrix-seeds.ts';

const mark = (): string => randomBytes(5).toString('hex');

async function anIdea(db: Db, agencyId: AgencyId, removed: Date | null = null): Promise<string> {
  const row = { agency_id: agencyId, title: `Ide ${mark()}`, removed_at: removed };
  return await inTransaction(
    db,
    async (tx) => (await tx.insertInto('idea').values(row).returning('id').executeTakeFirstOrThrow()).id,
  );
}

/** As if somebody had talked about it. */
async function aClash(db: Db, agencyId: AgencyId): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const posts = [mark(), mark()].map((slug) => ({ agency_id: agencyId, slug, title: 'Jadwal vaksin' }));
    const [first, second] = await tx.insertInto('post').values(posts).returning('id').execute();
    const row = { id: crypto.randomUUID(), kind: 'same-hour', fingerprint: '', first_post_id: first?.id ?? '' };
    await tx
      .insertInto('clash')
      .values({ ...row, second_post_id: second?.id ?? null })
      .execute();
    return row.id;
  });
}

async function aPeriod(db: Db): Promise<string> {
  const row = { name: 'Pemilihan', starts_on: '2030-01-01', ends_on: '2030-02-01' };
  return await inTransaction(
    db,
    async (tx) => (await tx.insertInto('election_period').values(row).returning('id').executeTakeFirstOrThrow()).id,
  );
}

export const outlineThings = {
  elections: aPeriod,
  ideas: (db: Db, agencyId: AgencyId): Promise<string> => anIdea(db, agencyId),
  clashes: aClash,
};

const anElection = { name: 'Pemilihan', startsOn: '2030-01-01', endsOn: '2030-02-01', words: [] };

/** Besides the idea's author, only those who keep the board. */
const keepers = ['coordinator', 'admin'] as const;

export const outlineCases: Readonly<Record<string, Case>> = {
  'post /elections': { by: 'city', body: () => anElection },
  'put /elections/{id}': { by: 'city', body: () => ({ ...anElection, revision: 1 }) },
  'put /elections/{id}/removed': { by: 'city', body: () => ({ removed: true }) },
  'put /agencies/{agencyId}/election-guard': { body: () => ({ blocks: false }) },
  'put /activities/{id}/texts/{form}': {
    params: ({ id }) => ({ id, form: 'portal' }),
    body: () => ({ text: 'Kata lain.', revision: 0 }),
  },
  'delete /activities/{id}/texts/{form}': { params: ({ id }) => ({ id, form: 'portal' }) },
  'post /ideas': { body: ({ agencyId }) => ({ agencyId, title: 'Lomba poster' }) },
  'put /ideas/{id}': { body: () => ({ title: 'Lomba poster', revision: 1 }), roles: keepers },
  'put /ideas/{id}/state': { body: () => ({ state: 'chosen' }) },
  'put /ideas/{id}/vote': { body: () => ({ on: true }) },
  'post /ideas/{id}/comments': { body: () => ({ text: 'Setuju.' }) },
  'put /ideas/{id}/comments/{commentId}/removed': {
    params: ({ id }) => ({ id, commentId: crypto.randomUUID() }),
    body: () => ({ removed: true }),
    mayBeMissing: true,
  },
  'post /ideas/{id}/activity': { body: ({ agencyId }) => ({ agencyId }) },
  'put /ideas/{id}/merged': { body: () => ({ into: null }) },
  'delete /ideas/{id}': { roles: keepers },
  'post /ideas/{id}/restore': { thing: (db, agencyId) => anIdea(db, agencyId, new Date()), roles: keepers },
  'post /clashes/{id}/messages': { body: () => ({ text: 'Kami geser ke sore.' }) },
  'put /clashes/{id}/decision': { body: () => ({ state: 'resolved', reason: 'Sudah sepakat.' }) },
};
