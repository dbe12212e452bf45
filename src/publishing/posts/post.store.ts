import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { factCodesIn } from '#strategy/index.ts';
import type { PostContent, PostPicture } from './content.ts';
import { textsOf } from './content-facts.ts';
import { writeUsedFacts } from './post-fact.store.ts';
import { slugOf, type InformationClass, type Post, type PostId, type PostKind, type PostState } from './post.ts';

const columns = [
  'id', 'agency_id', 'activity_id', 'slug', 'version', 'revision', 'state', 'publish_at', 'approved_version', 'approved_by',
  'approved_at', 'created_by', 'submitted_by', 'removed_at',
] as const; // oxfmt-ignore

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly activity_id: string | null;
  readonly slug: string;
  readonly version: number;
  readonly revision: number;
  readonly state: string;
  readonly publish_at: Date | null;
  readonly approved_version: number | null;
  readonly approved_by: string | null;
  readonly approved_at: Date | null;
  readonly created_by: string | null;
  readonly submitted_by: string | null;
  readonly removed_at: Date | null;
}

function postOf(row: Row): Post {
  const approved = row.approved_version === row.version && row.approved_at !== null;
  const approval = approved
    ? { version: row.version, by: row.approved_by as PersonId | null, at: row.approved_at }
    : null;
  // The table's own check holds what the union says: an approved, scheduled or sending post has its approval.
  return {
    id: row.id as PostId,
    agencyId: row.agency_id as AgencyId,
    activityId: row.activity_id,
    slug: row.slug,
    version: row.version,
    revision: row.revision,
    publishAt: row.publish_at,
    createdBy: row.created_by as PersonId | null,
    submittedBy: row.submitted_by as PersonId | null,
    removed: row.removed_at !== null,
    state: row.state as PostState,
    approval,
  } as Post;
}

/** Holds the post until the transaction ends. Removed posts are found too: they can be restored. */
export async function lockPost(tx: Tx, scope: AgencyScope, id: string): Promise<Post | undefined> {
  if (scope.length === 0) return undefined;
  const row = await tx
    .selectFrom('post')
    .select(columns)
    .where('id', '=', id)
    .where('agency_id', 'in', scope)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && postOf(row);
}

/** System-wide and unlocked, for work that asks again before it changes anything. */
export async function postById(db: Db | Tx, id: string): Promise<Post | undefined> {
  const row = await db.selectFrom('post').select(columns).where('id', '=', id).executeTakeFirst();
  return row && postOf(row);
}

export interface NewPost {
  readonly id: PostId;
  readonly agencyId: AgencyId;
  readonly activityId: string | null;
  readonly createdBy: PersonId | null;
  readonly publishAt: Date | null;
}

export async function insertPost(tx: Tx, post: NewPost): Promise<void> {
  await tx
    .insertInto('post')
    .values({
      id: post.id,
      agency_id: post.agencyId,
      activity_id: post.activityId,
      slug: slugOf('', post.id),
      created_by: post.createdBy,
      publish_at: post.publishAt,
    })
    .execute();
}

/** Writes the words, the chosen channels and the pictures in place of what was there. */
export async function writeContent(tx: Tx, id: PostId, content: PostContent): Promise<void> {
  const { title, text, kind, informationClass } = content;
  await tx
    .updateTable('post')
    .set({ title, text, kind, information_class: informationClass, slug: slugOf(title, id), updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
  await writeUsedFacts(tx, id, factCodesIn(textsOf(content)));
  await writeVariants(tx, id, content.channels);
  await tx.deleteFrom('post_media').where('post_id', '=', id).execute();
  if (content.pictures.length > 0) {
    const rows = content.pictures.map(({ mediaId, alt, noAltReason, crops = {} }, position) => ({
      post_id: id,
      media_id: mediaId,
      position,
      alt,
      no_alt_reason: noAltReason,
      crops: JSON.stringify(crops),
    }));
    await tx.insertInto('post_media').values(rows).execute();
  }
}

/** Those that stay are kept: a draft is saved every few seconds. */
async function writeVariants(tx: Tx, id: PostId, channels: PostContent['channels']): Promise<void> {
  const ids = channels.map(({ channelId }) => channelId);
  await tx
    .deleteFrom('post_variant')
    .where('post_id', '=', id)
    .where(sql<boolean>`channel_id <> all(${ids}::uuid[])`)
    .execute();
  if (channels.length === 0) return;
  await tx
    .insertInto('post_variant')
    .values(channels.map(({ channelId, text }) => ({ post_id: id, channel_id: channelId, text })))
    .onConflict((same) => same.columns(['post_id', 'channel_id']).doUpdateSet({ text: sql`excluded.text` }))
    .execute();
}

/** System-wide: the caller has locked the post in its scope, or is the engine. */
export async function contentOf(db: Db | Tx, id: string): Promise<PostContent> {
  const post = await db
    .selectFrom('post')
    .select(['title', 'text', 'kind', 'information_class'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const channels = await db
    .selectFrom('post_variant')
    .select(['channel_id', 'text'])
    .where('post_id', '=', id)
    .orderBy('channel_id')
    .execute();
  const pictures = await db
    .selectFrom('post_media')
    .select(['media_id', 'alt', 'no_alt_reason', 'crops'])
    .where('post_id', '=', id)
    .orderBy('position')
    .execute();
  return {
    title: post.title,
    text: post.text,
    kind: post.kind as PostKind,
    informationClass: post.information_class as InformationClass,
    channels: channels.map((row) => ({ channelId: row.channel_id, text: row.text })),
    pictures: pictures.map((row) => ({
      mediaId: row.media_id,
      alt: row.alt,
      noAltReason: row.no_alt_reason,
      ...cropsOf(row.crops),
    })),
  };
}

/** Absent where the whole picture goes everywhere, so that such content reads as it always did. */
function cropsOf(stored: unknown): Pick<PostPicture, 'crops'> {
  const crops = stored as NonNullable<PostPicture['crops']>;
  return Object.keys(crops).length > 0 ? { crops } : {};
}

export async function saveEdited(tx: Tx, post: Pick<Post, 'id' | 'version' | 'revision' | 'state'>): Promise<void> {
  const { id, version, revision, state } = post;
  await tx
    .updateTable('post')
    .set({ version, revision, state, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export async function clearApproval(tx: Tx, { id, state }: Pick<Post, 'id' | 'state'>): Promise<void> {
  await tx
    .updateTable('post')
    .set({ state, approved_version: null, approved_by: null, approved_at: null })
    .where('id', '=', id)
    .execute();
}

export async function saveSubmitted(tx: Tx, id: PostId, by: PersonId | null): Promise<void> {
  await tx
    .updateTable('post')
    .set({ state: 'in-review', submitted_by: by, submitted_at: sql`now()`, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export async function saveApproval(tx: Tx, post: Pick<Post, 'id' | 'version'>, by: PersonId | null): Promise<void> {
  await tx
    .updateTable('post')
    .set({ approved_version: post.version, approved_by: by, approved_at: sql`now()`, updated_at: sql`now()` })
    .where('id', '=', post.id)
    .execute();
}

export async function saveState(tx: Tx, id: PostId, state: PostState): Promise<void> {
  await tx
    .updateTable('post')
    .set({ state, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export async function savePublishAt(tx: Tx, id: PostId, publishAt: Date | null): Promise<void> {
  await tx
    .updateTable('post')
    .set({ publish_at: publishAt, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export async function saveRemoved(tx: Tx, id: PostId, removed: boolean): Promise<void> {
  const at = removed ? sql<Date>`now()` : null;
  await tx
    .updateTable('post')
    .set({ removed_at: at, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}
