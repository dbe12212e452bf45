import { agencyTree, can, type Actor, type AgencyId, type AgencyTree } from '#organisation/index.ts';
import { ideaBehind, neutralityOf } from '#planning/index.ts';
import type { Db } from '#platform/db/db.ts';
import { agencyIn } from './agency-in.ts';
import type { ChannelFindingView, PostContentBody, PostListItem, PostView } from './contract.ts';
import { deliveriesOf } from './delivery.view.ts';
import type { ListedPost } from './post-list.view.ts';
import { shownPost, type ShownPost } from './post.view.ts';
import { wordsOf, type PostContent } from './posts/content.ts';
import { withFactsIn } from './posts/content-facts.ts';
import { nextTime } from './next-time.ts';
import { chosenChannels } from './posts/obstacles.store.ts';
import { findingsOf } from './posts/obstacles.ts';
import { contentOf } from './posts/post.store.ts';
import { permittedActs } from './permitted-acts.ts';
import { presentDelivery } from './present-delivery.ts';
import { presentReview } from './reviews/present-review.ts';
import { presentSelfCheck } from './writing/self-check.store.ts';

const nobody = 'Kentongan';

export function presentInList(tree: AgencyTree, row: ListedPost): PostListItem {
  return {
    id: row.id,
    title: row.title,
    excerpt: row.excerpt,
    state: row.state as PostListItem['state'],
    kind: row.kind as PostListItem['kind'],
    informationClass: row.information_class as PostListItem['informationClass'],
    agency: agencyIn(tree, row.agency_id),
    activity: row.activity,
    author: row.author,
    publishAt: row.publish_at?.toISOString() ?? null,
    publishedAt: row.published_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
    channels: [...row.channels],
    thumbnailId: row.thumbnail_id,
    paused: row.paused,
  };
}

export interface Reading {
  readonly actor: Actor;
  readonly postId: string;
  readonly now: Date;
}

export async function presentPost(db: Db, { actor, postId, now }: Reading): Promise<PostView | undefined> {
  const post = await shownPost(db, actor.grants.get('post.read') ?? [], postId);
  if (!post) return undefined;
  const agencyId = post.agency_id as AgencyId;
  const agency = agencyIn(await agencyTree(db), agencyId);
  const content = await contentOf(db, postId);
  const deliveries = await deliveriesOf(db, postId);
  const { turn, ...acts } = await permittedActs(db, actor, { shown: post, now });
  return {
    id: post.id,
    agency,
    ...standingOf(post),
    content: bodyOf(content),
    ...surroundingsOf(post),
    selfCheck: presentSelfCheck(post),
    idea: await ideaBehind(db, { postId }),
    neutrality: await neutralityOf(db, { agencyId, texts: wordsOf(content), at: post.publish_at ?? now }),
    ...(await presentReview(db, { post: turn.post, inNameOf: turn.inNameOf, now })),
    findings: await presentFindings(db, content, later(now, post.publish_at)),
    deliveries: deliveries.map((delivery) => presentDelivery(delivery, can(actor, 'delivery.act', agencyId))),
    nextSlot: await nextTime(db, { agencyId, zone: agency.zone, channelIds: channelIdsOf(content), now }),
    can: acts.can,
  };
}

function channelIdsOf({ channels }: PostContent): readonly string[] {
  return channels.map(({ channelId }) => channelId);
}

function standingOf(post: ShownPost) {
  return {
    state: post.state as PostView['state'],
    version: post.version,
    revision: post.revision,
    publishAt: post.publish_at?.toISOString() ?? null,
    publishedAt: post.published_at?.toISOString() ?? null,
    updatedAt: post.updated_at.toISOString(),
    removed: post.removed,
    submitted: post.submitted_at && { by: post.submitted_by_name ?? nobody, at: post.submitted_at.toISOString() },
    approval: approvalOf(post),
  };
}

function approvalOf({ approved, approved_at: at, approved_by_name: by, decisions }: ShownPost): PostView['approval'] {
  if (!approved || !at) return null;
  const latest = decisions.findLast(({ decision }) => decision === 'approved');
  return { by: by ?? nobody, at: at.toISOString(), ownPost: latest?.ownPost ?? false };
}

function surroundingsOf(post: ShownPost) {
  const { activity, programmes, author, channels, pictures, decisions, versions } = post;
  const { pillar, campaign, task, notes } = post;
  return {
    activity,
    programmes: [...programmes],
    plan: { pillar, campaign, duty: post.duty as PostView['plan']['duty'], task, notes },
    author,
    corrects: post.corrects,
    corrections: post.corrections.map((one) => ({ ...one, state: one.state as PostView['state'] })),
    channels: [...channels],
    pictures: [...pictures],
    decisions: decisions.map((decided) => ({
      ...decided,
      decision: decided.decision as PostView['decisions'][number]['decision'],
      by: decided.by ?? nobody,
      at: new Date(decided.at).toISOString(),
    })),
    versions: versions.map(({ version, by, at }) => ({ version, by: by ?? nobody, at: new Date(at).toISOString() })),
  };
}

export function bodyOf(content: PostContent): PostContentBody {
  const { channels, pictures, ...words } = content;
  return { ...words, channels: [...channels], pictures: [...pictures] };
}

function later(now: Date, publishAt: Date | null): Date {
  return publishAt !== null && publishAt > now ? publishAt : now;
}

export async function presentFindings(db: Db, written: PostContent, readAt: Date): Promise<ChannelFindingView[]> {
  const { content } = await withFactsIn(db, written, readAt);
  const channels = await chosenChannels(db, content.channels.map(({ channelId }) => channelId)); // oxfmt-ignore
  return findingsOf(content, channels).map((finding) => ({ ...finding, facts: { ...finding.facts } }));
}
