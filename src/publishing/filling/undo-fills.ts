import { can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, type Result } from '#platform/result.ts';
import { lockFills, markFillUndone, undoBankUse, type StoredFill } from '#planning/index.ts';
import { stopDeliveries } from '#publishing/deliveries/delivery-orders.store.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import type { Post } from '#publishing/posts/post.ts';
import { clearApproval, lockPost, savePublishAt, saveRemoved, saveState } from '#publishing/posts/post.store.ts';
import { hasGoneOut } from '#publishing/posts/post-facts.store.ts';
import { mayPlan } from '#publishing/posts/schedule-post.ts';
import { tellPostChanged } from '#publishing/posts/tell.ts';

export interface Undone {
  readonly undone: number;
  readonly kept: number;
}

/** Gives posts their former time back and throws away what was made. What went on since is kept as it is. */
export function undoFills(
  { db, now }: PublishingTools,
  actor: Actor,
  ids: readonly string[],
): Promise<Result<Undone, never>> {
  return inTransaction(db, async (tx) => {
    const fills = await lockFills(tx, scopeOf(actor, 'slot.fill'), ids);
    let undone = 0;
    for (const fill of fills) if (await undo(tx, actor, { fill, now: now() })) undone += 1;
    return accept({ undone, kept: ids.length - undone });
  });
}

interface ToUndo {
  readonly fill: StoredFill;
  readonly now: Date;
}

async function undo(tx: Tx, actor: Actor, { fill, now }: ToUndo): Promise<boolean> {
  const post = await lockPost(tx, scopeOf(actor, 'post.read'), fill.postId);
  if (!post || post.removed || !(await mayUndo(tx, actor, { post, fill }))) return false;
  await stopDeliveries(tx, post.id);
  if (fill.madePost) await throwAway(tx, actor, { post, now });
  else await giveBack(tx, actor, { post, formerAt: fill.formerAt });
  await markFillUndone(tx, fill.id, now);
  const { agencyId } = post;
  const subject = { agencyId, subjectKind: 'slot', subjectId: fill.slotId };
  await recordAudit(tx, actor, { ...subject, action: 'slot.emptied', before: { at: fill.at, postId: post.id } });
  await announce(tx, { topic: 'slot', agencyId, id: fill.slotId });
  return true;
}

async function mayUndo(
  tx: Tx,
  actor: Actor,
  { post, fill }: { readonly post: Post; readonly fill: StoredFill },
): Promise<boolean> {
  const stands = post.publishAt?.getTime() === fill.at.getTime();
  const mine = fill.madePost ? can(actor, 'post.schedule', post.agencyId) : mayPlan(actor, post);
  return stands && mine && post.state !== 'sending' && !(await hasGoneOut(tx, post.id));
}

async function throwAway(
  tx: Tx,
  actor: Actor,
  { post, now }: { readonly post: Post; readonly now: Date },
): Promise<void> {
  await clearApproval(tx, { id: post.id, state: 'draft' });
  await saveRemoved(tx, post.id, true);
  await undoBankUse(tx, post.id, now);
  await tellPostChanged(tx, actor, { post, action: 'post.removed', after: { state: 'draft' } });
}

/** A time that has passed meanwhile is none. */
async function giveBack(
  tx: Tx,
  actor: Actor,
  { post, formerAt }: { readonly post: Post; readonly formerAt: Date | null },
): Promise<void> {
  const state = post.state === 'scheduled' ? 'approved' : post.state;
  await savePublishAt(tx, post.id, formerAt);
  await saveState(tx, post.id, state);
  await tellPostChanged(tx, actor, { post, action: 'post.time-wished', after: { state, publishAt: formerAt } });
}
