import { sql } from 'kysely';
import type { Failure, Network, Reading } from '#channels/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { accountEveryMs, postRhythm } from './due-numbers.ts';

export interface NumberSource {
  readonly agencyId: string;
  readonly channelId: string;
  readonly deliveryId: string | null;
  readonly source: 'api' | 'portal' | 'by-hand';
  readonly personId: string | null;
  readonly takenAt: Date;
}

/** System-wide, as all of this file: collecting is the product's own work. */
export async function addReadings(
  tx: Tx,
  readings: readonly { readonly of: NumberSource; readonly reading: Reading }[],
): Promise<void> {
  if (readings.length === 0) return;
  await tx
    .insertInto('metric_snapshot')
    .values(
      readings.map(({ of, reading }) => ({
        agency_id: of.agencyId,
        channel_id: of.channelId,
        delivery_id: of.deliveryId,
        source: of.source,
        person_id: of.personId,
        taken_at: of.takenAt,
        name: reading.name,
        meaning: reading.meaning,
        value: reading.value,
      })),
    )
    .execute();
}

export interface CountedDelivery {
  readonly id: string;
  readonly agencyId: string;
  readonly postId: string;
  readonly remoteId: string;
}

const atMost = 1000;
/** Routines don't start to the second; a reading that is due in a moment is taken now. */
const earlyMs = 90_000;

/**
 * The posts of a channel whose numbers are due, marked as asked so that no other process asks as well. A crash after
 * this costs one reading, which the next one makes up for.
 */
export async function claimDuePosts(tx: Tx, channelId: string, now: Date): Promise<readonly CountedDelivery[]> {
  const age = sql`${now}::timestamptz - d.sent_at`;
  const every = sql`case ${sql.join(
    postRhythm.map(
      ({ untilAgeMs, everyMs }) =>
        sql`when ${age} < make_interval(secs => ${untilAgeMs / 1000}) then make_interval(secs => ${(everyMs - earlyMs) / 1000})`,
    ),
    sql` `,
  )} end`;
  const { rows } = await sql<{ id: string; agency_id: string; post_id: string; remote_id: string }>`
    with due as (
      select d.id, d.agency_id, d.post_id, d.remote_id
      from delivery d left join metric_request r on r.delivery_id = d.id
      where d.channel_id = ${channelId} and d.post_id is not null and d.remote_id is not null
        and d.state in ('sent', 'verified') and d.sent_at > ${now}::timestamptz - interval '30 days'
        and coalesce(r.asked_at, '-infinity') + ${every} <= ${now}::timestamptz
      order by d.sent_at desc limit ${atMost}
    ), claimed as (
      insert into metric_request as r (channel_id, delivery_id, asked_at)
      select ${channelId}::uuid, due.id, ${now}::timestamptz from due
      on conflict (channel_id, delivery_id) do update set asked_at = excluded.asked_at
        where r.asked_at < excluded.asked_at
      returning delivery_id
    )
    select due.* from due join claimed on claimed.delivery_id = due.id order by due.id
  `.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    agencyId: row.agency_id,
    postId: row.post_id,
    remoteId: row.remote_id,
  }));
}

/** False when another process has asked for the account's numbers a short time ago. */
export async function claimAccount(tx: Tx, channelId: string, now: Date): Promise<boolean> {
  const oldEnough = new Date(now.getTime() - accountEveryMs + earlyMs);
  const claimed = await tx
    .insertInto('metric_request')
    .values({ channel_id: channelId, delivery_id: null, asked_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['channel_id', 'delivery_id'])
        .doUpdateSet({ asked_at: now })
        .where('metric_request.asked_at', '<=', oldEnough),
    )
    .returning('channel_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

export interface AskedFor {
  readonly channelId: string;
  /** Null: the account itself. */
  readonly deliveryIds: readonly string[] | null;
  readonly at: Date;
}

export async function saveAsked(
  tx: Tx,
  { channelId, deliveryIds, at }: AskedFor,
  failure: Failure | null,
): Promise<void> {
  if (deliveryIds?.length === 0) return;
  await tx
    .updateTable('metric_request')
    .set(failure ? { failure: JSON.stringify(failure) } : { failure: null, answered_at: at })
    .where('channel_id', '=', channelId)
    .where((eb) => (deliveryIds === null ? eb('delivery_id', 'is', null) : eb('delivery_id', 'in', deliveryIds)))
    .execute();
}

/** Comments that visitors can read under posts of the portal. */
export async function portalComments(db: Db, postIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (postIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('citizen_thread as t')
    .innerJoin('citizen_message as m', 'm.thread_id', 't.id')
    .innerJoin('channel as c', 'c.id', 't.channel_id')
    .select(({ fn }) => ['t.post_id', fn.countAll<number>().as('count')])
    .where('t.post_id', 'in', postIds)
    .where('c.network', '=', 'portal')
    .where('m.moderation', '=', 'shown')
    .groupBy('t.post_id')
    .execute();
  const counted = new Map(rows.map(({ post_id, count }) => [post_id ?? '', count]));
  return new Map(postIds.map((id) => [id, counted.get(id) ?? 0]));
}

/** Channels of these networks that are switched on. */
export async function channelsToCount(db: Db, networks: readonly Network[]): Promise<readonly string[]> {
  if (networks.length === 0) return [];
  const rows = await db
    .selectFrom('channel')
    .select('id')
    .where('network', 'in', networks)
    .where('state', '=', 'connected')
    .where('removed_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}
