import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import type { DeliveryId } from '#publishing/deliveries/delivery.ts';

/** The same number as in `may_hand_over`: keeps this lock apart from others. */
const brake = 7_264_026;

/**
 * Asked in the transaction that hands a delivery over, before it touches anything else. Until that transaction ends no
 * pause starts or ends, so a pause that has started finds nothing still on its way to being handed over.
 */
export async function mayHandOver(tx: Tx, id: DeliveryId): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select may_hand_over(${id}) as may`.execute(tx);
  return rows[0]?.may === true;
}

/** Whoever starts, changes or ends a pause waits for those who are handing over, and they for them. */
export async function holdTheBrake(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${brake})`.execute(tx);
}

interface HeldPost {
  readonly id: DeliveryId;
  readonly postId: string | null;
}

/** System-wide: what its time has passed for and that pause covers, in the order in which posts are locked. */
export async function overdueUnder(tx: Tx, pauseId: string): Promise<readonly HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select d.id, d.post_id as "postId" from delivery d join pause p on p.id = ${pauseId}
    where d.state = 'scheduled' and d.due_at <= clock_timestamp() and pause_covers(p, d)
    order by d.post_id nulls last, d.id`.execute(tx);
  return rows;
}

export interface MissedDelivery {
  readonly id: DeliveryId;
  readonly agencyId: string;
  readonly channelId: string;
  readonly postId: string | null;
  readonly replyId: string | null;
}

/** Undefined when another pause still holds it, or a person moved it. */
export async function missUnheld(tx: Tx, id: DeliveryId): Promise<MissedDelivery | undefined> {
  const { rows } = await sql<MissedDelivery>`
    update delivery set state = 'missed', next_try_at = null, settled_at = clock_timestamp()
    where id = ${id} and state = 'scheduled' and due_at <= clock_timestamp() and pause_of(delivery) is null
    returning id, agency_id as "agencyId", channel_id as "channelId", post_id as "postId", reply_id as "replyId"`.execute(
    tx,
  );
  return rows[0];
}

/** System-wide: what the post missed. */
export async function missedOf(tx: Tx, postId: string): Promise<readonly DeliveryId[]> {
  const { rows } = await sql<{ id: DeliveryId }>`
    select id from delivery where post_id = ${postId} and state = 'missed' order by id`.execute(tx);
  return rows.map(({ id }) => id);
}
