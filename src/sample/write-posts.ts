import type { Tx } from '#platform/db/db.ts';
import type { PostWithChannels } from './deliveries-plan.ts';
import { hourMs, later, minuteMs } from './ids.ts';
import { type Newsroom, staffOf } from './newsroom.ts';
import type { SamplePerson } from './people-plan.ts';
import type { SamplePost } from './posts-plan.ts';
import { addRows } from './sample.store.ts';
import { sceneAlt } from './scenes.ts';
import { placeOf } from './strategy-plan.ts';

export async function writePosts(tx: Tx, newsroom: Newsroom): Promise<void> {
  const { posts, people, pictures, pillarIds } = newsroom;
  await addRows(
    tx,
    'post',
    posts.map(({ post }) => ({ ...postRow(post, people), ...placeRow(post, pillarIds) })),
  );
  await addRows(
    tx,
    'post_variant',
    posts.flatMap(({ post, channels }) =>
      channels.map((channel) => ({ post_id: post.id, channel_id: channel.id, text: textOn(post, channel.medium) })),
    ),
  );
  await addRows(
    tx,
    'post_media',
    posts.map(({ post }) => ({
      post_id: post.id,
      position: 0,
      alt: sceneAlt(post.activity.subject.scene),
      media_id: pictures.of(post.activity),
    })),
  );
  await addRows(
    tx,
    'post_version',
    posts.flatMap((one) => versionRows(one, newsroom)),
  );
  await addRows(
    tx,
    'post_decision',
    posts.flatMap(({ post }) => decisionRows(post, people)),
  );
}

const decided = new Set(['approved', 'scheduled', 'sending', 'published', 'partly-failed', 'missed', 'withdrawn']);

const out = new Set(['published', 'partly-failed', 'withdrawn']);

function postRow(post: SamplePost, people: readonly SamplePerson[]) {
  const { code, id } = post.activity.agency;
  const { kind, scene } = post.activity.subject;
  return {
    id: post.id,
    agency_id: id,
    activity_id: post.activity.id,
    slug: post.slug,
    title: post.title,
    text: post.text,
    principles_seen: post.state === 'in-review' ? ['credible', 'inclusive', 'integrity', 'professional'] : [],
    kind,
    information_class: scene === 'rain' ? 'serta-merta' : 'berkala',
    state: post.state,
    version: post.version,
    revision: post.version * 3,
    ...approvalOf(post, staffOf(people, code, 'approver')),
    ...(post.state === 'draft' ? wishOf(post) : submissionOf(post, staffOf(people, code, 'admin'))),
    published_at: out.has(post.state) ? post.publishAt : null,
    created_by: staffOf(people, code, 'admin'),
    created_at: post.createdAt,
    updated_at: out.has(post.state) ? later(post.publishAt, minuteMs) : later(post.createdAt, 2 * hourMs),
  };
}

function placeRow(post: SamplePost, pillarIds: ReadonlyMap<string, string>) {
  const { pillar, duty } = placeOf(post);
  return { pillar_id: pillarIds.get(pillar ?? '') ?? null, duty };
}

/** Of the drafts, most have an hour already; the others still look for theirs. */
function wishOf(post: SamplePost) {
  return { publish_at: post.version === 1 ? post.publishAt : null, submitted_by: null, submitted_at: null };
}

function submissionOf(post: SamplePost, writer: string | null) {
  return { publish_at: post.publishAt, submitted_by: writer, submitted_at: submittedAt(post) };
}

function approvalOf(post: SamplePost, approver: string | null) {
  if (!decided.has(post.state)) return { approved_version: null, approved_by: null, approved_at: null };
  return { approved_version: post.version, approved_by: approver, approved_at: approvedAt(post) };
}

const submittedAt = (post: SamplePost): Date => later(post.createdAt, 3 * hourMs);
const approvedAt = (post: SamplePost): Date => later(post.createdAt, 5 * hourMs + 20 * minuteMs);

/** Short media get the short wording; `null` keeps the base text. */
export function textOn(post: SamplePost, medium: string): string | null {
  return medium === 'bluesky' || medium === 'radio' || medium === 'billboard' ? post.short : null;
}

function versionRows({ post, channels }: PostWithChannels, { people, pictures }: Newsroom) {
  return Array.from({ length: post.version }, (_, index) => {
    const version = index + 1;
    const earlier = version < post.version;
    const content = {
      title: post.title,
      text: earlier ? (post.text.split('\n\n')[0] ?? post.text) : post.text,
      kind: post.activity.subject.kind,
      informationClass: 'berkala',
      channels: channels.map((channel) => ({ channelId: channel.id, text: textOn(post, channel.medium) })),
      pictures: [{ mediaId: pictures.of(post.activity), alt: sceneAlt(post.activity.subject.scene), noAltReason: '' }],
    };
    const at = later(post.createdAt, version * 30 * minuteMs);
    const personId = staffOf(people, post.activity.agency.code, 'admin');
    return { post_id: post.id, version, content: JSON.stringify(content), person_id: personId, started_at: at, at };
  });
}

export function decisionRows(post: SamplePost, people: readonly SamplePerson[]) {
  const { code } = post.activity.agency;
  const [admin, approver] = [staffOf(people, code, 'admin'), staffOf(people, code, 'approver')];
  const rows: {
    post_id: string;
    version: number;
    decision: string;
    note: string;
    person_id: string | null;
    at: Date;
  }[] = [];
  const say = (decision: string, at: Date, by: { person: string | null; note?: string; version?: number }): void => {
    rows.push({
      post_id: post.id,
      version: by.version ?? post.version,
      decision,
      note: by.note ?? '',
      person_id: by.person,
      at,
    });
  };
  if (post.state === 'draft') return rows;
  if (post.version > 1) {
    say('submitted', later(post.createdAt, hourMs), { person: admin, version: post.version - 1 });
    say('returned', later(post.createdAt, 2 * hourMs), {
      person: approver,
      note: post.note,
      version: post.version - 1,
    });
  }
  say('submitted', submittedAt(post), { person: admin });
  if (post.state === 'returned') say('returned', approvedAt(post), { person: approver, note: post.note });
  if (decided.has(post.state)) say('approved', approvedAt(post), { person: approver });
  if (post.state === 'withdrawn')
    say('withdrawn', later(post.publishAt, 2 * hourMs), { person: approver, note: 'Ada data yang perlu diperbaiki.' });
  return rows;
}
