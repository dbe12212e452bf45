import { authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { neutralityOf, type NeutralityView } from '#planning/index.ts';
import { enqueueAsking } from '#publishing/approval-letters/ask-approvers.job.ts';
import { beginReview } from '#publishing/reviews/begin-review.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { wordsOf } from './content.ts';
import { addDecision } from './history.store.ts';
import { obstacleTo, type Obstacle } from './obstacles.ts';
import { mayBeSubmitted, type PostState } from './post.ts';
import { contentOf, saveSubmitted } from './post.store.ts';
import { tellPostChanged } from './tell.ts';

export type SubmitRefusal =
  | MayNot
  | Obstacle
  | { readonly kind: 'already-submitted' }
  | { readonly kind: 'neutrality-needs-justification' | 'neutrality-held-back'; readonly words: string };

export function submitForReview(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { postId, justification = '' }: { readonly postId: string; readonly justification?: string },
): Promise<Result<{ readonly state: PostState }, SubmitRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.submit' });
    if (!found.ok) return found;
    const post = found.value;
    if (!mayBeSubmitted(post.state)) return refuse({ kind: 'already-submitted' });
    const content = await contentOf(tx, post.id);
    const clear = await obstacleTo(tx, post, { written: content, now: now() });
    if (!clear.ok) return clear;
    const texts = wordsOf(content);
    const neutrality = await neutralityOf(tx, { agencyId: post.agencyId, texts, at: post.publishAt ?? now() });
    const held = neutrality && heldBack(neutrality, justification);
    if (held) return refuse(held);

    const by = authorOf(actor);
    await saveSubmitted(tx, post.id, by);
    await addDecision(tx, {
      postId: post.id,
      version: post.version,
      decision: 'submitted',
      personId: by,
      note: neutrality ? justification : '',
    });
    await tellPostChanged(tx, actor, { post, action: 'post.submitted', after: { state: 'in-review' } });
    await beginReview(tx, post, now());
    await enqueueAsking(jobs, tx, { postId: post.id, runAt: now() });
    return accept({ state: 'in-review' });
  });
}

/** Never silently: either it is held back, or it goes to its approver with a reason that they read. */
function heldBack({ found, blocks }: NeutralityView, justification: string): SubmitRefusal | undefined {
  const words = found.map((one) => `“${one.words}”`).join(', ');
  if (blocks) return { kind: 'neutrality-held-back', words };
  return justification === '' ? { kind: 'neutrality-needs-justification', words } : undefined;
}
