import type { ReplyTarget } from '#channels/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { Jobs } from '#platform/jobs/job.ts';
import { insertReplyDelivery, stopReply } from './delivery-orders.store.ts';
import { enqueueSending } from './send-delivery.job.ts';

export interface ReplyDelivery {
  readonly replyId: string;
  readonly agencyId: string;
  readonly channelId: string;
  readonly text: string;
  readonly language: string;
  readonly replyTo: ReplyTarget;
  readonly dueAt: Date;
}

export interface Replies {
  /** An answer to a citizen goes out by the same engine and with the same care as a post, at `dueAt` and not before. */
  request(tx: Tx, reply: ReplyDelivery): Promise<void>;
  /** False when it has been handed to the network already. */
  withdraw(tx: Tx, replyId: string): Promise<boolean>;
}

export function replyDeliveries(jobs: Jobs): Replies {
  return {
    async request(tx, { replyId, agencyId, channelId, dueAt, text, language, replyTo }) {
      const content = { title: '', text, language, slug: '', pictures: [], replyTo };
      const id = await insertReplyDelivery(tx, { replyId, agencyId, channelId, dueAt, content });
      await enqueueSending(jobs, tx, { id, runAt: dueAt });
      await announce(tx, { topic: 'delivery', agencyId, id });
    },
    withdraw: stopReply,
  };
}
