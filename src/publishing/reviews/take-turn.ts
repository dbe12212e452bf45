import { agencyById, authorOf, type Actor } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { refuse, accept, type Result } from '#platform/result.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { enqueueAsking } from '#publishing/approval-letters/ask-approvers.job.ts';
import { addDecision, writersOf } from '#publishing/posts/history.store.ts';
import { isOwnPost, type Post } from '#publishing/posts/post.ts';
import { voicesOf } from '#publishing/delegations/voices.ts';
import { crowdOf, type Crowd } from './asked-people.ts';
import { dueWithin } from './begin-review.ts';
import { placesLeft } from './enough.ts';
import {
  isLastStep,
  plainReview,
  stepIsDone,
  turnOf,
  type Place,
  type Review,
  type Turn,
  type Voice,
} from './review.ts';
import { dropAgreements, reviewOf, saveAgreement, saveTurn } from './review.store.ts';

export type TurnRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-allowed-own-post' }
  | { readonly kind: 'already-agreed' }
  | { readonly kind: 'not-your-turn'; readonly waitsFor: string }
  /** Who can agree in this place instead. */
  | { readonly kind: 'needed-later'; readonly names: string };

export interface MyTurn {
  readonly review: Review;
  readonly places: readonly Place[];
  readonly voice: Voice;
  /** The writer themselves, or who they stand in for, wrote it. */
  readonly ownPost: boolean;
}

/** Whether this person decides about the post now, and in whose name. Of a post that is not in review: whether they could. */
export async function myTurn(
  db: Db | Tx,
  actor: Actor,
  { post, now }: { readonly post: Post; readonly now: Date },
): Promise<Result<MyTurn, TurnRefusal>> {
  const review = (await reviewOf(db, post)) ?? plainReview;
  const writers = await writersOf(db, post);
  const isOwn = (personId: Actor['personId']): boolean => isOwnPost(post, personId, writers);
  const allowsOwn = (await agencyById(db, post.agencyId))?.allowsSelfApproval ?? false;
  const crowd = needsSeveral(review) ? await crowdOf(db, post, review) : undefined;
  const voices = await voicesOf(db, actor, now);
  const leaves = crowd?.leavesEnough ?? ((): boolean => true);
  const turn = turnOf({ review, agencyId: post.agencyId, voices, isOwn, allowsOwn, leavesEnough: leaves });
  if (turn.kind !== 'yours') return refuse(await refusalOf(turn, crowd));
  const { places, voice } = turn;
  return accept({ review, places, voice, ownPost: isOwn(actor.personId) || isOwn(voice.personId) });
}

/** Only of several people who have to differ can one be missed later. */
function needsSeveral(review: Review): boolean {
  return !review.repeats && placesLeft(review).length > 1;
}

async function refusalOf(turn: Exclude<Turn, { kind: 'yours' }>, crowd: Crowd | undefined): Promise<TurnRefusal> {
  if (turn.kind === 'needed-later') {
    const others = (await crowd?.asked(turn.place)) ?? [];
    return { kind: turn.kind, names: others.map(({ name }) => name).join(', ') };
  }
  if (turn.kind !== 'not-your-turn') return { kind: turn.kind };
  const { kind, title } = turn.place;
  return { kind: 'not-your-turn', waitsFor: kind === 'people' ? title : kind };
}

/** Writes the agreement down. True: nothing is missing any more. Otherwise whoever is next gets a letter. */
export async function agree(
  { tx, jobs, now }: Pick<PublishingTools, 'jobs' | 'now'> & { readonly tx: Tx },
  actor: Actor,
  {
    post,
    mine,
    facts,
  }: { readonly post: Post; readonly mine: MyTurn; readonly facts: Readonly<Record<string, string>> },
): Promise<boolean> {
  const { review, places, voice } = mine;
  const forPersonId = voice.personId === actor.personId ? null : voice.personId;
  const isStored = review.id !== '';
  if (isStored) await saveAgreement(tx, { reviewId: review.id, places, personId: authorOf(actor), forPersonId, facts });
  if (!stepIsDone(review, places)) return false;
  if (isLastStep(review)) return true;
  const hoursDueAt = await dueWithin(tx, post, { now: now(), workingHours: review.workingHours });
  await saveTurn(tx, { reviewId: review.id, step: review.step + 1, hoursDueAt });
  await enqueueAsking(jobs, tx, { postId: post.id, runAt: now() });
  return false;
}

/** An edit takes back what was agreed to so far: the first are asked again, about the new words. */
export async function voidAgreements(
  { tx, jobs, now }: Pick<PublishingTools, 'jobs' | 'now'> & { readonly tx: Tx },
  post: Post,
  actor: Actor,
): Promise<boolean> {
  const review = post.state === 'in-review' ? await reviewOf(tx, post) : undefined;
  if (!review || (await dropAgreements(tx, review.id)) === 0) return false;
  const hoursDueAt = await dueWithin(tx, post, { now: now(), workingHours: review.workingHours });
  await saveTurn(tx, { reviewId: review.id, step: 0, hoursDueAt });
  await addDecision(tx, { postId: post.id, version: post.version, decision: 'voided', personId: authorOf(actor) });
  await enqueueAsking(jobs, tx, { postId: post.id, runAt: now() });
  return true;
}
