import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { isoDay } from '#platform/time/format.ts';
import { postsInTurn, postsMissed } from '#publishing/index.ts';
import { countToConfirm, countToCorrect } from '#strategy/index.ts';
import { threadsToAnswer } from './answer.view.ts';
import type { Asked } from './asked.ts';
import { deliveriesByHand } from './by-hand.view.ts';
import { ownScope } from './correct-list.ts';
import { countEmpty } from './empty-list.ts';
import { postsToFix } from './fix.view.ts';

export interface Waiting {
  readonly fix: number;
  readonly missed: number;
  readonly toCorrect: number;
  readonly keyMessages: number;
  readonly approve: number;
  readonly answer: number;
  readonly byHand: number;
  readonly emptySlots: number;
  readonly total: number;
}

/** The same questions as the lists, as numbers. */
export async function waiting(db: Db, asked: Asked): Promise<Waiting> {
  const { rows } = await sql<Omit<Waiting, 'total' | 'emptySlots'>>`
    select
      (select count(*)::int from post p where ${postsToFix(asked)})
        + (select count(*)::int from channel c where c.state = 'needs-reconnect' and c.removed_at is null
          and c.agency_id = any(${asked.scope('channel.write')})) as fix,
      (select count(*)::int from post p where ${postsMissed(asked.scope('post.schedule'))}) as missed,
      (${countToCorrect(asked.scope('post.schedule'))}) as "toCorrect",
      (${countToConfirm(ownScope(asked.scope), isoDay(asked.now, asked.zone))}) as "keyMessages",
      (select count(*)::int from post p join agency on agency.id = p.agency_id where ${postsInTurn(asked.turns)}) as approve,
      (select count(*)::int from citizen_thread t where ${threadsToAnswer(asked)}) as answer,
      (select count(*)::int from delivery d where ${deliveriesByHand(asked)}) as "byHand"`.execute(db);
  const written = rows[0] ?? { fix: 0, missed: 0, toCorrect: 0, keyMessages: 0, approve: 0, answer: 0, byHand: 0 };
  const counts = { ...written, emptySlots: await countEmpty(db, asked) };
  return { ...counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}
