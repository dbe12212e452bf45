import { z } from 'zod';
import type { Tx } from '#platform/db/db.ts';
import type { JobKind, Jobs } from '#platform/jobs/job.ts';
import type { DeliveryId } from './delivery.ts';

/** Failures of networks don't fail the job: they are recorded and come back as a new one. */
export const sendDeliveryJob: JobKind<{ deliveryId: string }> = {
  name: 'publishing.send-delivery',
  payload: z.object({ deliveryId: z.uuid() }),
  maxAttempts: 5,
  // Most of the time a network is waited for, and nothing is held meanwhile but the right to work on it.
  concurrency: 32,
  isPunctual: true,
};

export async function enqueueSending(jobs: Jobs, tx: Tx, at: { readonly id: DeliveryId; readonly runAt: Date }) {
  await jobs.enqueue(tx, { kind: sendDeliveryJob, payload: { deliveryId: at.id }, runAt: at.runAt });
}
