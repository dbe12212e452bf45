import { agencyById, authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import type { PostContent } from './content.ts';
import { sayingOf, sayTheSame } from './content-facts.ts';
import { addDecision, writersOf } from './history.store.ts';
import { obstacleTo, type Obstacle } from './obstacles.ts';
import { isOwnPost, stateOnceApproved, type Post, type PostState } from './post.ts';
import { contentOf, saveApproval, saveState } from './post.store.ts';
import { pinFacts } from './post-fact.store.ts';
import { planDeliveries } from './schedule.ts';
import { tellPostChanged } from './tell.ts';

export type ApprovePostRefusal =
  | MayNot
  | Obstacle
  | { readonly kind: 'not-in-review' }
  | { readonly kind: 'not-allowed-own-post' }
  | { readonly kind: 'edited-meanwhile' }
  | { readonly kind: 'facts-changed-meanwhile' };

export interface ApproveInput {
  readonly postId: string;
  readonly revision: number;
  /** By code, what the facts said when the text was read; nothing where it has none. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** Approves exactly the revision that was read, with its facts. A time wished for is taken up, unless it has passed. */
export function approvePost(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { postId, revision, facts = {} }: ApproveInput,
): Promise<Result<{ readonly state: PostState }, ApprovePostRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.approve' });
    if (!found.ok) return found;
    const post = found.value;
    if (post.state !== 'in-review') return refuse({ kind: 'not-in-review' });
    if (post.revision !== revision) return refuse({ kind: 'edited-meanwhile' });
    const ownPost = isOwnPost(post, actor.personId, await writersOf(tx, post));
    if (ownPost && !(await allowsSelfApproval(tx, post))) return refuse({ kind: 'not-allowed-own-post' });
    const read = await contentAsRead(tx, post, { facts, now: now() });
    if (!read.ok) return read;
    const content = read.value;

    const by = authorOf(actor);
    await saveApproval(tx, post, by);
    await pinFacts(tx, post.id, facts);
    await addDecision(tx, { postId: post.id, version: post.version, decision: 'approved', personId: by, ownPost });
    const state = stateOnceApproved(post.publishAt, now());
    if (state === 'scheduled' && post.publishAt)
      await planDeliveries(tx, jobs, { post, content, publishAt: post.publishAt });
    else await saveState(tx, post.id, state);
    const after = { state, version: post.version, ...(ownPost ? { ownPost } : {}) };
    await tellPostChanged(tx, actor, { post, action: 'post.approved', after });
    return accept({ state });
  });
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

async function allowsSelfApproval(tx: Tx, { agencyId }: Post): Promise<boolean> {
  return (await agencyById(tx, agencyId))?.allowsSelfApproval ?? false;
}
