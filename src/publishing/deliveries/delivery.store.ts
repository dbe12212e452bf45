import { sql } from 'kysely';
import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { factsOfPostStand } from '#strategy/index.ts';
import { latenessAllowedMs, type PostId } from '#publishing/posts/post.ts';
import type { Delivery, DeliveryId, DeliveryState, FrozenContent } from './delivery.ts';

/** What was approved still stands, and neither the post nor what it tells of has become excluded information. */
const mayGoOut = sql<boolean>`d.reply_id is not null or (p.approved_version = d.version and p.version = d.version
  and p.removed_at is null and p.state <> 'withdrawn' and p.information_class <> 'dikecualikan'
  and not exists (select 1 from activity where id = p.activity_id and information_class = 'dikecualikan'))`;

export interface ReadDelivery {
  readonly delivery: Delivery;
  /** The database's clock, the only one that decides. */
  readonly now: Date;
}

/** System-wide, for the engine. */
export async function readDelivery(db: Db | Tx, id: DeliveryId): Promise<ReadDelivery | undefined> {
  const row = await db
    .selectFrom('delivery as d')
    .innerJoin('channel as c', 'c.id', 'd.channel_id')
    .leftJoin('post as p', 'p.id', 'd.post_id')
    .leftJoin('delivery_attempt as a', (join) =>
      join.onRef('a.delivery_id', '=', 'd.id').on('a.state', 'in', ['sending', 'unknown']),
    )
    .select([
      'd.id',
      'd.agency_id',
      'd.channel_id',
      'd.post_id',
      'd.reply_id',
      'd.version',
      'd.content',
      'd.state',
      'd.due_at',
      'd.next_try_at',
      'd.attempts',
      'd.take_down_at',
      'd.remote_id',
      'd.remote_version',
      'd.url',
      'c.network',
      'c.slow_until',
      'p.kind',
      'p.information_class',
      'a.id as attempt_id',
      'a.client_reference',
      'a.record',
      'a.created_at as attempt_at',
    ]) // oxfmt-ignore
    .select([
      sql<string>`case when c.removed_at is null then c.state else 'off' end`.as('channel_state'),
      mayGoOut.as('approved'),
      factsOfPostStand('p').as('facts_stand'),
      sql<boolean>`pause_of(d) is not null`.as('paused'),
      sql<string | null>`d.failure ->> 'kind'`.as('failure_kind'),
      sql<Date>`clock_timestamp()`.as('now'),
    ])
    .where('d.id', '=', id)
    .executeTakeFirst();
  return row && { now: row.now, delivery: deliveryOf(row) };
}

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly channel_id: string;
  readonly post_id: string | null;
  readonly reply_id: string | null;
  readonly version: number;
  readonly content: unknown;
  readonly state: string;
  readonly due_at: Date;
  readonly next_try_at: Date | null;
  readonly attempts: number;
  readonly take_down_at: Date | null;
  readonly remote_id: string | null;
  readonly remote_version: string | null;
  readonly url: string | null;
  readonly network: string;
  readonly slow_until: Date | null;
  readonly kind: string | null;
  readonly information_class: string | null;
  readonly attempt_id: string | null;
  readonly client_reference: string | null;
  readonly record: unknown;
  readonly attempt_at: Date | null;
  readonly failure_kind: string | null;
  readonly channel_state: string;
  readonly approved: boolean;
  readonly facts_stand: boolean;
  readonly paused: boolean;
}

function deliveryOf(row: Row): Delivery {
  const { remote_id: remoteId, remote_version: remoteVersion, url } = row;
  return {
    id: row.id as DeliveryId,
    agencyId: row.agency_id as AgencyId,
    channelId: row.channel_id,
    postId: row.post_id,
    replyId: row.reply_id,
    version: row.version,
    content: row.content as FrozenContent,
    state: row.state as DeliveryState,
    dueAt: row.due_at,
    nextTryAt: row.next_try_at,
    attempts: row.attempts,
    failureKind: row.failure_kind,
    takeDownAsked: row.take_down_at !== null,
    sent: remoteId === null ? null : { remoteId, remoteVersion: remoteVersion ?? '', url: url ?? '' },
    openAttempt: openAttemptOf(row),
    approved: row.approved,
    factsStand: row.facts_stand,
    paused: row.paused,
    // A citizen waits for an answer longer than anybody waits for news.
    latenessAllowedMs:
      row.kind === null
        ? latenessAllowedMs('', 'serta-merta')
        : latenessAllowedMs(row.kind, row.information_class ?? ''),
    channel: { network: row.network, state: row.channel_state, slowUntil: row.slow_until },
  };
}

function openAttemptOf({ attempt_id, client_reference, attempt_at, record }: Row): Delivery['openAttempt'] {
  if (attempt_id === null || client_reference === null || attempt_at === null) return null;
  return { id: attempt_id, clientReference: client_reference, record, createdAt: attempt_at };
}

export interface DeliveryToActOn {
  readonly id: DeliveryId;
  readonly agencyId: AgencyId;
  readonly postId: PostId | null;
  readonly replyId: string | null;
  readonly channelId: string;
  readonly state: DeliveryState;
  readonly medium: string;
  readonly network: string;
  readonly dueAt: Date;
  readonly url: string | null;
  readonly takeDownAsked: boolean;
  readonly approved: boolean;
}

/** Holds the delivery, after its post, until the transaction ends. */
export async function lockDelivery(tx: Tx, scope: AgencyScope, id: string): Promise<DeliveryToActOn | undefined> {
  if (scope.length === 0) return undefined;
  await sql`select 1 from post where id = (select post_id from delivery where id = ${id}) for no key update`.execute(
    tx,
  );
  const row = await tx
    .selectFrom('delivery as d')
    .innerJoin('channel as c', 'c.id', 'd.channel_id')
    .leftJoin('post as p', 'p.id', 'd.post_id')
    .select(['d.id', 'd.agency_id', 'd.post_id', 'd.reply_id', 'd.channel_id', 'd.state', 'd.due_at', 'd.url'])
    .select(['d.take_down_at', 'c.medium', 'c.network'])
    .select(sql<boolean>`(${mayGoOut}) and ${factsOfPostStand('p')}`.as('approved'))
    .where('d.id', '=', id)
    .where('d.agency_id', 'in', scope)
    .forUpdate('d')
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id as DeliveryId,
    agencyId: row.agency_id as AgencyId,
    postId: row.post_id as PostId | null,
    replyId: row.reply_id,
    channelId: row.channel_id,
    state: row.state as DeliveryState,
    medium: row.medium,
    network: row.network,
    dueAt: row.due_at,
    url: row.url,
    takeDownAsked: row.take_down_at !== null,
    approved: row.approved,
  };
}

/** System-wide: the states of all deliveries of a post. */
export async function statesOf(tx: Tx, postId: string): Promise<readonly DeliveryState[]> {
  const rows = await tx.selectFrom('delivery').select('state').where('post_id', '=', postId).execute();
  return rows.map(({ state }) => state as DeliveryState);
}
