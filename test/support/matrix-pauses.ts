import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { AgencyId } from '../../src/organisation/index.ts';
import type { Case } from './matrix-seeds.ts';

export const pauseThings: Readonly<Record<string, (db: Db, agencyId: AgencyId) => Promise<string>>> = {
  pauses: aPause,
};

/** Of one channel, so that any number of them may run. */
async function aPause(db: Db, agencyId: AgencyId): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const channel = await tx
      .insertInto('channel')
      .values({ agency_id: agencyId, network: 'by-hand', medium: 'radio', media_class: 'new', name: 'Radio' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const pause = {
      agency_id: agencyId,
      scope: 'channel',
      channel_id: channel.id,
      reason: 'Banjir',
      holds_replies: false,
    };
    const { id } = await tx.insertInto('pause').values(pause).returning('id').executeTakeFirstOrThrow();
    return id;
  });
}

async function aPostAt(db: Db, agencyId: AgencyId): Promise<string> {
  const post = {
    agency_id: agencyId,
    slug: crypto.randomUUID(),
    title: 'Jadwal vaksin',
    text: 'Datang pukul delapan.',
  };
  const { id } = await inTransaction(db, (tx) =>
    tx.insertInto('post').values(post).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

const [from, to] = ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'];

/** What the calls about pauses and missed posts are tried with. */
export const pauseCases: Readonly<Record<string, Case>> = {
  'post /pauses': { body: ({ agencyId }) => ({ target: { kind: 'agency', agencyId }, reason: 'Banjir' }) },
  'put /pauses/{id}': { body: () => ({ reason: 'Banjir surut' }) },
  'get /pauses/held-posts': { query: () => ({ from, to }) },
  'post /missed-posts/reschedule': {
    body: async ({ db, agencyId }) => ({
      posts: [{ id: await aPostAt(db, agencyId), time: { date: '2030-01-01', time: '09:00' } }],
    }),
    roles: ['coordinator', 'admin'],
  },
};
