import { sql } from 'kysely';
import { authorOf, can, type Actor } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { enqueueAsking } from '#publishing/approval-letters/ask-approvers.job.ts';
import { stopDeliveries } from '#publishing/deliveries/delivery-orders.store.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { addDecision, keepVersion } from '#publishing/posts/history.store.ts';
import { mayBeEdited, stateAfterEdit, type Post } from '#publishing/posts/post.ts';
import { clearApproval, contentOf, saveEdited } from '#publishing/posts/post.store.ts';
import { hasGoneOut } from '#publishing/posts/post-facts.store.ts';
import { beginReviewAnew, setFlowFor } from './begin-review.ts';
import type { Flow } from './flow.ts';
import { dropAgreements, reviewOf } from './review.store.ts';

type Tools = Pick<PublishingTools, 'jobs' | 'now'> & { readonly tx: Tx };

interface Following {
  readonly post: Post;
  readonly change: () => Promise<void>;
}

export type AfterApproval = { readonly kind: 'not-allowed-after-approval' };

/**
 * Does what may choose another flow for a post. In review, that one begins anew. Once approved, one that an agency made
 * binding takes the approval back, as an edit does; any other leaves it. What is out stays as it is.
 */
export async function followFlow(
  tools: Tools,
  actor: Actor,
  { post, change }: Following,
): Promise<Result<{ readonly voided: boolean }, AfterApproval>> {
  const { tx } = tools;
  const before = await setFlowFor(tx, post);
  await sql`savepoint flow_chosen`.execute(tx);
  await change();
  const after = await setFlowFor(tx, post);
  if (after?.id === before?.id) return accept({ voided: false });
  if (post.state === 'in-review') return accept({ voided: await reviewAnew(tools, actor, post) });
  if (!(await needsApprovalAnew(tx, post, after))) return accept({ voided: false });
  if (!can(actor, 'post.schedule', post.agencyId)) {
    await sql`rollback to savepoint flow_chosen`.execute(tx);
    return refuse({ kind: 'not-allowed-after-approval' });
  }
  await takeApprovalBack(tools, actor, post);
  return accept({ voided: true });
}

async function needsApprovalAnew(tx: Tx, post: Post, flow: Flow | undefined): Promise<boolean> {
  if (post.approval === null || flow?.reach !== 'binding') return false;
  return mayBeEdited(post.state) && !(await hasGoneOut(tx, post.id));
}

/** The same for what takes an approval back anyway. */
export async function followInReview(tools: Tools, actor: Actor, { post, change }: Following): Promise<void> {
  const before = post.state === 'in-review' ? await setFlowFor(tools.tx, post) : undefined;
  await change();
  if (post.state !== 'in-review') return;
  if ((await setFlowFor(tools.tx, post))?.id !== before?.id) await reviewAnew(tools, actor, post);
}

/** Of a post in review for which another flow was chosen. True: somebody had agreed already. */
async function reviewAnew({ tx, jobs, now }: Tools, actor: Actor, post: Post): Promise<boolean> {
  const review = await reviewOf(tx, post);
  const voided = review !== undefined && (await dropAgreements(tx, review.id)) > 0;
  await beginReviewAnew(tx, post, now());
  const { id: postId, version } = post;
  if (voided) await addDecision(tx, { postId, version, decision: 'voided', personId: authorOf(actor) });
  await enqueueAsking(jobs, tx, { postId, runAt: now() });
  return voided;
}

async function takeApprovalBack({ tx }: Tools, actor: Actor, post: Post): Promise<void> {
  const [state, personId, version] = [stateAfterEdit(post.state), authorOf(actor), post.version + 1];
  await stopDeliveries(tx, post.id);
  await clearApproval(tx, { id: post.id, state });
  await addDecision(tx, { postId: post.id, version: post.version, decision: 'voided', personId });
  // The words are the same: whoever writes in them now does not lose their place.
  await saveEdited(tx, { id: post.id, version, revision: post.revision, state });
  await keepVersion(tx, { postId: post.id, version, personId, content: await contentOf(tx, post.id) });
}
