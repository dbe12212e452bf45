import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import type { DeliveryId } from './delivery.ts';

const sweptAgainAfterSeconds = 55;
const lateAfterSeconds = 120;
const atOnce = 1000;

/** What is out waits to be read back by whoever sent it, in a list that may be long after a burst. */
const unreadAfterSeconds = 300;

/**
 * System-wide. Deliveries that should have moved so long ago and did not, marked so that the next sweep leaves them a
 * while. With 0, at the start of a process, all that is under way: whoever had it in hand, or swept it, may have died.
 */
export async function lostDeliveries(tx: Tx, lostAfterSeconds: number): Promise<readonly DeliveryId[]> {
  const atStart = lostAfterSeconds === 0;
  const { rows } = await sql<{ id: DeliveryId }>`
    update delivery set swept_at = clock_timestamp() where id in (
      select id from delivery
      where (state in ('scheduled', 'sending', 'sent') or take_down_at is not null and state in ('verified', 'unknown'))
        and case when state = 'sent' and next_try_at is null
          then sent_at < clock_timestamp() - make_interval(secs => ${atStart ? 0 : unreadAfterSeconds})
          else coalesce(next_try_at, due_at) < clock_timestamp() - make_interval(secs => ${lostAfterSeconds}) end
        and (${atStart} or swept_at is null or swept_at < clock_timestamp() - make_interval(secs => ${sweptAgainAfterSeconds}))
        and (state <> 'scheduled' or pause_of(delivery) is null)
      order by due_at limit ${atOnce} for update skip locked
    ) returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface LateDelivery {
  readonly id: DeliveryId;
  readonly agencyId: string;
}

/** System-wide. Each is told once. */
export async function newlyLate(tx: Tx): Promise<readonly LateDelivery[]> {
  const { rows } = await sql<LateDelivery>`
    update delivery set late_alarm_at = clock_timestamp()
    where state in ('scheduled', 'sending', 'sent') and late_alarm_at is null
      and due_at < clock_timestamp() - make_interval(secs => ${lateAfterSeconds})
      and (state <> 'scheduled' or pause_of(delivery) is null)
    returning id, agency_id as "agencyId"`.execute(tx);
  return rows;
}

/** System-wide. What waits for an account that works again, now due at once. */
export async function resumeOfChannel(tx: Tx, channelId: string): Promise<readonly DeliveryId[]> {
  const { rows } = await sql<{ id: DeliveryId }>`
    update delivery set failure = null, next_try_at = null, attempts = 0
    where channel_id = ${channelId} and failure is not null
      and (state in ('scheduled', 'sending', 'sent') or take_down_at is not null and state in ('verified', 'unknown'))
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}
