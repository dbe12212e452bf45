import { zoneOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { formatClock } from '#platform/time/format.ts';
import { instantOf, type LocalTime } from '#platform/time/local-time.ts';
import { deliveryToActOn, tellDeliveryChanged, type MayNotAct } from '#publishing/deliveries/acting.ts';
import { saveDueAgain } from '#publishing/deliveries/outcome.store.ts';
import { enqueueSending } from '#publishing/deliveries/send-delivery.job.ts';
import { postToActOn, type PublishingTools } from '#publishing/posts/acting.ts';
import { mayBeScheduled, type Post } from '#publishing/posts/post.ts';
import { hasGoneOut } from '#publishing/posts/post-facts.store.ts';
import { setTime, type SchedulePostRefusal } from '#publishing/posts/schedule-post.ts';
import { missedOf } from './hold.store.ts';

export interface NewTime {
  readonly id: string;
  /** By the clock of the post's agency. */
  readonly time: LocalTime;
}

export type RescheduleRefusal =
  | SchedulePostRefusal
  | MayNotAct
  | { readonly kind: 'not-missed' | 'not-approved-any-more' };

export interface Rescheduled {
  readonly id: string;
  readonly at: Date;
}

/** Gives missed posts a new time; on channels where they are out already they stay as they are. All of them or none. */
export async function rescheduleMissed(
  tools: PublishingTools,
  actor: Actor,
  posts: readonly NewTime[],
): Promise<Result<readonly Rescheduled[], RescheduleRefusal>> {
  try {
    return accept(await inTransaction(tools.db, (tx) => rescheduleAll({ ...tools, tx }, actor, posts)));
  } catch (error) {
    if (!(error instanceof OneStays)) throw error;
    return refuse(error.refusal);
  }
}

/** Thrown to roll everything back. */
class OneStays extends Error {
  readonly refusal: RescheduleRefusal;

  constructor(refusal: RescheduleRefusal) {
    super('A missed post cannot be rescheduled');
    this.refusal = refusal;
  }
}

type InTransaction = PublishingTools & { readonly tx: Tx };

async function rescheduleAll(tools: InTransaction, actor: Actor, posts: readonly NewTime[]): Promise<Rescheduled[]> {
  const done: Rescheduled[] = [];
  // Always locked in the same order, so that two people at it do not wait for each other.
  for (const { id, time } of posts.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const found = await postToActOn(tools.tx, actor, { postId: id, operation: 'post.schedule' });
    if (!found.ok) throw new OneStays(found.refusal);
    const at = await reschedule(tools, actor, { post: found.value, time });
    if (!at.ok) throw new OneStays(at.refusal);
    done.push({ id, at: at.value });
  }
  return done;
}

interface Wanted {
  readonly post: Post;
  readonly time: LocalTime;
}

async function reschedule(
  tools: InTransaction,
  actor: Actor,
  { post, time }: Wanted,
): Promise<Result<Date, RescheduleRefusal>> {
  const missed = await missedOf(tools.tx, post.id);
  if (post.state !== 'missed' && missed.length === 0) return refuse({ kind: 'not-missed' });
  if (!mayBeScheduled(post) || (await hasGoneOut(tools.tx, post.id))) return await partly(tools, actor, { post, time });
  const set = await setTime(tools, actor, { post, time });
  return set.ok ? accept(set.value.publishAt) : set;
}

/** Elsewhere it is out, or on its way: only what was missed goes out again, with the words that were approved. */
async function partly(
  { tx, jobs, now }: InTransaction,
  actor: Actor,
  { post, time }: Wanted,
): Promise<Result<Date, RescheduleRefusal>> {
  const zone = await zoneOf(tx, post.agencyId);
  const dueAt = instantOf(time, zone);
  if (!dueAt) return refuse({ kind: 'no-such-time' });
  if (dueAt <= now()) return refuse({ kind: 'time-has-passed', now: formatClock(now(), zone, 'id') });
  for (const id of await missedOf(tx, post.id)) {
    const found = await deliveryToActOn(tx, actor, id);
    if (!found.ok) return found;
    if (!found.value.approved) return refuse({ kind: 'not-approved-any-more' });
    await saveDueAgain(tx, id, dueAt);
    await enqueueSending(jobs, tx, { id, runAt: dueAt });
    await tellDeliveryChanged(tx, actor, { delivery: found.value, action: 'delivery.retried', after: { dueAt } });
  }
  return accept(dueAt);
}
