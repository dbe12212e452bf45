import { sql } from 'kysely';
import type { Attempt, Failure, Sent } from '#channels/index.ts';
import type { PersonId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { factsOfPostStand } from '#strategy/index.ts';
import type { Delivery, DeliveryId, DeliveryState } from './delivery.ts';

/**
 * Writes down what is about to be sent, before anybody can see it. False when the delivery was paused, stopped, moved or
 * taken over since it was read: then nothing may be sent. The brake comes first and the post before its delivery, in the
 * order that operations lock too.
 */
export async function beginAttempt(
  tx: Tx,
  { id, postId, version }: Delivery,
  { attempt, hash }: { readonly attempt: Attempt; readonly hash: string },
): Promise<boolean> {
  const { rows } = await sql`
    with allowed as materialized (
      select may_hand_over(${id}) as may
    ), held as (
      select id from post where (select may from allowed) and id = ${postId} and approved_version = ${version} and version = ${version}
        and removed_at is null and state <> 'withdrawn' and information_class <> 'dikecualikan'
        and not exists (select 1 from activity where id = post.activity_id and information_class = 'dikecualikan')
        and ${factsOfPostStand('post')}
      for no key update
    ), begun as (
      update delivery set state = 'sending', next_try_at = null
      where id = ${id} and state = 'scheduled' and version = ${version} and due_at <= clock_timestamp()
        and (select may from allowed) and (post_id is null or exists (select 1 from held))
      returning id, post_id
    ), shown as (
      update post set state = 'sending', updated_at = now() where id = (select post_id from begun)
    )
    insert into delivery_attempt (delivery_id, number, client_reference, record, content_hash, state, created_at)
    select id, 1 + (select count(*) from delivery_attempt where delivery_id = ${id}), ${attempt.clientReference},
      ${JSON.stringify(attempt.record)}::jsonb, ${hash}, 'sending', ${attempt.createdAt}
    from begun returning id`.execute(tx);
  return rows.length === 1;
}

/** Holds the post until the transaction ends: deliveries of one post settle one after the other. */
export async function holdPost(tx: Tx, postId: string): Promise<void> {
  await sql`select 1 from post where id = ${postId} for no key update`.execute(tx);
}

/**
 * Holds the delivery. False when a person stopped or moved it since the engine read it: what the engine found out then
 * is of no use. Once it is sending nobody else moves it. A Date has lost the microseconds.
 */
export async function holdUnchanged(tx: Tx, { id, state, version, dueAt }: Delivery): Promise<boolean> {
  const { rows } = await sql`
    select 1 from delivery where id = ${id} and (${state} <> 'scheduled' or state = 'sending' or state = 'scheduled'
      and version = ${version} and abs(extract(epoch from due_at - ${dueAt}::timestamptz)) < 0.002)
    for update`.execute(tx);
  return rows.length === 1;
}

export async function saveSent(tx: Tx, id: DeliveryId, sent: Sent): Promise<void> {
  await sql`
    with ended as (
      update delivery_attempt set state = 'sent', ended_at = clock_timestamp(), failure = null
      where delivery_id = ${id} and state in ('sending', 'unknown') returning id
    )
    update delivery set state = 'sent', remote_id = ${sent.remoteId}, remote_version = ${sent.remoteVersion},
      url = ${sent.url}, sent_at = clock_timestamp(), attempts = 0, next_try_at = null, failure = null, settled_at = null
    where id = ${id} and state in ('sending', 'unknown')`.execute(tx);
}

/** Holds its post first, for deliveries of one post settle one after the other. */
export async function saveVerified(tx: Tx, { id, postId }: Pick<Delivery, 'id' | 'postId'>): Promise<void> {
  await sql`
    with held as materialized (
      select id from post where id = ${postId} for no key update
    )
    update delivery set state = 'verified', verified_at = clock_timestamp(), attempts = 0, next_try_at = null, failure = null
    where id = ${id} and (select count(*) from held) >= 0`.execute(tx);
}

export interface Pause {
  readonly failure: Failure | null;
  /** Null: until something else, such as a reconnected account, queues it again. */
  readonly until: Date | null;
  /** Whether this counts against the engine's patience. */
  readonly counted: boolean;
}

/** The delivery stays in its state and is tried again. */
export async function savePause(tx: Tx, id: DeliveryId, { failure, until, counted }: Pause): Promise<void> {
  await sql`
    update delivery set next_try_at = ${until}, attempts = attempts + ${counted ? 1 : 0},
      failure = ${failure && JSON.stringify(failure)}::jsonb
    where id = ${id}`.execute(tx);
}

/** The attempt surely left nothing behind; the next try is a new one. */
export async function endAttempt(
  tx: Tx,
  id: DeliveryId,
  { state, failure }: { readonly state: 'refused' | 'absent'; readonly failure: Failure },
): Promise<void> {
  await sql`
    with ended as (
      update delivery_attempt set state = ${state}, ended_at = clock_timestamp(), failure = ${JSON.stringify(failure)}::jsonb
      where delivery_id = ${id} and state in ('sending', 'unknown') returning id
    )
    update delivery set state = 'scheduled' where id = ${id} and state in ('sending', 'unknown')`.execute(tx);
}

/** An end that only a person changes. */
export async function saveSettled(
  tx: Tx,
  id: DeliveryId,
  { state, failure }: { readonly state: DeliveryState; readonly failure: Failure | null },
): Promise<void> {
  await sql`
    update delivery set state = ${state}, failure = coalesce(${failure && JSON.stringify(failure)}::jsonb, failure),
      next_try_at = null, settled_at = clock_timestamp()
    where id = ${id}`.execute(tx);
  if (state !== 'unknown') return;
  await sql`update delivery_attempt set state = 'unknown' where delivery_id = ${id} and state = 'sending'`.execute(tx);
}

export async function saveWaitingByHand(tx: Tx, id: DeliveryId): Promise<void> {
  await sql`update delivery set state = 'waiting-by-hand' where id = ${id} and state = 'scheduled'`.execute(tx);
}

/** Sends again from the beginning, at that time. */
export async function saveDueAgain(tx: Tx, id: DeliveryId, dueAt: Date): Promise<void> {
  await sql`
    update delivery set state = 'scheduled', due_at = ${dueAt}, attempts = 0, next_try_at = null, failure = null,
      late_alarm_at = null, swept_at = null, settled_at = null
    where id = ${id}`.execute(tx);
}

/** A person has looked: it is not there. */
export async function saveAbsent(tx: Tx, id: DeliveryId): Promise<void> {
  await sql`
    update delivery_attempt set state = 'absent', ended_at = clock_timestamp()
    where delivery_id = ${id} and state in ('sending', 'unknown')`.execute(tx);
}

export interface Proof {
  readonly personId: PersonId | null;
  readonly url: string | null;
  readonly mediaId: string | null;
}

/** A person's word that it is public, with who and when: it counts as published. */
export async function saveProof(tx: Tx, id: DeliveryId, { personId, url, mediaId }: Proof): Promise<void> {
  await sql`
    with ended as (
      update delivery_attempt set state = 'sent', ended_at = clock_timestamp()
      where delivery_id = ${id} and state in ('sending', 'unknown') returning id
    )
    update delivery set state = 'verified', url = coalesce(${url}, url, ''), proof_media_id = ${mediaId},
      by_hand_person_id = ${personId}, sent_at = clock_timestamp(), verified_at = clock_timestamp(), failure = null,
      next_try_at = null, settled_at = null
    where id = ${id}`.execute(tx);
}

/** The post as the sum of its deliveries; its first publication is kept. */
export async function savePostState(tx: Tx, postId: string, state: string): Promise<boolean> {
  const { rows } = await sql`
    update post set state = ${state}, updated_at = now(),
      published_at = coalesce(published_at, (select min(verified_at) from delivery where post_id = ${postId}))
    where id = ${postId} and state <> 'withdrawn'
      and (state <> ${state} or published_at is null and exists (
        select 1 from delivery where post_id = ${postId} and state = 'verified'))
    returning id`.execute(tx);
  return rows.length > 0;
}
