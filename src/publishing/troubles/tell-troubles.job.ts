import { z } from 'zod';
import type { Tx } from '#platform/db/db.ts';
import type { JobKind, Jobs } from '#platform/jobs/job.ts';

export const tellTroublesJob: JobKind<object> = {
  name: 'publishing.tell-troubles',
  payload: z.object({}),
  maxAttempts: 5,
  concurrency: 1,
  // What fails together is told together.
  gatherSeconds: 5,
};

/** Called in the transaction in which a delivery failed. Whoever can mend it reads of it within the minute. */
export async function tellTroublesSoon(tx: Tx, jobs: Jobs, now: Date): Promise<void> {
  await jobs.enqueue(tx, { kind: tellTroublesJob, payload: {}, runAt: now });
}
