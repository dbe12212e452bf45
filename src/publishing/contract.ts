import { z } from 'zod';
import { NeutralityView } from '#planning/contract.ts';
import { PictureCropBody } from '#media/contract.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import { duties, type Duty } from '#strategy/contract.ts';
import { DeliveryView } from './contract-deliveries.ts';
import { LocalTime, PostState } from './contract-parts.ts';
import { informationClasses, postKinds, postStates } from './posts/post.ts';
import { ReviewView } from './reviews/contract.ts';
import { SelfCheck } from './writing/contract.ts';

export * from './contract-calendar.ts';
export * from './contract-deliveries.ts';
export * from './contract-parts.ts';
export * from './contract-steps.ts';
export * from './meeting/contract.ts';
export * from './sheets/contract.ts';
export * from './talk/contract.ts';
export * from './contract-facts.ts';
export * from './contract-filling.ts';
export * from './delegations/contract.ts';
export * from './feeds/contract.ts';
export * from './natives/contract.ts';
export * from './pauses/contract.ts';
export * from './reviews/contract.ts';
export * from './reviews/contract-queue.ts';
export * from './writing/contract.ts';

export { picturesFor } from './posts/card-pictures.ts';
export { duties, informationClasses, postKinds, postStates, type Duty };

export const PostKind = z.enum(postKinds);
export type PostKind = z.infer<typeof PostKind>;
export const InformationClass = z.enum(informationClasses);
export type InformationClass = z.infer<typeof InformationClass>;

const id = z.object({ id: z.uuid() });
const instant = z.iso.datetime();
const agency = z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() });
const named = z.object({ id: z.uuid(), name: z.string() });
const duty = z.enum(duties).nullable();

function areDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

/** Longer than any channel takes: what is too long is kept and told, never lost. */
const longestText = 100_000;

export const PostContentBody = z.object({
  title: z.string().max(200),
  text: z.string().max(longestText),
  kind: PostKind,
  informationClass: InformationClass,
  channels: z
    .array(z.object({ channelId: z.uuid(), text: z.string().max(longestText).nullable() }))
    .max(60)
    .refine((chosen) => areDistinct(chosen.map(({ channelId }) => channelId))),
  pictures: z
    .array(
      z.object({
        mediaId: z.uuid(),
        alt: z.string().max(2000),
        noAltReason: z.string().max(300),
        /** Per medium the part that goes there; without one, the whole picture. */
        crops: z.record(z.string().max(40), PictureCropBody).optional(),
      }),
    )
    .max(40)
    .refine((chosen) => areDistinct(chosen.map(({ mediaId }) => mediaId))),
});
export type PostContentBody = z.infer<typeof PostContentBody>;

export const ChannelChip = z.object({
  id: z.uuid(),
  name: z.string(),
  network: z.string(),
  medium: z.string(),
  /** Null: nothing is planned there yet. */
  delivery: z.string().nullable(),
});

export const PostListItem = z.object({
  id: z.uuid(),
  title: z.string(),
  excerpt: z.string(),
  state: PostState,
  kind: PostKind,
  informationClass: InformationClass,
  agency,
  activity: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  author: z.string().nullable(),
  publishAt: instant.nullable(),
  publishedAt: instant.nullable(),
  updatedAt: instant,
  channels: z.array(ChannelChip),
  thumbnailId: z.uuid().nullable(),
  /** A running pause holds it. */
  paused: z.boolean(),
});
export type PostListItem = z.infer<typeof PostListItem>;

export const ChannelFindingView = z.object({
  channelId: z.uuid(),
  channelName: z.string(),
  level: z.enum(['error', 'warning']),
  rule: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ChannelFindingView = z.infer<typeof ChannelFindingView>;

export const PostView = z.object({
  id: z.uuid(),
  agency,
  state: PostState,
  version: z.int(),
  revision: z.int(),
  publishAt: instant.nullable(),
  publishedAt: instant.nullable(),
  updatedAt: instant,
  removed: z.boolean(),
  content: PostContentBody,
  activity: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  /** The idea it was made of. */
  idea: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  /** What this post corrects, and what corrects it, the oldest first. */
  corrects: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  corrections: z.array(z.object({ id: z.uuid(), title: z.string(), state: PostState })),
  programmes: z.array(named),
  /** Where it stands in the plan. */
  plan: z.object({
    pillar: named.nullable(),
    campaign: named.extend({ startsOn: z.iso.date(), endsOn: z.iso.date() }).nullable(),
    duty,
    task: z.object({ id: z.uuid(), title: z.string() }).nullable(),
    /** What its row of a content plan said besides. */
    notes: z
      .object({
        hashtags: z.string(),
        visual: z.string(),
        cta: z.string(),
        purpose: z.string(),
        pic: z.string(),
        link: z.string(),
      })
      .nullable(),
  }),
  author: named.nullable(),
  submitted: z.object({ by: z.string(), at: instant }).nullable(),
  approval: z.object({ by: z.string(), at: instant, ownPost: z.boolean() }).nullable(),
  review: ReviewView,
  /** Who is asked to approve it, or would be first. */
  approvers: z.array(named),
  /** Every channel it could go to, chosen or not. */
  channels: z.array(
    z.object({ id: z.uuid(), name: z.string(), handle: z.string(), network: z.string(), medium: z.string(), state: z.string() }),
  ),
  pictures: z.array(z.object({ id: z.uuid(), width: z.int(), height: z.int(), alt: z.string() })),
  findings: z.array(ChannelFindingView),
  /** What may break neutrality within an election period. */
  neutrality: NeutralityView.nullable(),
  selfCheck: SelfCheck,
  decisions: z.array(
    z.object({
      decision: z.enum(['submitted', 'agreed', 'approved', 'returned', 'voided', 'withdrawn', 'rushed', 'reviewed']),
      version: z.int(),
      note: z.string(),
      by: z.string(),
      /** In whose name, when somebody stood in. */
      inNameOf: z.string().nullable(),
      at: instant,
      ownPost: z.boolean(),
    }),
  ),
  versions: z.array(z.object({ version: z.int(), by: z.string(), at: instant })),
  deliveries: z.array(DeliveryView),
  /** The next time of day at which the agency usually publishes and nothing of it goes out yet. */
  nextSlot: LocalTime,
  can: z.object({
    edit: z.boolean(),
    submit: z.boolean(),
    approve: z.boolean(),
    schedule: z.boolean(),
    wish: z.boolean(),
    withdraw: z.boolean(),
    remove: z.boolean(),
    duplicate: z.boolean(),
    /** Begin a correction of what has been public. */
    correct: z.boolean(),
    /** Publish at once, before any review. */
    rush: z.boolean(),
    /** Say how the review of what is out already ends. */
    reviewAfterwards: z.boolean(),
  }),
}); // oxfmt-ignore
export type PostView = z.infer<typeof PostView>;

export const postListEndpoint = endpoint({
  method: 'get',
  path: '/posts',
  operation: 'post.read',
  summary: 'Posts, the one changed last first',
  query: z.object({
    agencyId: z.uuid().optional(),
    /** Several are allowed. */
    state: z.union([PostState, z.array(PostState)]).optional(),
    channelId: z.uuid().optional(),
    activityId: z.uuid().optional(),
    text: z.string().trim().max(200).default(''),
    cursor: z.string().max(300).optional(),
  }),
  answer: z.object({
    items: z.array(PostListItem),
    nextCursor: z.string().nullable(),
    counts: z.record(z.string(), z.int()),
    can: z.object({ create: z.array(z.uuid()) }),
  }),
});

export const postEndpoint = endpoint({
  method: 'get',
  path: '/posts/{id}',
  operation: 'post.read',
  summary: 'One post with its channels, findings, decisions, versions and deliveries, and what the reader may do',
  params: id,
  answer: PostView,
});

export const postVersionEndpoint = endpoint({
  method: 'get',
  path: '/posts/{id}/versions/{version}',
  operation: 'post.read',
  summary: 'The words of a post as they were',
  params: z.object({ id: z.uuid(), version: z.coerce.number().int().positive() }),
  answer: z.object({ version: z.int(), by: z.string(), at: instant, content: PostContentBody }),
});

export const createPostEndpoint = endpoint({
  method: 'post',
  path: '/posts',
  operation: 'post.write',
  summary: 'Begin a post, alone or from an activity, whose outline gives each channel its text',
  body: z.object({
    agencyId: z.uuid(),
    activityId: z.uuid().nullable().default(null),
    wishedTime: LocalTime.nullable().default(null),
    pillarId: z.uuid().nullable().default(null),
    campaignId: z.uuid().nullable().default(null),
    duty: duty.default(null),
    /** A task of a campaign that it is made for. */
    taskId: z.uuid().nullable().default(null),
    /** Where it is to go; null for the channels the agency always uses. */
    channelIds: z.array(z.uuid()).max(60).refine(areDistinct).nullable().default(null),
    /** An idea of the board that it is made of. */
    ideaId: z.uuid().nullable().default(null),
  }),
  answer: id,
});

export const placePostEndpoint = endpoint({
  method: 'put',
  path: '/posts/{id}/plan',
  operation: 'post.write',
  summary: 'Say which pillar, campaign and duty a post serves; an approval falls only to a binding flow',
  params: id,
  body: z.object({ pillarId: z.uuid().nullable(), campaignId: z.uuid().nullable(), duty }),
  answer: z.object({ voided: z.boolean() }),
});

export const savePostEndpoint = endpoint({
  method: 'put',
  path: '/posts/{id}',
  operation: 'post.write',
  summary: 'Save the whole content on top of the revision it was based on; voids an approval',
  params: id,
  body: PostContentBody.extend({ revision: z.int().positive() }),
  answer: z.object({
    state: PostState,
    revision: z.int(),
    version: z.int(),
    voided: z.boolean(),
    savedAt: instant,
    findings: z.array(ChannelFindingView),
  }),
});
