import { authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '../tools.ts';
import { ideaToActOn, tellIdea, type MayNotIdea } from './acting.ts';
import { addComment, markComment, putVote } from './idea.store.ts';

export function voteFor(
  { db }: PlanningTools,
  actor: Actor,
  { id, on }: { readonly id: string; readonly on: boolean },
): Promise<Result<{ readonly votes: number }, MayNotIdea>> {
  return inTransaction(db, async (tx) => {
    const found = await ideaToActOn(tx, actor, { id, wanted: 'take-part' });
    if (!found.ok) return found;
    const votes = await putVote(tx, found.value.id, { personId: actor.personId, on });
    await tellIdea(tx, actor, { idea: found.value, action: on ? 'idea.voted' : 'idea.vote-taken-back' });
    return accept({ votes });
  });
}

export function commentOn(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Result<{ readonly id: string }, MayNotIdea>> {
  return inTransaction(db, async (tx) => {
    const found = await ideaToActOn(tx, actor, { id, wanted: 'take-part' });
    if (!found.ok) return found;
    const commentId = await addComment(tx, found.value.id, { personId: authorOf(actor), text, at: now() });
    await tellIdea(tx, actor, { idea: found.value, action: 'idea.commented', after: { text } });
    return accept({ id: commentId });
  });
}

export type CommentRefusal = MayNotIdea | { readonly kind: 'idea-comment-not-found' };

/** One's own words only. */
export function takeCommentBack(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, commentId, removed }: { readonly id: string; readonly commentId: string; readonly removed: boolean },
): Promise<Result<undefined, CommentRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await ideaToActOn(tx, actor, { id, wanted: 'take-part' });
    if (!found.ok) return found;
    const whose = { commentId, personId: actor.personId, removedAt: removed ? now() : null };
    if (!(await markComment(tx, found.value.id, whose))) return refuse({ kind: 'idea-comment-not-found' });
    await tellIdea(tx, actor, { idea: found.value, action: removed ? 'idea.comment-removed' : 'idea.comment-restored' });
    return accept(undefined);
  });
} // oxfmt-ignore
