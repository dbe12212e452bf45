import { authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { askToTakeDown, stopDeliveries } from '#publishing/deliveries/delivery-orders.store.ts';
import { statesOf } from '#publishing/deliveries/delivery.store.ts';
import { enqueueSending } from '#publishing/deliveries/send-delivery.job.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { addDecision } from './history.store.ts';
import { hasGoneOut } from './post-facts.store.ts';
import { mayBeWithdrawn, postStateFrom, type Post, type PostState } from './post.ts';
import { saveState } from './post.store.ts';
import { tellPostChanged } from './tell.ts';

export type WithdrawPostRefusal =
  | MayNot
  | { readonly kind: 'already-withdrawn' }
  /** Everything is out, and nobody asked to take it down. */
  | { readonly kind: 'already-public' };

export interface WithdrawInput {
  readonly postId: string;
  /** Whether what is already public is taken down too. */
  readonly takeDown: boolean;
  readonly note: string;
}

export interface Withdrawn {
  readonly state: PostState;
  /** Deliveries that nobody will ever see. */
  readonly stopped: number;
  /** Deliveries that are being taken down. */
  readonly takenDown: number;
}

/** Stops what no network has been handed, and takes down what is out when asked to. A review is called off. */
export function withdrawPost(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { postId, takeDown, note }: WithdrawInput,
): Promise<Result<Withdrawn, WithdrawPostRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.withdraw' });
    if (!found.ok) return found;
    const post = found.value;
    if (!mayBeWithdrawn(post.state)) return refuse({ kind: 'already-withdrawn' });

    const stopped = await stopDeliveries(tx, post.id);
    const toTakeDown = takeDown ? await askToTakeDown(tx, post.id) : [];
    for (const id of toTakeDown) await enqueueSending(jobs, tx, { id, runAt: now() });
    const state = await stateAfter(tx, post, takeDown);
    if (state === 'published' && stopped === 0) return refuse({ kind: 'already-public' });
    await saveState(tx, post.id, state);
    await addDecision(tx, {
      postId: post.id,
      version: post.version,
      decision: 'withdrawn',
      note,
      personId: authorOf(actor),
    });
    await tellPostChanged(tx, actor, { post, action: 'post.withdrawn', after: { state, takeDown, note } });
    return accept({ state, stopped, takenDown: toTakeDown.length });
  });
}

/** What stays public keeps the post from being called withdrawn. */
async function stateAfter(tx: Tx, post: Post, takeDown: boolean): Promise<PostState> {
  if (post.state === 'in-review') return 'draft';
  if (takeDown || !(await hasGoneOut(tx, post.id))) return 'withdrawn';
  return postStateFrom(await statesOf(tx, post.id));
}
