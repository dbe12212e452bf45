import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { Jobs, Routine } from '#platform/jobs/job.ts';
import type { Now } from '#platform/time/clock.ts';
import { enqueueSending } from './send-delivery.job.ts';
import { lostDeliveries, newlyLate, resumeOfChannel } from './sweep.store.ts';

export interface SweepTools {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly now: Now;
}

/** Nothing may depend on a job that can get lost: what is due and does not move is queued again, and late posts are told. */
export function sweepDeliveries(tools: SweepTools): Routine {
  return { name: 'publishing.sweep-deliveries', cron: '* * * * *', work: () => sweepOnce(tools) };
}

/** So long after its time a delivery without progress is taken for one whose job was lost. */
const lostAfterSeconds = 20;

/** At the start of a process: what one that died had in hand is looked at now, not when its job is given up. */
export async function takeUpDeliveries(tools: SweepTools): Promise<void> {
  await sweepOnce(tools, 0);
}

export async function sweepOnce({ db, jobs, now }: SweepTools, after = lostAfterSeconds): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const id of await lostDeliveries(tx, after)) await enqueueSending(jobs, tx, { id, runAt: now() });
    for (const { id, agencyId } of await newlyLate(tx)) await announce(tx, { topic: 'delivery', agencyId, id });
  });
}

/** An account works again: whatever waited for it goes out, without anybody scheduling it anew. */
export async function resumeChannel({ jobs, now }: Omit<SweepTools, 'db'>, tx: Tx, channelId: string): Promise<void> {
  for (const id of await resumeOfChannel(tx, channelId)) await enqueueSending(jobs, tx, { id, runAt: now() });
}
