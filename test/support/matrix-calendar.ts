import { randomUUID } from 'node:crypto';
import type { Aim, Case } from './matrix-seeds.ts';

const november = (): Record<string, string> => ({ from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' });
const someMorning = { date: '2099-01-05', time: '09:00' };

async function aPost({ db, agencyId }: Aim): Promise<string> {
  const row = { agency_id: agencyId, slug: randomUUID(), title: 'Jadwal vaksin' };
  const { id } = await db.insertInto('post').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** What the calls of the calendar are tried with. */
export const calendarCases: Readonly<Record<string, Case>> = {
  'get /activities/calendar': { query: november },
  'get /posts/calendar': { query: november },
  'get /native-posts': { query: november },
  'post /posts/moves': {
    by: 'agency',
    body: async (aim) => ({ moves: [{ id: await aPost(aim), time: someMorning }] }),
    roles: ['coordinator', 'admin', 'contributor'],
  },
  'post /posts/{id}/copies': { body: () => ({ times: [someMorning] }) },
};
