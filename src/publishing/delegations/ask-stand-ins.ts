import type { Tx } from '#platform/db/db.ts';
import { enqueueAsking } from '#publishing/approval-letters/ask-approvers.job.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { postsInReview, takeBegun } from './delegation.store.ts';

/** Once the days of somebody's absence have begun, whoever stands in gets letters about what waits already; once. */
export async function askStandIns({
  tx,
  jobs,
  now,
}: Pick<PublishingTools, 'jobs' | 'now'> & { readonly tx: Tx }): Promise<void> {
  const agencies = await takeBegun(tx, now());
  const posts = new Set<string>();
  for (const agencyId of agencies) for (const postId of await postsInReview(tx, agencyId)) posts.add(postId);
  for (const postId of posts) await enqueueAsking(jobs, tx, { postId, runAt: now() });
}
