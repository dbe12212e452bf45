import { z } from 'zod';
import { PictureCropBody } from '#media/contract.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import { LocalTime } from './contract-parts.ts';

const instant = z.iso.datetime();
const id = z.object({ id: z.uuid() });

export const DeliveryState = z.enum([
  'scheduled', 'sending', 'sent', 'verified', 'waiting-by-hand', 'failed', 'unknown', 'missed', 'withdrawn',
]); // oxfmt-ignore
export type DeliveryState = z.infer<typeof DeliveryState>;

/** `detail` holds the network's own words, scrubbed. */
export const FailureView = z.object({ kind: z.string(), detail: z.string(), until: instant.nullable() });

export const DeliveryView = z.object({
  id: z.uuid(),
  channel: z.object({
    id: z.uuid(),
    name: z.string(),
    network: z.string(),
    medium: z.string(),
    state: z.string(),
    webAddress: z.string(),
  }),
  state: DeliveryState,
  dueAt: instant,
  nextTryAt: instant.nullable(),
  sentAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  url: z.string().nullable(),
  late: z.boolean(),
  /** A running pause holds it. */
  paused: z.boolean(),
  takeDownAsked: z.boolean(),
  /** Since when the network shows it no more, though nobody here took it down. */
  goneAt: instant.nullable(),
  failure: FailureView.nullable(),
  byHand: z.object({ by: z.string(), at: instant, mediaId: z.uuid().nullable() }).nullable(),
  attempts: z.array(
    z.object({
      number: z.int(),
      state: z.enum(['sending', 'sent', 'refused', 'unknown', 'absent']),
      at: instant,
      endedAt: instant.nullable(),
      failureKind: z.string().nullable(),
    }),
  ),
  /** What goes out there: for the person who does it by hand. */
  title: z.string(),
  text: z.string(),
  pictures: z.array(z.object({ mediaId: z.uuid(), alt: z.string(), crop: PictureCropBody.optional() })),
  can: z.object({ retry: z.boolean(), resolve: z.boolean(), prove: z.boolean(), noteGone: z.boolean() }),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const QueueItem = DeliveryView.extend({
  agency: z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() }),
  post: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  replyId: z.uuid().nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;

export const QueueView = z.object({
  needsPerson: z.array(QueueItem),
  byHand: z.array(QueueItem),
  sending: z.array(QueueItem),
  coming: z.array(QueueItem),
  recent: z.array(QueueItem),
  counts: z.object({ needsPerson: z.int(), byHand: z.int(), sending: z.int(), coming: z.int(), late: z.int() }),
});
export type QueueView = z.infer<typeof QueueView>;

export const queueEndpoint = endpoint({
  method: 'get',
  path: '/deliveries',
  operation: 'delivery.read',
  summary: 'What needs a person, waits to be done by hand, is being sent, comes next, and how the latest ended',
  query: z.object({ agencyId: z.uuid().optional() }),
  answer: QueueView,
});

export const retryDeliveryEndpoint = endpoint({
  method: 'post',
  path: '/deliveries/{id}/retry',
  operation: 'delivery.act',
  summary: 'Send what failed or was missed again, now or at a new time',
  params: id,
  body: z.object({ time: z.union([z.literal('now'), LocalTime]).default('now') }),
  answer: z.object({ dueAt: instant }),
});

export const retryManyEndpoint = endpoint({
  method: 'post',
  path: '/deliveries/retry',
  operation: 'delivery.act',
  summary: 'Send again at once what failed for one cause; what may not go out any more stays, and is counted',
  body: z.object({ deliveryIds: z.array(z.uuid()).min(1).max(200) }),
  answer: z.object({ again: z.int(), left: z.int() }),
});

export const resolveDeliveryEndpoint = endpoint({
  method: 'post',
  path: '/deliveries/{id}/resolve',
  operation: 'delivery.act',
  summary: 'Say what a look at the network showed: it is there, or it is not and goes out again',
  params: id,
  body: z.discriminatedUnion('there', [
    z.object({ there: z.literal(true), url: z.string().max(2000) }),
    z.object({ there: z.literal(false) }),
  ]),
  answer: z.object({ state: DeliveryState }),
});

export const recordProofEndpoint = endpoint({
  method: 'post',
  path: '/deliveries/{id}/proof',
  operation: 'delivery.act',
  summary: 'Record that it was published by hand, with a link or a photo',
  params: id,
  body: z.object({
    url: z.string().trim().max(2000).nullable().default(null),
    mediaId: z.uuid().nullable().default(null),
  }),
  answer: z.object({ state: DeliveryState }),
});

export const noteGoneEndpoint = endpoint({
  method: 'post',
  path: '/deliveries/{id}/gone-noted',
  operation: 'delivery.act',
  summary: 'Say that somebody knows that the network shows it no more',
  params: id,
  answer: z.object({ goneAt: instant }),
});
