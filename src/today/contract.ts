import { z } from 'zod';
import { ClashItem, EmptyOccurrence } from '#planning/contract.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import { PostToCorrectView } from '#strategy/contract.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Query = z.object({ agencyId: Id.optional() });

/** A channel as a sign: its medium, and whether a person publishes there by hand. */
const Medium = z.object({ medium: z.string(), name: z.string(), byHand: z.boolean() });
const PostState = z.enum([
  'draft',
  'in-review',
  'returned',
  'approved',
  'scheduled',
  'sending',
  'published',
  'partly-failed',
  'failed',
  'missed',
  'withdrawn',
]);

const PostLine = z.object({
  id: Id,
  title: z.string(),
  agency: z.string(),
  state: PostState,
  /** When it is to go out, or went out. */
  at: Instant.nullable(),
  picture: z.string().nullable(),
  media: z.array(Medium),
});

export const FixItem = z.discriminatedUnion('kind', [
  PostLine.extend({
    kind: z.literal('post'),
    /** Since when it waits. */
    since: Instant,
    note: z.string(),
    noteBy: z.string().nullable(),
    done: z.int(),
    total: z.int(),
    /** Where it is not out, and why. */
    troubles: z.array(Medium.extend({ state: z.string(), failure: z.string().nullable() })),
  }),
  z.object({
    kind: z.literal('channel'),
    id: Id,
    name: z.string(),
    medium: z.string(),
    agency: z.string(),
    since: Instant.nullable(),
    waitingPosts: z.int(),
  }),
]);
export type FixItem = z.infer<typeof FixItem>;

export const ApproveItem = PostLine.extend({
  version: z.int(),
  /** What approving is asked for: a later save makes it stale. */
  revision: z.int(),
  /** Of its review: the answer counts in this one only. */
  turn: z.int(),
  /** By code, what the facts of its texts say: part of what is approved. */
  facts: z.record(z.string(), z.string()),
  /** Whether this person may take it back once it is approved. */
  canWithdraw: z.boolean(),
  writer: z.string().nullable(),
  programme: z.string().nullable(),
  submittedAt: Instant.nullable(),
  /** By when it should be answered. */
  dueAt: Instant.nullable(),
});
export type ApproveItem = z.infer<typeof ApproveItem>;

export const AnswerItem = z.object({
  id: Id,
  text: z.string(),
  language: z.string(),
  kind: z.enum(['comment', 'pertanyaan', 'saran', 'keluhan']),
  citizen: z.string(),
  medium: z.string(),
  dueAt: Instant,
  postTitle: z.string().nullable(),
  trackingCode: z.string().nullable(),
  agency: z.string(),
  mine: z.boolean(),
});
export type AnswerItem = z.infer<typeof AnswerItem>;

export const ByHandItem = z.object({
  id: Id,
  postId: Id,
  title: z.string(),
  agency: z.string(),
  medium: z.string(),
  channel: z.string(),
  dueAt: Instant,
  picture: z.string().nullable(),
});
export type ByHandItem = z.infer<typeof ByHandItem>;

const listOf = <Item extends z.ZodType>(item: Item) => z.object({ total: z.int(), items: z.array(item) });

export const Facts = z.object({
  channels: z.object({ working: z.int(), total: z.int() }),
  voices: z.object({ open: z.int(), late: z.int() }),
  /** Of the last 30 days, in working minutes; null without an answer. */
  firstAnswer: z.object({ medianMinutes: z.number().nullable(), answers: z.int() }),
  week: z.object({ out: z.int(), planned: z.int() }),
  pictures: z.object({ described: z.int(), total: z.int() }),
});

/** A key message that an agency has not confirmed yet. */
export const KeyMessageToRead = z.object({
  id: Id,
  title: z.string(),
  version: z.int(),
  agency: z.object({ id: Id, shortName: z.string() }),
  issuer: z.string(),
  issuedAt: Instant,
  /** What is new in a revised one. */
  note: z.string(),
});
export type KeyMessageToRead = z.infer<typeof KeyMessageToRead>;

/** A slot that nothing fills yet, while there is time to. */
export type EmptySlotItem = z.infer<typeof EmptyOccurrence>;

export const todayEndpoint = endpoint({
  method: 'get',
  path: '/today',
  operation: 'today.read',
  summary: 'What waits for you: to fix, to approve, to answer, to publish yourself; and what goes out today',
  query: Query,
  answer: z.object({
    facts: Facts,
    fix: listOf(FixItem),
    /** Held back, because a fact changed after they were approved. */
    toCorrect: listOf(PostToCorrectView),
    keyMessages: listOf(KeyMessageToRead),
    approve: listOf(ApproveItem),
    answer: listOf(AnswerItem),
    byHand: listOf(ByHandItem),
    emptySlots: listOf(EmptyOccurrence),
    clashes: listOf(ClashItem),
    outToday: z.array(PostLine),
  }),
});

export const waitingEndpoint = endpoint({
  method: 'get',
  path: '/today/waiting',
  operation: 'today.read',
  summary: 'How much waits for you, as numbers',
  query: Query,
  answer: z.object({
    fix: z.int(),
    missed: z.int(),
    toCorrect: z.int(),
    keyMessages: z.int(),
    approve: z.int(),
    answer: z.int(),
    byHand: z.int(),
    emptySlots: z.int(),
    total: z.int(),
  }),
});

export const NewsItem = z.object({
  kind: z.enum(['approved', 'returned', 'out', 'assigned', 'asked', 'remind', 'escalate', 'mentioned', 'commented']),
  /** The post, or the conversation for `assigned` and `asked`. */
  id: Id,
  title: z.string(),
  who: z.string().nullable(),
  note: z.string(),
  at: Instant,
});
export type NewsItem = z.infer<typeof NewsItem>;

export const newsEndpoint = endpoint({
  method: 'get',
  path: '/today/news',
  operation: 'today.read',
  summary: 'What changed for you since yesterday, newest first',
  query: Query,
  answer: z.object({ items: z.array(NewsItem) }),
});

export const foundKinds = ['activity', 'post', 'message', 'person', 'programme', 'channel', 'agency'] as const;

export const FoundItem = z.object({
  kind: z.enum(foundKinds),
  id: Id,
  title: z.string(),
  note: z.string(),
});
export type FoundItem = z.infer<typeof FoundItem>;

export const searchEndpoint = endpoint({
  method: 'get',
  path: '/search',
  operation: 'search.read',
  summary: 'Find activities, posts, citizens’ words, people, programmes, channels and agencies',
  query: z.object({ q: z.string().trim().min(2).max(100) }),
  answer: z.object({ items: z.array(FoundItem) }),
});
