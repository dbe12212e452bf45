// What is asked of deliveries: to go out, to stop, to be taken down.
import { sql } from 'kysely';
import type { AgencyId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { PostId } from '#publishing/posts/post.ts';
import { stoppable, type DeliveryId, type FrozenContent } from './delivery.ts';

export interface DeliveryToSchedule {
  readonly agencyId: AgencyId;
  readonly channelId: string;
  readonly postId: PostId;
  readonly version: number;
  readonly content: FrozenContent;
  readonly dueAt: Date;
}

/** One per channel; a delivery that was stopped before is taken up again, one that went out is left as it is. */
export async function scheduleDelivery(tx: Tx, delivery: DeliveryToSchedule): Promise<DeliveryId | undefined> {
  const { agencyId, channelId, postId, version, content, dueAt } = delivery;
  const fresh = { version, content: JSON.stringify(content), due_at: dueAt, state: 'scheduled' };
  const row = await tx
    .insertInto('delivery')
    .values({ agency_id: agencyId, channel_id: channelId, post_id: postId, ...fresh })
    .onConflict((conflict) =>
      conflict
        .columns(['post_id', 'channel_id'])
        .where('post_id', 'is not', null)
        .doUpdateSet({ ...fresh, ...cleared })
        .where('delivery.state', 'in', [...stoppable, 'withdrawn'])
        .where('delivery.sent_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  return row && (row.id as DeliveryId);
}

const cleared = {
  attempts: 0,
  next_try_at: null,
  failure: null,
  late_alarm_at: null,
  swept_at: null,
  settled_at: null,
  take_down_at: null,
};

export interface ReplyToSend {
  readonly agencyId: string;
  readonly channelId: string;
  readonly replyId: string;
  readonly content: FrozenContent;
  readonly dueAt: Date;
}

export async function insertReplyDelivery(tx: Tx, reply: ReplyToSend): Promise<DeliveryId> {
  const row = await tx
    .insertInto('delivery')
    .values({
      agency_id: reply.agencyId,
      channel_id: reply.channelId,
      reply_id: reply.replyId,
      content: JSON.stringify(reply.content),
      due_at: reply.dueAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id as DeliveryId;
}

/** Whether it was stopped in time. */
export async function stopReply(tx: Tx, replyId: string): Promise<boolean> {
  const stopped = await tx
    .updateTable('delivery')
    .set({ state: 'withdrawn', next_try_at: null, settled_at: sql`now()` })
    .where('reply_id', '=', replyId)
    .where('state', 'in', [...stoppable, 'withdrawn'])
    .returning('id')
    .execute();
  return stopped.length > 0;
}

/** Stops what no network has been handed. Returns how many that were. */
export async function stopDeliveries(tx: Tx, postId: PostId): Promise<number> {
  const stopped = await tx
    .updateTable('delivery')
    .set({ state: 'withdrawn', next_try_at: null, settled_at: sql`now()` })
    .where('post_id', '=', postId)
    .where('state', 'in', stoppable)
    .returning('id')
    .execute();
  return stopped.length;
}

/** Of channels no longer chosen. */
export async function dropOtherDeliveries(tx: Tx, postId: PostId, channelIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ state: 'withdrawn', settled_at: sql`now()` })
    .where('post_id', '=', postId)
    .where('channel_id', 'not in', channelIds)
    .where('state', 'in', stoppable)
    .execute();
}

/** Asks for what is out, or on its way, to be taken down. Returns what there is to do. */
export async function askToTakeDown(tx: Tx, postId: PostId): Promise<readonly DeliveryId[]> {
  const rows = await tx
    .updateTable('delivery')
    .from('channel')
    .set({ take_down_at: sql`now()`, attempts: 0, next_try_at: null })
    .whereRef('channel.id', '=', 'delivery.channel_id')
    .where('channel.network', '<>', 'by-hand')
    .where('post_id', '=', postId)
    .where('delivery.state', 'in', ['sending', 'sent', 'verified', 'unknown'])
    .returning('delivery.id')
    .execute();
  return rows.map(({ id }) => id as DeliveryId);
}
