import { scopeOf, type Actor } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { shownPost } from '../post.view.ts';
import type { PostNotFound } from '../posts/acting.ts';
import { bestPosts } from './best-posts.view.ts';
import { exampleOf, type Example } from './starters.ts';

/** With fewer, "best" would be chance. */
const leastCounted = 5;

export interface BestPosts {
  readonly items: (Example & { readonly id: string; readonly title: string; readonly interactions: number })[];
  readonly counted: number;
  readonly least: number;
}

export async function readBestPosts(db: Db, actor: Actor, postId: string): Promise<Result<BestPosts, PostNotFound>> {
  const post = await shownPost(db, scopeOf(actor, 'post.read'), postId);
  if (!post) return refuse({ kind: 'post-not-found' });
  const best = await bestPosts(db, { agencyId: post.agency_id, postId, duty: post.duty });
  const counted = best[0]?.counted ?? 0;
  const shown = counted < leastCounted ? [] : best;
  const items = shown.map(({ id, title, text, interactions }) => ({ id, title, interactions, ...exampleOf(text) }));
  return accept({ items, counted, least: leastCounted });
}
