import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { LocalTime } from '../contract-parts.ts';
import { pauseScopes } from './pause.ts';

const instant = z.iso.datetime();
const id = z.object({ id: z.uuid() });
const agency = z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() });
const query = z.object({ agencyId: z.uuid().optional() });
const missed = z.object({ missed: z.int() });

export const PauseTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('city') }),
  z.object({ kind: z.literal('agency'), agencyId: z.uuid() }),
  z.object({ kind: z.literal('programme'), agencyId: z.uuid(), programmeId: z.uuid() }),
  z.object({ kind: z.literal('network'), agencyId: z.uuid(), medium: z.string().min(1).max(40) }),
  z.object({ kind: z.literal('channel'), channelId: z.uuid() }),
]);
export type PauseTargetBody = z.infer<typeof PauseTarget>;

const terms = {
  reason: z.string().trim().min(1).max(300),
  endsAt: z.iso.datetime({ offset: true }).nullable().default(null),
  /** Answers to citizens wait too. */
  holdsReplies: z.boolean().default(false),
  /** Posts that go out all the same. */
  allowed: z
    .array(z.uuid())
    .max(200)
    .refine((ids) => new Set(ids).size === ids.length)
    .default([]),
};

export const PauseView = z.object({
  id: z.uuid(),
  scope: z.enum(pauseScopes),
  agency,
  programme: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  medium: z.string().nullable(),
  channel: z.object({ id: z.uuid(), name: z.string(), medium: z.string() }).nullable(),
  reason: z.string(),
  holdsReplies: z.boolean(),
  startedBy: z.string().nullable(),
  startedAt: instant,
  endsAt: instant.nullable(),
  allowed: z.array(z.object({ id: z.uuid(), title: z.string() })),
  /** Of what the reader may see: posts whose time has passed, and those that come within a day. */
  held: z.object({ overdue: z.int(), soon: z.int() }),
  can: z.object({ change: z.boolean() }),
});
export type PauseView = z.infer<typeof PauseView>;

export const pausesEndpoint = endpoint({
  method: 'get',
  path: '/pauses',
  operation: 'pause.read',
  summary: 'The running pauses that concern the reader, and what they hold',
  answer: z.object({ items: z.array(PauseView), can: z.object({ start: z.array(z.uuid()), city: z.boolean() }) }),
});

export const startPauseEndpoint = endpoint({
  method: 'post',
  path: '/pauses',
  operation: 'pause.write',
  summary: 'From now on nothing of the city, an agency, a programme, a network or a channel is handed over',
  body: z.object({ target: PauseTarget, ...terms }),
  answer: z.object({ id: z.uuid(), underWay: z.int() }),
});

export const changePauseEndpoint = endpoint({
  method: 'put',
  path: '/pauses/{id}',
  operation: 'pause.write',
  summary: 'Change why, until when, and what goes out all the same',
  params: id,
  body: z.object(terms),
  answer: missed,
});

export const endPauseEndpoint = endpoint({
  method: 'post',
  path: '/pauses/{id}/end',
  operation: 'pause.write',
  summary: 'End a pause; what its time has passed for is missed and waits for a person',
  params: id,
  answer: missed,
});

export const heldPostsEndpoint = endpoint({
  method: 'get',
  path: '/pauses/held-posts',
  operation: 'pause.read',
  summary: 'Which of the posts planned between two instants a running pause holds',
  query: z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }),
  answer: z.object({ ids: z.array(z.uuid()) }),
});

export const MissedPost = z.object({
  id: z.uuid(),
  title: z.string(),
  agency,
  /** When it was to go out. */
  at: instant,
  media: z.array(z.object({ medium: z.string(), name: z.string(), byHand: z.boolean() })),
  thumbnailId: z.uuid().nullable(),
  /** The next free slot that nothing else in this list is proposed for. */
  proposed: LocalTime.extend({ at: instant }),
});
export type MissedPost = z.infer<typeof MissedPost>;

export const missedPostsEndpoint = endpoint({
  method: 'get',
  path: '/missed-posts',
  operation: 'pause.read',
  summary: 'Posts whose time passed without them, each with a time proposed; nothing goes out late by itself',
  query,
  answer: z.object({ items: z.array(MissedPost), total: z.int() }),
});

export const rescheduleMissedEndpoint = endpoint({
  method: 'post',
  path: '/missed-posts/reschedule',
  operation: 'post.read',
  summary: 'Give missed posts a new time, all of them or none',
  body: z.object({
    posts: z
      .array(z.object({ id: z.uuid(), time: LocalTime }))
      .min(1)
      .max(100)
      .refine((posts) => new Set(posts.map((post) => post.id)).size === posts.length),
  }),
  answer: z.object({ scheduled: z.array(z.object({ id: z.uuid(), at: instant })) }),
});
