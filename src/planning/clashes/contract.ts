import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const clashKinds = ['same-hour', 'contradiction', 'solemn-day'] as const;
export type ClashKind = (typeof clashKinds)[number];
/** `gone`: the posts were changed or moved since people talked about it. */
export const clashStates = ['open', 'dismissed', 'resolved', 'gone'] as const;
export type ClashState = (typeof clashStates)[number];

const id = z.object({ id: z.uuid() });
const instant = z.iso.datetime();
const local = z.object({ date: z.iso.date(), time: z.string() });

const Side = z.object({
  postId: z.uuid(),
  title: z.string(),
  excerpt: z.string(),
  agency: z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() }),
  publishAt: instant.nullable(),
  /** The reader may open it. */
  canRead: z.boolean(),
  /** The reader may move it; to this time it would be free. */
  canMove: z.boolean(),
  betterTime: local.nullable(),
});
export type ClashSide = z.infer<typeof Side>;

export const ClashItem = z.object({
  id: z.uuid(),
  kind: z.enum(clashKinds),
  state: z.enum(clashStates),
  first: Side,
  second: Side.nullable(),
  because: z.object({
    words: z.array(z.string()),
    programme: z.string().nullable(),
    place: z.string().nullable(),
    day: z.string().nullable(),
    passages: z.array(z.object({ about: z.enum(['date', 'hour', 'figure']), first: z.string(), second: z.string() })),
  }),
  decided: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  /** It was decided, then the posts changed. */
  returned: z.boolean(),
  messages: z.int(),
  unread: z.int(),
  can: z.object({ act: z.boolean() }),
});
export type ClashItem = z.infer<typeof ClashItem>;

export const ClashView = ClashItem.extend({
  talk: z.array(
    z.object({ id: z.uuid(), by: z.string(), agency: z.string(), own: z.boolean(), text: z.string(), at: instant }),
  ),
});
export type ClashView = z.infer<typeof ClashView>;

export const clashListEndpoint = endpoint({
  method: 'get',
  path: '/clashes',
  operation: 'clash.read',
  summary: 'Planned posts of the agencies in sight that clash with others, the nearest first; or what was decided',
  query: z.object({
    agencyId: z.uuid().optional(),
    kind: z.enum(clashKinds).optional(),
    show: z.enum(['open', 'decided']).default('open'),
  }),
  answer: z.object({
    items: z.array(ClashItem),
    counts: z.object({ open: z.int(), unread: z.int() }),
    /** How many weeks ahead were looked at. */
    weeks: z.int(),
  }),
});

export const clashEndpoint = endpoint({
  method: 'get',
  path: '/clashes/{id}',
  operation: 'clash.read',
  summary: 'One clash with the talk between its agencies',
  params: id,
  answer: ClashView,
});

export const clashMessageEndpoint = endpoint({
  method: 'post',
  path: '/clashes/{id}/messages',
  operation: 'clash.act',
  summary: 'Say something to the other agency',
  params: id,
  body: z.object({ text: z.string().trim().min(1).max(2000) }),
  answer: id,
});

export const decideClashEndpoint = endpoint({
  method: 'put',
  path: '/clashes/{id}/decision',
  operation: 'clash.act',
  summary: 'Dismiss or resolve it with a reason, which holds until the posts change; or open it again',
  params: id,
  body: z.object({ state: z.enum(['open', 'dismissed', 'resolved']), reason: z.string().trim().max(500).default('') }),
  answer: z.undefined(),
});

export const readClashEndpoint = endpoint({
  method: 'put',
  path: '/clashes/{id}/read',
  operation: 'clash.read',
  summary: 'Note that the talk was read',
  params: id,
  answer: z.undefined(),
});
