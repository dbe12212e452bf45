import { authorOf, can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import {
  noteFill,
  openOccurrence,
  type FillWay,
  type OccurrenceRefusal,
  type OpenOccurrence,
  type SlotId,
} from '#planning/index.ts';
import { postToActOn, type MayNot, type PublishingTools } from '#publishing/posts/acting.ts';
import type { Post, PostId } from '#publishing/posts/post.ts';
import { contentOf } from '#publishing/posts/post.store.ts';
import { mayPlan, scheduleAt, type SchedulePostRefusal } from '#publishing/posts/schedule-post.ts';

export interface Occasion {
  readonly slotId: SlotId;
  readonly at: Date;
}

export interface FillInput extends Occasion {
  readonly postId: string;
  readonly way: Extract<FillWay, 'hand' | 'random' | 'auto'>;
  readonly seed?: number;
}

export interface Filled {
  readonly fillId: string;
  readonly postId: PostId;
  readonly title: string;
  readonly state: string;
}

export type FillSlotRefusal =
  | MayNot
  | OccurrenceRefusal
  | SchedulePostRefusal
  | { readonly kind: 'post-of-another-agency' | 'post-lacks-the-channel' };

/** A post takes the time of an empty occurrence, by the same rules as if somebody had typed it. */
export function fillSlot(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { slotId, at, postId, way, seed }: FillInput,
): Promise<Result<Filled, FillSlotRefusal>> {
  return inTransaction(db, async (tx) => {
    const open = await openOccurrence(tx, scopeOf(actor, 'slot.fill'), { slotId, at, now: now() });
    if (!open.ok) return open;
    const found = await postToActOn(tx, actor, { postId, operation: 'post.read' });
    if (!found.ok) return found;
    const post = found.value;
    const fault = await faultOf(tx, actor, { post, open: open.value });
    if (fault) return refuse(fault);
    const scheduled = await scheduleAt(tx, { jobs, actor, now }, { post, publishAt: at, atOnce: false });
    if (!scheduled.ok) return scheduled;
    const { title } = await contentOf(tx, post.id);
    const fill = { slotId, at, postId: post.id, way, seed: seed ?? null, formerAt: post.publishAt, madePost: false };
    const fillId = await tellFilled(tx, actor, { ...fill, agencyId: post.agencyId, now: now() });
    return accept({ fillId, postId: post.id, title, state: scheduled.value.state });
  });
}

interface Proposed {
  readonly post: Post;
  readonly open: OpenOccurrence;
}

async function faultOf(tx: Tx, actor: Actor, { post, open }: Proposed): Promise<FillSlotRefusal | undefined> {
  const { agencyId, channelId } = open.slot;
  if (post.agencyId !== agencyId) return { kind: 'post-of-another-agency' };
  if (!mayPlan(actor, post)) return { kind: 'not-allowed' };
  if (channelId === null) return undefined;
  const { channels } = await contentOf(tx, post.id);
  return channels.some((channel) => channel.channelId === channelId) ? undefined : { kind: 'post-lacks-the-channel' };
}

export interface ToldFilling {
  readonly slotId: SlotId;
  readonly agencyId: Post['agencyId'];
  readonly at: Date;
  readonly postId: PostId;
  readonly way: FillWay;
  readonly seed: number | null;
  readonly formerAt: Date | null;
  readonly madePost: boolean;
  readonly now: Date;
}

export async function tellFilled(tx: Tx, actor: Actor, { agencyId, now, ...fill }: ToldFilling): Promise<string> {
  const id = await noteFill(tx, { ...fill, filledBy: authorOf(actor) }, now);
  const { slotId, at, postId, way, seed } = fill;
  const after = { at, postId, way, ...(seed === null ? {} : { seed }) };
  await recordAudit(tx, actor, { agencyId, action: 'slot.filled', subjectKind: 'slot', subjectId: slotId, after });
  await announce(tx, { topic: 'slot', agencyId, id: slotId });
  return id;
}

/** What goes out without another approval takes the right to publish. */
export function mayPublish(actor: Actor, agencyId: Post['agencyId']): boolean {
  return can(actor, 'post.schedule', agencyId);
}
