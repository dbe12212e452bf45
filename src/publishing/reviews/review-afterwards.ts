import { authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { postToActOn, type MayNot, type PublishingTools } from '#publishing/posts/acting.ts';
import { enqueueAsking } from '#publishing/approval-letters/ask-approvers.job.ts';
import { addDecision } from '#publishing/posts/history.store.ts';
import type { Post } from '#publishing/posts/post.ts';
import { tellPostChanged } from '#publishing/posts/tell.ts';
import { withdrawPost, type WithdrawPostRefusal } from '#publishing/posts/withdraw-post.ts';
import { dueWithin } from './begin-review.ts';
import { isLastStep, stepIsDone } from './review.ts';
import { reviewOf, saveAgreement, saveTurn } from './review.store.ts';
import type { Outcome } from './rush.ts';
import { closeReview } from './rush.store.ts';
import { myTurn, type MyTurn, type TurnRefusal } from './take-turn.ts';

export type AfterwardsRefusal =
  | MayNot
  | TurnRefusal
  | WithdrawPostRefusal
  | { readonly kind: 'nothing-to-review-afterwards' | 'note-missing' | 'turn-changed-meanwhile' };

export interface AfterwardsInput {
  readonly postId: string;
  readonly outcome: Outcome;
  readonly note: string;
  /** Of the review, when it was read; undefined: whichever runs. */
  readonly turn?: number | undefined;
}

/** What is out already is fine, is to be corrected, or is taken down; the last two end the review at once. */
export async function reviewAfterwards(
  tools: PublishingTools,
  actor: Actor,
  { postId, outcome, note, turn }: AfterwardsInput,
): Promise<Result<{ readonly open: boolean }, AfterwardsRefusal>> {
  const words = note.trim();
  const may = await inTransaction(tools.db, (tx) => turnAfterwards(tx, actor, { postId, turn, now: tools.now() }));
  if (!may.ok) return may;
  if (outcome !== 'fine' && words === '') return refuse({ kind: 'note-missing' });
  if (outcome === 'withdraw') {
    const down = await withdrawPost(tools, actor, { postId, takeDown: true, note: words });
    // Withdrawn already, perhaps by this very order before a connection was lost: only its review is left.
    if (!down.ok && down.refusal.kind !== 'already-withdrawn') return down;
  }
  return await inTransaction(tools.db, async (tx) => {
    const found = await turnAfterwards(tx, actor, { postId, turn, now: tools.now() });
    return found.ok
      ? accept({ open: await settle({ ...tools, tx }, actor, { ...found.value, outcome, words }) })
      : found;
  });
}

interface Mine {
  readonly post: Post;
  readonly mine: MyTurn;
}

async function turnAfterwards(
  tx: Tx,
  actor: Actor,
  { postId, turn: turnRead, now }: Pick<AfterwardsInput, 'postId' | 'turn'> & { readonly now: Date },
): Promise<Result<Mine, AfterwardsRefusal>> {
  const found = await postToActOn(tx, actor, { postId, operation: 'post.read' });
  if (!found.ok) return found;
  const turn = await myTurn(tx, actor, { post: found.value, now });
  if (!turn.ok && turn.refusal.kind === 'not-allowed') return turn;
  if (!(await reviewOf(tx, found.value))?.isOpenAfterwards) return refuse({ kind: 'nothing-to-review-afterwards' });
  if (!turn.ok) return turn;
  const isStale = turnRead !== undefined && turnRead !== turn.value.review.turn;
  return isStale ? refuse({ kind: 'turn-changed-meanwhile' }) : accept({ post: found.value, mine: turn.value });
}

type Settling = Mine & { readonly outcome: Outcome; readonly words: string };

/** True while others are still asked. */
async function settle(
  { tx, jobs, now }: Pick<PublishingTools, 'jobs' | 'now'> & { readonly tx: Tx },
  actor: Actor,
  { post, mine, outcome, words }: Settling,
): Promise<boolean> {
  const { review, places, voice } = mine;
  const by = authorOf(actor);
  const forPersonId = voice.personId === actor.personId ? null : voice.personId;
  await saveAgreement(tx, { reviewId: review.id, places, personId: by, forPersonId, facts: null });
  const done = stepIsDone(review, places);
  const open = outcome === 'fine' && !(done && isLastStep(review));
  if (!open) await closeReview(tx, { reviewId: review.id, outcome, note: words, by });
  else if (done) {
    const hoursDueAt = await dueWithin(tx, post, { now: now(), workingHours: review.workingHours });
    await saveTurn(tx, { reviewId: review.id, step: review.step + 1, hoursDueAt });
    await enqueueAsking(jobs, tx, { postId: post.id, runAt: now() });
  }
  const decided = { postId: post.id, version: post.version, personId: by, forPersonId, note: words };
  await addDecision(tx, { ...decided, decision: 'reviewed' });
  const after = { outcome, open, note: words, ...(forPersonId ? { inNameOf: voice.name } : {}) };
  await tellPostChanged(tx, actor, { post, action: 'post.reviewed-afterwards', after });
  return open;
}
