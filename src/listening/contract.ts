import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Named = z.object({ id: Id, name: z.string() });
const ThreadParams = z.object({ id: Id });

const Kind = z.enum(['comment', 'pertanyaan', 'saran', 'keluhan']);
const State = z.enum(['open', 'done']);
const Moderation = z.enum(['waiting', 'shown', 'hidden']);
const Network = z.enum(['portal', 'bluesky', 'by-hand']);

const Channel = z.object({ id: Id, network: Network, name: z.string(), handle: z.string() });
const Citizen = z.object({ name: z.string(), handle: z.string() });

export const ThreadRow = z.object({
  id: Id,
  agency: z.object({ id: Id, shortName: z.string() }),
  channel: Channel.nullable(),
  kind: Kind,
  state: State,
  citizen: Citizen,
  excerpt: z.object({ text: z.string(), language: z.string() }),
  lastCitizenAt: Instant,
  /** When the answer owed now is due; null while nothing is owed. */
  dueAt: Instant.nullable(),
  answered: z.boolean(),
  waitsForModeration: z.boolean(),
  assignee: Named.nullable(),
  postTitle: z.string().nullable(),
});
export type ThreadRow = z.infer<typeof ThreadRow>;

export const ThreadCounts = z.object({
  mine: z.int(),
  open: z.int(),
  overdue: z.int(),
  unassigned: z.int(),
  waiting: z.int(),
  done: z.int(),
});
export type ThreadCounts = z.infer<typeof ThreadCounts>;

export const ThreadListQuery = z.object({
  agencyId: Id.optional(),
  channelId: Id.optional(),
  network: Network.optional(),
  state: z.enum(['open', 'done', 'all']).default('open'),
  /** `me`, `nobody`, or a person. */
  assignee: z.union([z.enum(['me', 'nobody']), Id]).optional(),
  only: z.enum(['overdue', 'waiting']).optional(),
  text: z.string().trim().max(200).default(''),
  sort: z.enum(['due', 'newest']).default('due'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(50),
});
export type ThreadListQuery = z.infer<typeof ThreadListQuery>;

export const threadListEndpoint = endpoint({
  method: 'get',
  path: '/threads',
  operation: 'message.read',
  summary: 'What citizens say, one row per conversation; the answer that is due first stands first',
  query: ThreadListQuery,
  answer: z.object({ items: z.array(ThreadRow), counts: ThreadCounts, nextCursor: z.string().nullable() }),
});

const Moderated = z.object({
  id: Id,
  action: z.enum(['show', 'hide']),
  reason: z.string(),
  by: z.string().nullable(),
  at: Instant,
  undone: z.boolean(),
});

const MessageView = z.object({
  id: Id,
  text: z.string(),
  language: z.string(),
  writtenAt: Instant,
  editedAt: Instant.nullable(),
  /** What stood there before an edit, oldest first. */
  earlier: z.array(z.object({ text: z.string(), replacedAt: Instant })),
  url: z.string(),
  moderation: Moderation,
  decisions: z.array(Moderated),
});
export type MessageView = z.infer<typeof MessageView>;

export const replyStates = ['waiting', 'sending', 'sent', 'failed', 'unknown', 'by-hand', 'withdrawn'] as const;

const ReplyView = z.object({
  id: Id,
  messageId: Id,
  text: z.string(),
  by: z.string().nullable(),
  writtenAt: Instant,
  state: z.enum(replyStates),
  /** Until then it can be called back. */
  goesOutAt: Instant,
  sentAt: Instant.nullable(),
  url: z.string().nullable(),
  deliveryId: Id.nullable(),
  /** Why it did not arrive: the kind of failure. */
  failure: z.string().nullable(),
});
export type ReplyView = z.infer<typeof ReplyView>;

export const ThreadView = z.object({
  id: Id,
  agency: z.object({ id: Id, shortName: z.string(), zone: z.string() }),
  channel: Channel.nullable(),
  kind: Kind,
  state: State,
  citizen: Citizen,
  /** This is their how-manieth conversation with us; null when we can't know who writes. */
  ordinal: z.int().nullable(),
  trackingCode: z.string().nullable(),
  village: z.string(),
  public: z.boolean(),
  hasContact: z.boolean(),
  openedAt: Instant,
  doneAt: Instant.nullable(),
  clock: z.object({
    /** The message that waits for an answer was written then. */
    since: Instant.nullable(),
    dueAt: Instant.nullable(),
    firstDueAt: Instant.nullable(),
    firstAnswerAt: Instant.nullable(),
    firstAnswerMinutes: z.int().nullable(),
    workingDays: z.int(),
  }),
  assignee: Named.nullable(),
  post: z
    .object({
      id: Id,
      title: z.string(),
      publishedAt: Instant.nullable(),
      url: z.string().nullable(),
      picture: z.object({ id: Id, alt: z.string() }).nullable(),
    })
    .nullable(),
  activity: z.object({ id: Id, title: z.string() }).nullable(),
  programmes: z.array(Named),
  messages: z.array(MessageView),
  replies: z.array(ReplyView),
  history: z.array(
    z.object({ at: Instant, action: z.string(), by: z.string(), detail: z.record(z.string(), z.string()) }),
  ),
  writing: z.array(Named),
  /** Where an answer goes; its limits are those of this medium. Null: there is no way back. */
  replyMedium: z.string().nullable(),
  can: z.object({
    assign: z.boolean(),
    reply: z.boolean(),
    finish: z.boolean(),
    moderate: z.boolean(),
    readContact: z.boolean(),
  }),
});
export type ThreadView = z.infer<typeof ThreadView>;

export const threadEndpoint = endpoint({
  method: 'get',
  path: '/threads/{id}',
  operation: 'message.read',
  summary: 'One conversation with its post, answers, clock and history',
  params: ThreadParams,
  answer: ThreadView,
});

export const assigneesEndpoint = endpoint({
  method: 'get',
  path: '/threads/{id}/assignees',
  operation: 'message.assign',
  summary: 'Who can take this conversation on',
  params: ThreadParams,
  answer: z.object({ items: z.array(Named.extend({ jobTitle: z.string() })) }),
});

export const assignEndpoint = endpoint({
  method: 'put',
  path: '/threads/{id}/assignee',
  operation: 'message.assign',
  summary: 'Give the conversation to a person, or to nobody',
  params: ThreadParams,
  body: z.object({ personId: Id.nullable(), from: Id.nullable() }),
  answer: z.object({ assignee: Named.nullable() }),
});

export const finishEndpoint = endpoint({
  method: 'post',
  path: '/threads/{id}/finish',
  operation: 'message.reply',
  summary: 'Close the conversation; it opens again when the citizen writes',
  params: ThreadParams,
  answer: z.object({ state: State }),
});

export const reopenEndpoint = endpoint({
  method: 'post',
  path: '/threads/{id}/reopen',
  operation: 'message.reply',
  summary: 'Open a closed conversation again',
  params: ThreadParams,
  answer: z.object({ state: State }),
});

export const replyEndpoint = endpoint({
  method: 'post',
  path: '/threads/{id}/replies',
  operation: 'message.reply',
  summary: 'Answer the citizen where they wrote; goes out after ten seconds in which it can be called back',
  params: ThreadParams,
  body: z.object({
    /** Made by the caller: the same id again is the same answer. */
    id: Id,
    messageId: Id,
    /** The newest answer the writer has seen, so that two people don't answer the same. */
    lastReplyId: Id.nullable(),
    text: z.string().trim().max(10_000),
  }),
  answer: z.object({ id: Id, goesOutAt: Instant }),
});

export const withdrawReplyEndpoint = endpoint({
  method: 'post',
  path: '/replies/{id}/withdraw',
  operation: 'message.reply',
  summary: 'Call back an answer that has not gone out',
  params: ThreadParams,
  answer: z.object({ text: z.string() }),
});

export const moderateEndpoint = endpoint({
  method: 'post',
  path: '/messages/{id}/moderation',
  operation: 'message.moderate',
  summary: 'Show or hide a message on the portal, with a reason',
  params: ThreadParams,
  body: z.object({ action: z.enum(['show', 'hide']), reason: z.string().trim().max(500) }),
  answer: z.object({ id: Id, moderation: Moderation }),
});

export const undoModerationEndpoint = endpoint({
  method: 'post',
  path: '/moderations/{id}/undo',
  operation: 'message.moderate',
  summary: 'Take a moderation back',
  params: ThreadParams,
  answer: z.object({ moderation: Moderation }),
});

export const contactEndpoint = endpoint({
  method: 'post',
  path: '/threads/{id}/contact',
  operation: 'message.reply',
  summary: 'Read the contact that the citizen left; every reading is logged',
  params: ThreadParams,
  answer: z.object({ contact: z.string() }),
});

export const presenceEndpoint = endpoint({
  method: 'put',
  path: '/threads/{id}/presence',
  operation: 'message.reply',
  summary: 'Say that one is writing an answer, again every few seconds; or that one has stopped',
  params: ThreadParams,
  body: z.object({ writing: z.boolean() }),
  answer: z.object({ writing: z.array(Named) }),
});
