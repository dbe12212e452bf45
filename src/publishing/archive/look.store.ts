import { sql } from 'kysely';
import type { Sent } from '#channels/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { AfterLook, Looked } from './look.ts';

export interface ToLookAt extends Looked {
  readonly id: string;
  readonly agencyId: string;
  readonly channelId: string;
  readonly postId: string;
  readonly network: string;
  readonly channelState: string;
  readonly slowUntil: Date | null;
  readonly sent: Sent;
}

/** Whoever takes one and dies over it leaves it to the next, after this. */
const leaseMinutes = 30;

/** System-wide: those whose time to be looked at has come, taken so that no second process looks as well. */
export async function takeToLookAt(tx: Tx, now: Date, limit: number): Promise<readonly ToLookAt[]> {
  const { rows } = await sql<ToLookAt>`
    with taken as (
      select id from delivery where look_at <= ${now} order by look_at limit ${limit} for update skip locked
    )
    update delivery d set look_at = ${now}::timestamptz + make_interval(mins => ${leaseMinutes})
    from taken, channel c where d.id = taken.id and c.id = d.channel_id
    returning d.id, d.agency_id as "agencyId", d.channel_id as "channelId", d.post_id as "postId", c.network,
      c.state as "channelState", c.slow_until as "slowUntil", d.sent_at as "sentAt", d.looks,
      d.missing_since as "missingSince", d.gone_at as "goneAt",
      json_build_object('remoteId', d.remote_id, 'remoteVersion', coalesce(d.remote_version, ''), 'url', coalesce(d.url, '')) as sent`.execute(
    tx,
  );
  return rows;
}

/** False when it is public no more because somebody here has taken it down meanwhile. */
export async function saveLooked(tx: Tx, id: string, after: AfterLook): Promise<boolean> {
  const { looks, missingSince, goneAt, lookAt } = after;
  const { rows } = await sql`
    update delivery set looks = ${looks}, missing_since = ${missingSince}, gone_at = ${goneAt}, look_at = ${lookAt},
      gone_seen_at = case when ${goneAt}::timestamptz is null then null else gone_seen_at end
    where id = ${id} and state = 'verified' and take_down_at is null returning id`.execute(tx);
  return rows.length > 0;
}

export async function lookNoMore(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('delivery').set({ look_at: null }).where('id', '=', id).execute();
}

/**
 * Of what a whole list of an account does not show any more: it is looked at now, not when its turn comes. Such lists
 * leave out what stands under another post, as corrections do.
 */
export async function lookSoonAtAbsent(
  tx: Tx,
  channelId: string,
  listed: { readonly remoteIds: readonly string[]; readonly completeFrom: Date; readonly now: Date },
): Promise<void> {
  const { remoteIds, completeFrom, now } = listed;
  await sql`
    update delivery set look_at = ${now}
    where channel_id = ${channelId} and post_id is not null and state = 'verified' and take_down_at is null
      and sent_at >= ${completeFrom} and look_at > ${now} and missing_since is null
      and content -> 'replyTo' is not distinct from 'null'::jsonb
      and not (remote_id = any(${[...remoteIds]}::text[]))`.execute(tx);
}

export async function noteGoneSeen(tx: Tx, id: string): Promise<Date | undefined> {
  const row = await tx
    .updateTable('delivery')
    .set({ gone_seen_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', '=', 'verified')
    .where('gone_at', 'is not', null)
    .where('gone_seen_at', 'is', null)
    .returning('gone_at')
    .executeTakeFirst();
  return row?.gone_at ?? undefined;
}
