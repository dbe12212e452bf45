import { authorOf, can, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { stopDeliveries } from '#publishing/deliveries/delivery-orders.store.ts';
import { enqueueAsking } from '#publishing/approval-letters/ask-approvers.job.ts';
import { beginReview } from '#publishing/reviews/begin-review.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { sayingOf, sayTheSame } from './content-facts.ts';
import { addDecision, keepVersion } from './history.store.ts';
import { obstacleTo, type Obstacle } from './obstacles.ts';
import { mayBeEdited, type Post, type PostState } from './post.ts';
import { clearApproval, contentOf, saveEdited, saveSubmitted, writeContent } from './post.store.ts';
import { pinnedFacts } from './post-fact.store.ts';
import { hasGoneOut } from './post-facts.store.ts';
import { tellPostChanged } from './tell.ts';

export type RenewFactsRefusal =
  | MayNot
  | Obstacle
  | { readonly kind: 'not-allowed-after-approval' }
  | { readonly kind: 'already-handed-over' }
  | { readonly kind: 'already-renewed' };

/**
 * "Perbarui dan ajukan ulang": the words with what the facts say now become a new version, and its approver is asked
 * again. The hour wished for stays, so approving schedules it as before.
 */
export function renewFacts(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { postId }: { readonly postId: string },
): Promise<Result<{ readonly state: PostState }, RenewFactsRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.submit' });
    if (!found.ok) return found;
    const post = found.value;
    const may = await mayRenew(tx, actor, post);
    if (!may.ok) return may;
    const written = await contentOf(tx, post.id);
    const clear = await obstacleTo(tx, post, { written, now: now() });
    if (!clear.ok) return clear;
    const approved = Object.fromEntries(await pinnedFacts(tx, post.id));
    const saying = sayingOf(clear.value.uses);
    if (sayTheSame(approved, saying)) return refuse({ kind: 'already-renewed' });

    const personId = authorOf(actor);
    const next = { id: post.id, version: post.version + 1, revision: post.revision + 1, state: 'in-review' } as const;
    await stopDeliveries(tx, post.id);
    await clearApproval(tx, { id: post.id, state: 'in-review' });
    await addDecision(tx, { postId: post.id, version: post.version, decision: 'voided', personId });
    await saveEdited(tx, next);
    // The same words; writing them forgets what was approved with the old version.
    await writeContent(tx, post.id, written);
    await keepVersion(tx, { postId: post.id, version: next.version, personId, content: written });
    await saveSubmitted(tx, post.id, personId);
    await beginReview(tx, post, now());
    await addDecision(tx, { postId: post.id, version: next.version, decision: 'submitted', personId });
    const after = { state: 'in-review', version: next.version, facts: saying };
    await tellPostChanged(tx, actor, { post, action: 'post.facts-renewed', after });
    await enqueueAsking(jobs, tx, { postId: post.id, runAt: now() });
    return accept({ state: 'in-review' });
  });
}

async function mayRenew(tx: Tx, actor: Actor, post: Post): Promise<Result<undefined, RenewFactsRefusal>> {
  if (post.approval === null) return refuse({ kind: 'already-renewed' });
  if (!mayBeEdited(post.state) || (await hasGoneOut(tx, post.id))) return refuse({ kind: 'already-handed-over' });
  if (!can(actor, 'post.schedule', post.agencyId)) return refuse({ kind: 'not-allowed-after-approval' });
  return accept(undefined);
}
