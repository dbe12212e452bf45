import { z } from 'zod';
import type { Tx } from '#platform/db/db.ts';
import type { JobKind, Jobs } from '#platform/jobs/job.ts';

export const askApproversJob: JobKind<{ postId: string }> = {
  name: 'publishing.ask-approvers',
  payload: z.object({ postId: z.uuid() }),
  maxAttempts: 5,
  concurrency: 1,
};

/** Once this is committed, whoever may approve the post gets a letter about it. */
export async function enqueueAsking(jobs: Jobs, tx: Tx, at: { readonly postId: string; readonly runAt: Date }) {
  await jobs.enqueue(tx, { kind: askApproversJob, payload: { postId: at.postId }, runAt: at.runAt });
}
