import { agencyTree, authorOf, can, type Actor, type AgencyId } from '#organisation/index.ts';
import { neutralityOf } from '#planning/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { enqueueAsking } from '#publishing/approval-letters/ask-approvers.job.ts';
import { postToActOn, type MayNot, type PublishingTools } from '#publishing/posts/acting.ts';
import { wordsOf, type PostContent } from '#publishing/posts/content.ts';
import { sayingOf } from '#publishing/posts/content-facts.ts';
import { addDecision } from '#publishing/posts/history.store.ts';
import { obstacleTo, type Obstacle } from '#publishing/posts/obstacles.ts';
import { mayBeSubmitted, type Post, type PostState } from '#publishing/posts/post.ts';
import { contentOf, postById, saveApproval, saveSubmitted } from '#publishing/posts/post.store.ts';
import { pinFacts } from '#publishing/posts/post-fact.store.ts';
import { planDeliveries } from '#publishing/posts/schedule.ts';
import { tellPostChanged } from '#publishing/posts/tell.ts';
import { beginReview } from './begin-review.ts';
import { markAfterwards, rushRolesOf } from './rush.store.ts';

export type RushRefusal =
  | MayNot
  | Obstacle
  | { readonly kind: 'not-to-be-rushed' | 'edited-meanwhile' | 'reason-missing' }
  | { readonly kind: 'neutrality-held-back'; readonly words: string };

export interface RushInput {
  readonly postId: string;
  /** What was read before it was decided. */
  readonly revision: number;
  readonly reason: string;
}

/** Out at once with a reason, by those an agency lets do that. Every other guard holds; the review comes afterwards. */
export function rushPost(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { postId, revision, reason }: RushInput,
): Promise<Result<{ readonly state: PostState }, RushRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToRush(tx, actor, { postId, revision });
    if (!found.ok) return found;
    const post = found.value;
    if (reason.trim() === '') return refuse({ kind: 'reason-missing' });
    const content = await contentOf(tx, post.id);
    const clear = await obstacleTo(tx, { ...post, publishAt: now() }, { written: content, now: now() });
    if (!clear.ok) return clear;
    const held = await heldBack(tx, post, { content, now: now() });
    if (held) return refuse(held);

    const by = authorOf(actor);
    await saveSubmitted(tx, post.id, by);
    await beginReview(tx, post, now());
    await markAfterwards(tx, post.id);
    await saveApproval(tx, post, by);
    await enqueueAsking(jobs, tx, { postId: post.id, runAt: now() });
    await pinFacts(tx, post.id, Object.fromEntries(Object.entries(sayingOf(clear.value.uses))));
    const decided = { postId: post.id, version: post.version, personId: by, note: reason.trim() };
    await addDecision(tx, { ...decided, decision: 'rushed' });
    // Read again: only an approved post has deliveries.
    const approved = (await postById(tx, post.id)) ?? post;
    await planDeliveries(tx, jobs, { post: approved, content: clear.value.content, publishAt: now() });
    const after = { state: 'scheduled', version: post.version, reason: decided.note };
    await tellPostChanged(tx, actor, { post, action: 'post.rushed', after });
    return accept({ state: 'scheduled' });
  });
}

async function postToRush(
  tx: Tx,
  actor: Actor,
  { postId, revision }: Omit<RushInput, 'reason'>,
): Promise<Result<Post, RushRefusal>> {
  const found = await postToActOn(tx, actor, { postId, operation: 'post.rush' });
  if (!found.ok) return found;
  const post = found.value;
  if (!(await mayRush(tx, actor, post.agencyId))) return refuse({ kind: 'not-allowed' });
  if (!mayBeSubmitted(post.state) && post.state !== 'in-review') return refuse({ kind: 'not-to-be-rushed' });
  return post.revision === revision ? accept(post) : refuse({ kind: 'edited-meanwhile' });
}

/** Whether one of this person's roles there is one that the agency lets publish at once. */
export async function mayRush(db: Db | Tx, actor: Actor, agencyId: AgencyId): Promise<boolean> {
  if (!can(actor, 'post.rush', agencyId)) return false;
  const line = [agencyId, ...(await agencyTree(db)).ancestors(agencyId)];
  const allowed = new Set<string>(await rushRolesOf(db, line));
  return actor.memberships.some(({ agencyId: at, role }) => line.includes(at) && allowed.has(role));
}

async function heldBack(
  tx: Tx,
  { agencyId }: Post,
  { content, now }: { readonly content: PostContent; readonly now: Date },
): Promise<RushRefusal | undefined> {
  const neutrality = await neutralityOf(tx, { agencyId, texts: wordsOf(content), at: now });
  if (!neutrality?.blocks) return undefined;
  return { kind: 'neutrality-held-back', words: neutrality.found.map(({ words }) => `“${words}”`).join(', ') };
}
