import type { Routine, Worker } from '#platform/jobs/job.ts';
import { keepArchiveRoutine } from './archive/keep-archive.ts';
import { lookAtStandingRoutine } from './archive/look-at-standing.ts';
import { askApprovers } from './approval-letters/ask-approvers.ts';
import { askApproversJob } from './approval-letters/ask-approvers.job.ts';
import { readBacks } from './deliveries/read-backs.ts';
import { sendDelivery } from './deliveries/send-delivery.ts';
import { sendDeliveryJob } from './deliveries/send-delivery.job.ts';
import { autoFillRoutine } from './filling/auto-fill.ts';
import { sweepDeliveries } from './deliveries/sweep-deliveries.ts';
import { endDuePauses } from './pauses/end-pause.ts';
import { mailNotices, mailNoticesJob, watchReviewsRoutine } from './reviews/watch-reviews.ts';
import { tellTroublesJob } from './troubles/tell-troubles.job.ts';
import { tellTroubles, watchTroubles } from './troubles/tell-troubles.ts';
import type { PublishingRoomTools } from './tools.ts';

export function publishingWorkers(tools: PublishingRoomTools): readonly Worker<object>[] {
  const asking: Worker<{ postId: string }> = {
    kind: askApproversJob,
    work: ({ postId }) => askApprovers(tools, postId),
  };
  const reminding: Worker<{ reviewId: string }> = {
    kind: mailNoticesJob,
    work: ({ reviewId }) => mailNotices(tools, reviewId),
  };
  const telling: Worker<object> = { kind: tellTroublesJob, work: () => tellTroubles(tools) };
  return [sender(tools), asking, reminding, telling].map((worker) => worker as Worker<object>);
}

function sender(tools: PublishingRoomTools): Worker<{ deliveryId: string }> {
  let now = 0;
  const reading = readBacks({
    work: (deliveryId) => sendDelivery(tools, deliveryId),
    sending: () => ({ now, most: sendDeliveryJob.concurrency }),
    failed: (error) => tools.log.warn({ error }, 'a post was not read back; the sweeper will see to it'),
  });
  return {
    kind: sendDeliveryJob,
    async work({ deliveryId }) {
      now += 1;
      try {
        await sendDelivery({ ...tools, readBacks: reading }, deliveryId);
      } finally {
        now -= 1;
      }
    },
    settled: () => reading.stop(),
  };
}

export function publishingRoutines(tools: PublishingRoomTools): readonly Routine[] {
  return [
    sweepDeliveries(tools),
    autoFillRoutine(tools),
    endDuePauses(tools),
    watchReviewsRoutine(tools),
    watchTroubles(tools),
    keepArchiveRoutine(tools),
    lookAtStandingRoutine(tools),
  ];
}
