import { sql } from 'kysely';
import type { Channel, Failure, Network, OwnPost } from '#channels/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

const everyMinutes = 15;
const mostMinutes = 24 * 60;
/** The clock that starts the rounds may tick a little early. */
const earlySeconds = 30;

/** Twice as long after each failure in a row, up to a day. */
const wait = sql`make_interval(secs => least(${mostMinutes}::float8, ${everyMinutes} * power(2, native_poll.failures)) * 60 - ${earlySeconds})`;

/** System-wide: connected accounts on these networks whose turn has come. */
export async function channelsToLookAt(db: Db, networks: readonly Network[], now: Date): Promise<readonly string[]> {
  if (networks.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select channel.id from channel left join native_poll on native_poll.channel_id = channel.id
    where channel.network = any(${[...networks]}::text[]) and channel.state = 'connected' and channel.removed_at is null
      and (native_poll.polled_at is null or native_poll.polled_at + ${wait} <= ${now})`.execute(db);
  return rows.map(({ id }) => id);
}

export interface ClaimedLook {
  /** When it was looked at before; null: never. */
  readonly before: Date | null;
}

/** Of two that want to look at once, here or in another process, one may. */
export async function claimLook(tx: Tx, channelId: string, now: Date): Promise<ClaimedLook | undefined> {
  const { rows } = await sql<ClaimedLook>`
    with former as (select polled_at from native_poll where channel_id = ${channelId})
    insert into native_poll (channel_id, polled_at) values (${channelId}, ${now})
    on conflict (channel_id) do update set polled_at = excluded.polled_at
    where native_poll.polled_at + ${wait} <= excluded.polled_at
    returning (select polled_at from former) as before`.execute(tx);
  return rows[0];
}

/** The oldest that the calendar still shows of an account. */
export async function oldestNative(db: Db, channelId: string): Promise<Date | null> {
  const query = db.selectFrom('native_post').select(({ fn }) => fn.min('published_at').as('at'));
  return (await query.where('channel_id', '=', channelId).executeTakeFirst())?.at ?? null;
}

/** Null: it answered well. */
export async function noteLook(tx: Tx, channelId: string, failure: Failure | null): Promise<void> {
  const count = failure === null ? sql<number>`0` : sql<number>`failures + 1`;
  await tx
    .updateTable('native_poll')
    .set({ failures: count, failure: failure === null ? null : JSON.stringify(failure) })
    .where('channel_id', '=', channelId)
    .execute();
}

/** Which of these left from here: told by their ids, or by the name the engine gave to an attempt still under way. */
export async function sentFromHere(tx: Tx, channelId: string, posts: readonly OwnPost[]): Promise<ReadonlySet<string>> {
  const ids = posts.map(({ remoteId }) => remoteId);
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${ids}::text[]) as asked (id)
    where exists (select from delivery d where d.channel_id = ${channelId} and d.remote_id = asked.id)
      or exists (
        select from delivery_attempt a join delivery d on d.id = a.delivery_id
        where d.channel_id = ${channelId} and d.remote_id is null and asked.id like '%/' || a.client_reference
      )`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** What is new is added, what was written anew is changed. Gives how many rows are not as before. */
export async function keepNatives(tx: Tx, channel: Channel, posts: readonly OwnPost[]): Promise<number> {
  if (posts.length === 0) return 0;
  const kept = await tx
    .insertInto('native_post')
    .values(
      posts.map(({ remoteId, url, text, publishedAt }) => ({
        channel_id: channel.id,
        agency_id: channel.agencyId,
        remote_id: remoteId,
        url,
        text: text.slice(0, 5_000),
        published_at: publishedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['channel_id', 'remote_id'])
        .doUpdateSet((row) => ({ text: row.ref('excluded.text'), url: row.ref('excluded.url') }))
        .where((row) => row.or([
          row('native_post.text', '<>', row.ref('excluded.text')),
          row('native_post.url', '<>', row.ref('excluded.url')),
        ])),
    )
    .returning('id')
    .execute(); // oxfmt-ignore
  return kept.length;
}

export interface Standing {
  /** What the network shows from here on is known in full. */
  readonly completeFrom: Date;
  readonly remoteIds: readonly string[];
}

/** Drops what no longer stands on the network, and what turned out to be ours. Gives how many. */
export async function dropNatives(tx: Tx, channelId: string, { completeFrom, remoteIds }: Standing): Promise<number> {
  const { rows } = await sql`
    delete from native_post where channel_id = ${channelId} and published_at >= ${completeFrom}
      and not (remote_id = any(${[...remoteIds]}::text[])) returning id`.execute(tx);
  return rows.length;
}
