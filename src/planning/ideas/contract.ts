import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const ideaStates = ['new', 'chosen', 'used', 'kept'] as const;
export type IdeaState = (typeof ideaStates)[number];

const id = z.object({ id: z.uuid() });
const named = z.object({ id: z.uuid(), name: z.string() });
const titled = z.object({ id: z.uuid(), title: z.string() });
const link = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]);

const words = z.object({
  /** One line. */
  title: z.string().trim().min(1).max(200),
  note: z.string().max(3000).default(''),
  link: link.default(''),
  mediaId: z.uuid().nullable().default(null),
  programmeId: z.uuid().nullable().default(null),
  pillarId: z.uuid().nullable().default(null),
  wishedOn: z.iso.date().nullable().default(null),
  /** On the board of the whole city: everybody sees it. */
  forCity: z.boolean().default(false),
});

export const IdeaItem = z.object({
  id: z.uuid(),
  title: z.string(),
  note: z.string(),
  link: z.string(),
  mediaId: z.uuid().nullable(),
  programme: named.nullable(),
  pillar: named.nullable(),
  wishedOn: z.iso.date().nullable(),
  forCity: z.boolean(),
  state: z.enum(ideaStates),
  agency: z.object({ id: z.uuid(), shortName: z.string(), name: z.string() }),
  by: z.string(),
  at: z.iso.datetime(),
  revision: z.int(),
  votes: z.int(),
  voted: z.boolean(),
  comments: z.int(),
  activity: titled.nullable(),
  post: titled.nullable(),
  can: z.object({ edit: z.boolean(), manage: z.boolean(), makeActivity: z.boolean(), makePost: z.boolean() }),
});
export type IdeaItem = z.infer<typeof IdeaItem>;

export const IdeaView = IdeaItem.extend({
  discussion: z.array(z.object({ id: z.uuid(), by: z.string(), own: z.boolean(), text: z.string(), at: z.iso.datetime() })),
  /** Others that say about the same. */
  similar: z.array(z.object({ id: z.uuid(), title: z.string(), votes: z.int(), canMerge: z.boolean() })),
  /** Joined to this one. */
  merged: z.array(titled),
}); // oxfmt-ignore
export type IdeaView = z.infer<typeof IdeaView>;

export const ideaSorts = ['votes', 'newest', 'wished'] as const;

export const ideaListEndpoint = endpoint({
  method: 'get',
  path: '/ideas',
  operation: 'idea.read',
  summary: 'Ideas of the agencies in sight, or of the board of the whole city',
  query: z.object({
    board: z.enum(['agency', 'city']).default('agency'),
    agencyId: z.uuid().optional(),
    state: z.enum(ideaStates).optional(),
    programmeId: z.uuid().optional(),
    text: z.string().trim().max(100).default(''),
    sort: z.enum(ideaSorts).default('votes'),
    cursor: z.string().max(20).optional(),
  }),
  answer: z.object({
    items: z.array(IdeaItem),
    nextCursor: z.string().nullable(),
    counts: z.record(z.enum(ideaStates), z.int()),
  }),
});

export const ideaEndpoint = endpoint({
  method: 'get',
  path: '/ideas/{id}',
  operation: 'idea.read',
  summary: 'One idea with its discussion and those that say about the same',
  params: id,
  answer: IdeaView,
});

export const dropIdeaEndpoint = endpoint({
  method: 'post',
  path: '/ideas',
  operation: 'idea.write',
  summary: 'Drop an idea in one line; everything else may follow',
  body: words.extend({ agencyId: z.uuid() }),
  answer: id,
});

export const saveIdeaEndpoint = endpoint({
  method: 'put',
  path: '/ideas/{id}',
  operation: 'idea.write',
  summary: 'Change an idea on top of the revision one has seen: its own author, or who manages the board',
  params: id,
  body: words.extend({ revision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
});

export const ideaStateEndpoint = endpoint({
  method: 'put',
  path: '/ideas/{id}/state',
  operation: 'idea.manage',
  summary: 'Choose an idea, keep it for later, or put it back',
  params: id,
  body: z.object({ state: z.enum(ideaStates) }),
  answer: z.undefined(),
});

export const voteEndpoint = endpoint({
  method: 'put',
  path: '/ideas/{id}/vote',
  operation: 'idea.write',
  summary: 'Give one’s vote, or take it back; twice is once',
  params: id,
  body: z.object({ on: z.boolean() }),
  answer: z.object({ votes: z.int() }),
});

export const ideaCommentEndpoint = endpoint({
  method: 'post',
  path: '/ideas/{id}/comments',
  operation: 'idea.write',
  summary: 'Say something about an idea',
  params: id,
  body: z.object({ text: z.string().trim().min(1).max(2000) }),
  answer: id,
});

export const removeIdeaCommentEndpoint = endpoint({
  method: 'put',
  path: '/ideas/{id}/comments/{commentId}/removed',
  operation: 'idea.write',
  summary: 'Take one’s own words back, or put them back',
  params: z.object({ id: z.uuid(), commentId: z.uuid() }),
  body: z.object({ removed: z.boolean() }),
  answer: z.undefined(),
});

export const activityFromIdeaEndpoint = endpoint({
  method: 'post',
  path: '/ideas/{id}/activity',
  operation: 'activity.write',
  summary: 'Make an activity of it: its words are carried over and each leads to the other',
  params: id,
  body: z.object({ agencyId: z.uuid() }),
  answer: id,
});

export const mergeIdeaEndpoint = endpoint({
  method: 'put',
  path: '/ideas/{id}/merged',
  operation: 'idea.manage',
  summary: 'Join it to another that says the same, whose votes count together; null takes it apart',
  params: id,
  body: z.object({ into: z.uuid().nullable() }),
  answer: z.undefined(),
});

export const removeIdeaEndpoint = endpoint({
  method: 'delete',
  path: '/ideas/{id}',
  operation: 'idea.write',
  summary: 'Throw an idea away; can be restored',
  params: id,
  answer: z.undefined(),
});

export const restoreIdeaEndpoint = endpoint({
  method: 'post',
  path: '/ideas/{id}/restore',
  operation: 'idea.write',
  summary: 'Undo throwing an idea away',
  params: id,
  answer: z.undefined(),
});
