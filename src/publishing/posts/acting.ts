import { can, scopeOf, type Actor, type AgencyId, type Operation } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Jobs } from '#platform/jobs/job.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import type { Post } from './post.ts';
import { lockPost } from './post.store.ts';

export interface PublishingTools {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly now: Now;
}

export type NotAllowed = { readonly kind: 'not-allowed' };
export type PostNotFound = { readonly kind: 'post-not-found' };
export type MayNot = NotAllowed | PostNotFound;

/** The post, held for the transaction, if this person may do that with it. */
export async function postToActOn(
  tx: Tx,
  actor: Actor,
  { postId, operation }: { readonly postId: string; readonly operation: Operation },
): Promise<Result<Post, MayNot>> {
  const post = await lockPost(tx, scopeOf(actor, 'post.read'), postId);
  if (!post || post.removed) return refuse({ kind: 'post-not-found' });
  return can(actor, operation, post.agencyId) ? accept(post) : refuse({ kind: 'not-allowed' });
}

/** A stranger to the agency is not told that it exists. */
export function mayCreateAt(actor: Actor, agencyId: AgencyId): Result<undefined, NotAllowed> {
  return can(actor, 'post.write', agencyId) ? accept(undefined) : refuse({ kind: 'not-allowed' });
}
