import { authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { agree, myTurn, voidAgreements, type MyTurn, type TurnRefusal } from '#publishing/reviews/take-turn.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import type { PostContent } from './content.ts';
import { sayingOf, sayTheSame } from './content-facts.ts';
import { addDecision } from './history.store.ts';
import { obstacleTo, type Obstacle } from './obstacles.ts';
import { stateOnceApproved, type Post, type PostState } from './post.ts';
import { contentOf, saveApproval, saveState } from './post.store.ts';
import { pinFacts } from './post-fact.store.ts';
import { planDeliveries } from './schedule.ts';
import { tellPostChanged } from './tell.ts';

export type ApprovePostRefusal =
  | MayNot
  | Obstacle
  | { readonly kind: 'not-in-review' }
  | TurnRefusal
  | { readonly kind: 'edited-meanwhile' }
  | { readonly kind: 'turn-changed-meanwhile' }
  | { readonly kind: 'facts-changed-meanwhile' | 'facts-changed-since-agreed' };

export interface ApproveInput {
  readonly postId: string;
  readonly revision: number;
  /** By code, what the facts said when the text was read; nothing where it has none. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Of the review, when it was read; undefined: whichever runs. */
  readonly turn?: number | undefined;
}

/**
 * Agrees to exactly the revision that was read, with its facts. Once nothing is missing the post is approved: a time wished
 * for is taken up, unless it has passed. Until then it stays in review.
 */
export function approvePost(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { postId, revision, facts = {}, turn }: ApproveInput,
): Promise<Result<{ readonly state: PostState }, ApprovePostRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postInTurn(tx, actor, { postId, revision, turn, now: now() });
    if (!found.ok) return found;
    const { post, mine } = found.value;
    const read = await contentAsRead(tx, post, { facts, now: now() });
    if (!read.ok) return read;
    const content = read.value;
    if (mine.review.places.some((place) => place.facts && !sayTheSame(place.facts, facts))) {
      // What is refused stays written down: those who agreed to other facts are asked anew.
      await voidAgreements({ tx, jobs, now }, post, actor);
      await tellPostChanged(tx, actor, { post, action: 'post.agreements-voided', after: { facts } });
      return refuse({ kind: 'facts-changed-since-agreed' });
    }

    const decided = decisionOf(actor, { post, mine });
    const told = { version: post.version, ...(mine.ownPost ? { ownPost: true } : {}), ...inNameOf(actor, mine) };
    if (!(await agree({ tx, jobs, now }, actor, { post, mine, facts }))) {
      await addDecision(tx, { ...decided, decision: 'agreed' });
      const after = { ...told, step: mine.review.step + 1 };
      await tellPostChanged(tx, actor, { post, action: 'post.agreed', after });
      return accept({ state: 'in-review' });
    }
    const by = authorOf(actor);
    await saveApproval(tx, post, by);
    await pinFacts(tx, post.id, facts);
    await addDecision(tx, { ...decided, decision: 'approved' });
    const state = stateOnceApproved(post.publishAt, now());
    if (state === 'scheduled' && post.publishAt)
      await planDeliveries(tx, jobs, { post, content, publishAt: post.publishAt });
    else await saveState(tx, post.id, state);
    await tellPostChanged(tx, actor, { post, action: 'post.approved', after: { state, ...told } });
    return accept({ state });
  });
}

interface ReadPost {
  readonly postId: string;
  readonly revision: number;
  readonly turn: number | undefined;
  readonly now: Date;
}

/** The post, when it is this person's turn to agree to that revision of it. */
async function postInTurn(
  tx: Tx,
  actor: Actor,
  { postId, revision, turn: turnRead, now }: ReadPost,
): Promise<Result<{ readonly post: Post; readonly mine: MyTurn }, ApprovePostRefusal>> {
  const found = await postToActOn(tx, actor, { postId, operation: 'post.read' });
  if (!found.ok) return found;
  const post = found.value;
  const turn = await myTurn(tx, actor, { post, now });
  if (!turn.ok && turn.refusal.kind === 'not-allowed') return turn;
  if (post.state !== 'in-review') return refuse({ kind: 'not-in-review' });
  if (post.revision !== revision) return refuse({ kind: 'edited-meanwhile' });
  if (!turn.ok) return turn;
  // Sent twice where one person is asked in two steps, it would count for both.
  const isStale = turnRead !== undefined && turnRead !== turn.value.review.turn;
  return isStale ? refuse({ kind: 'turn-changed-meanwhile' }) : accept({ post, mine: turn.value });
}

async function contentAsRead(
  tx: Tx,
  post: Post,
  { facts, now }: { readonly facts: Readonly<Record<string, string>>; readonly now: Date },
): Promise<Result<PostContent, Obstacle | { readonly kind: 'facts-changed-meanwhile' }>> {
  const clear = await obstacleTo(tx, post, { written: await contentOf(tx, post.id), now });
  if (!clear.ok) return clear;
  const { content, uses } = clear.value;
  return sayTheSame(facts, sayingOf(uses)) ? accept(content) : refuse({ kind: 'facts-changed-meanwhile' });
}

function decisionOf(actor: Actor, { post, mine }: { readonly post: Post; readonly mine: MyTurn }) {
  const forPersonId = mine.voice.personId === actor.personId ? null : mine.voice.personId;
  const whose = { personId: authorOf(actor), forPersonId, ownPost: mine.ownPost };
  return { postId: post.id, version: post.version, ...whose };
}

/** As the trail tells it: in whose place somebody agreed. */
function inNameOf(actor: Actor, { voice }: MyTurn): { readonly inNameOf?: string } {
  return voice.personId === actor.personId ? {} : { inNameOf: voice.name };
}
