import { can, zoneOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { formatClock } from '#platform/time/format.ts';
import { instantOf, type LocalTime } from '#platform/time/local-time.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { sayingOf, sayTheSame } from './content-facts.ts';
import { obstacleTo, type Obstacle } from './obstacles.ts';
import { mayBeEdited, mayBeScheduled, type Post, type PostState } from './post.ts';
import { contentOf, savePublishAt } from './post.store.ts';
import { pinnedFacts } from './post-fact.store.ts';
import { hasGoneOut } from './post-facts.store.ts';
import { planDeliveries } from './schedule.ts';
import { tellPostChanged } from './tell.ts';

export type SchedulePostRefusal =
  | MayNot
  | Obstacle
  | { readonly kind: 'no-such-time' }
  | { readonly kind: 'time-has-passed'; readonly now: string }
  | { readonly kind: 'not-approved-yet' }
  | { readonly kind: 'facts-changed-since-approval' }
  | { readonly kind: 'already-handed-over' };

export interface ScheduleInput {
  readonly postId: string;
  /** By the clock of the post's agency, or at once. */
  readonly time: LocalTime | 'now';
}

export interface Scheduled {
  readonly state: PostState;
  readonly publishAt: Date;
}

/** Before approval the time is a wish; once approved the post is scheduled for it. */
export function schedulePost(
  tools: PublishingTools,
  actor: Actor,
  { postId, time }: ScheduleInput,
): Promise<Result<Scheduled, SchedulePostRefusal>> {
  return inTransaction(tools.db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.read' });
    return found.ok ? await setTime({ ...tools, tx }, actor, { post: found.value, time }) : found;
  });
}

export interface TimeToSet {
  readonly post: Post;
  readonly time: LocalTime | 'now';
}

/** The same for a post that the transaction already holds. */
export async function setTime(
  { tx, jobs, now }: Pick<PublishingTools, 'jobs' | 'now'> & { readonly tx: Tx },
  actor: Actor,
  { post, time }: TimeToSet,
): Promise<Result<Scheduled, SchedulePostRefusal>> {
  if (!mayPlan(actor, post)) return refuse({ kind: 'not-allowed' });
  const instant = time === 'now' ? accept(now()) : await futureInstant(tx, { post, time, now: now() });
  if (!instant.ok) return instant;
  return await scheduleAt(tx, { jobs, actor, now }, { post, publishAt: instant.value, atOnce: time === 'now' });
}

/** For whoever has asked already whether the person may: what is approved is scheduled, what is not keeps a wish. */
export async function scheduleAt(
  tx: Tx,
  { jobs, actor, now }: Pick<PublishingTools, 'jobs' | 'now'> & { readonly actor: Actor },
  { post, publishAt, atOnce }: Wish,
): Promise<Result<Scheduled, SchedulePostRefusal>> {
  if (!mayBeScheduled(post)) return await wish(tx, actor, { post, publishAt, atOnce });
  if (await hasGoneOut(tx, post.id)) return refuse({ kind: 'already-handed-over' });
  const clear = await obstacleTo(tx, { ...post, publishAt }, { written: await contentOf(tx, post.id), now: now() });
  if (!clear.ok) return clear;
  const { content, uses } = clear.value;
  const approved = Object.fromEntries(await pinnedFacts(tx, post.id));
  if (!sayTheSame(approved, sayingOf(uses))) return refuse({ kind: 'facts-changed-since-approval' });
  await planDeliveries(tx, jobs, { post, content, publishAt });
  await tellPostChanged(tx, actor, { post, action: 'post.scheduled', after: { state: 'scheduled', publishAt } });
  return accept({ state: 'scheduled', publishAt });
}

/** An approved post is moved by those who publish; a draft's wished time belongs to its writers. */
export function mayPlan(actor: Actor, post: Post): boolean {
  if (can(actor, 'post.schedule', post.agencyId)) return true;
  return post.approval === null && can(actor, 'post.write', post.agencyId);
}

interface FutureTime {
  readonly post: Post;
  readonly time: LocalTime;
  readonly now: Date;
}

async function futureInstant(tx: Tx, { post, time, now }: FutureTime): Promise<Result<Date, SchedulePostRefusal>> {
  const zone = await zoneOf(tx, post.agencyId);
  const instant = instantOf(time, zone);
  if (!instant) return refuse({ kind: 'no-such-time' });
  return instant > now ? accept(instant) : refuse({ kind: 'time-has-passed', now: formatClock(now, zone, 'id') });
}

interface Wish {
  readonly post: Post;
  readonly publishAt: Date;
  readonly atOnce: boolean;
}

async function wish(
  tx: Tx,
  actor: Actor,
  { post, publishAt, atOnce }: Wish,
): Promise<Result<Scheduled, SchedulePostRefusal>> {
  if (!mayBeEdited(post.state)) return refuse({ kind: 'already-handed-over' });
  if (atOnce) return refuse({ kind: 'not-approved-yet' });
  await savePublishAt(tx, post.id, publishAt);
  await tellPostChanged(tx, actor, { post, action: 'post.time-wished', after: { publishAt } });
  return accept({ state: post.state, publishAt });
}
