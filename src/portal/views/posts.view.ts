import { sql } from 'kysely';
import type { PagePicture } from '#channels/index.ts';
import type { Db } from '#platform/db/db.ts';
import { listed, type Cursor, type Listed } from './cursor.ts';

// System-wide reads: all that stands here is public.

export interface PostCard {
  readonly pageId: string;
  readonly postId: string;
  readonly slug: string;
  readonly title: string;
  /** Its beginning, long enough for a line or two. */
  readonly beginning: string;
  readonly picture: PagePicture | null;
  readonly agency: { readonly slug: string; readonly shortName: string; readonly zone: string };
  readonly publishedAt: Date;
}

export interface PostsWanted {
  readonly limit: number;
  readonly agencyIds?: readonly string[];
  readonly programmeId?: string;
  readonly activityIds?: readonly string[];
  readonly before?: Cursor | undefined;
  /** Only what the law calls information to be announced at once, published since then. */
  readonly urgentSince?: Date;
}

/** What everybody may see: not withdrawn, and never what is exempt from disclosure. */
export function publicPages(db: Db) {
  return db
    .selectFrom('portal_page as p')
    .innerJoin('post', 'post.id', 'p.post_id')
    .innerJoin('agency', 'agency.id', 'p.agency_id')
    .where('p.withdrawn_at', 'is', null)
    .where('post.information_class', '<>', 'dikecualikan');
}

type PublicPages = ReturnType<typeof publicPages>;

export const cardColumns = [
  'p.id',
  'p.post_id',
  'p.slug',
  'p.title',
  'p.pictures',
  'p.published_at',
  'agency.slug as agency_slug',
  'agency.short_name',
  'agency.zone',
] as const;

const beginning = sql<string>`left(p.text, 320)`.as('beginning');

export async function postCards(db: Db, wanted: PostsWanted): Promise<Listed<PostCard>> {
  const rows = await narrowed(publicPages(db), wanted)
    .select([...cardColumns, beginning])
    .orderBy('p.published_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(wanted.limit + 1)
    .execute();
  return listed(rows.map(cardOf), wanted.limit, ({ publishedAt, pageId }) => ({ at: publishedAt, id: pageId }));
}

function narrowed(pages: PublicPages, wanted: PostsWanted): PublicPages {
  const { agencyIds, programmeId, activityIds, before, urgentSince } = wanted;
  return pages
    .$if(agencyIds !== undefined, (query) => query.where('p.agency_id', 'in', agencyIds ?? []))
    .$if(activityIds !== undefined, (query) => query.where('post.activity_id', 'in', activityIds ?? []))
    .$if(programmeId !== undefined, (query) =>
      query.where('post.activity_id', 'in', (inner) =>
        inner
          .selectFrom('activity_programme')
          .select('activity_programme.activity_id')
          .where(
            'activity_programme.programme_id',
            'in',
            sql<string>`(select programme_branch(${programmeId ?? null}::uuid))`,
          ),
      ),
    )
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(p.published_at, p.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .$if(urgentSince !== undefined, (query) =>
      query.where('post.information_class', '=', 'serta-merta').where('p.published_at', '>', urgentSince ?? new Date()),
    );
}

export interface CardRow {
  readonly id: string;
  readonly post_id: string;
  readonly slug: string;
  readonly title: string;
  readonly beginning: string;
  readonly pictures: unknown;
  readonly published_at: Date;
  readonly agency_slug: string;
  readonly short_name: string;
  readonly zone: string;
}

export function cardOf(row: CardRow): PostCard {
  return {
    pageId: row.id,
    postId: row.post_id,
    slug: row.slug,
    title: titleOf(row.title, row.beginning),
    beginning: row.beginning,
    picture: picturesOf(row.pictures)[0] ?? null,
    agency: { slug: row.agency_slug, shortName: row.short_name, zone: row.zone },
    publishedAt: row.published_at,
  };
}

/** A post without a title is called by its first words. */
export function titleOf(title: string, text: string): string {
  const line = (title.trim() || (text.trim().split('\n')[0] ?? '')).trim();
  return line.length <= 110 ? line : `${line.slice(0, 108).replace(/\s+\S*$/, '')}…`;
}

export function picturesOf(stored: unknown): readonly PagePicture[] {
  return stored as readonly PagePicture[];
}

export interface PostPage extends PostCard {
  readonly text: string;
  readonly pictures: readonly PagePicture[];
  readonly agencyId: string;
  readonly agencyName: string;
  readonly moderated: boolean;
  readonly activity: { readonly id: string; readonly slug: string; readonly title: string } | null;
}

export async function postPage(db: Db, slug: string): Promise<PostPage | undefined> {
  const row = await publicPages(db)
    .leftJoin('activity', (join) =>
      join
        .onRef('activity.id', '=', 'post.activity_id')
        .on('activity.removed_at', 'is', null)
        .on('activity.shown_on_portal', '=', true)
        .on('activity.information_class', '<>', 'dikecualikan'),
    )
    .select([
      ...cardColumns,
      'p.text',
      'p.text as beginning',
      'p.agency_id',
      'agency.name as agency_name',
      'agency.moderates_comments',
      'activity.id as activity_id',
      'activity.slug as activity_slug',
      'activity.title as activity_title',
    ])
    .where('p.slug', '=', slug)
    .executeTakeFirst();
  if (!row) return undefined;
  const { activity_id: id, activity_slug, activity_title } = row;
  return {
    ...cardOf(row),
    text: row.text,
    pictures: picturesOf(row.pictures),
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    moderated: row.moderates_comments,
    activity: id === null ? null : { id, slug: activity_slug ?? '', title: activity_title ?? '' },
  };
}

/** A post that was here and has been taken down. */
export async function withdrawnPostAt(db: Db, slug: string): Promise<boolean> {
  const row = await db
    .selectFrom('portal_page')
    .select('id')
    .where('slug', '=', slug)
    .where('withdrawn_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

export interface LinkedPage {
  readonly postId: string;
  readonly slug: string;
  readonly title: string;
}

/** What a post corrects, and what corrects it, as far as everybody may see it; the oldest first. */
export async function correctionsAround(
  db: Db,
  postId: string,
): Promise<{ readonly original: LinkedPage | undefined; readonly corrections: readonly LinkedPage[] }> {
  const linked = () => publicPages(db).select(['p.post_id', 'p.slug', 'p.title', beginning]).orderBy('p.published_at');
  const [original, corrections] = await Promise.all([
    linked()
      .where('p.post_id', '=', sql<string>`(select corrects_post_id from post where id = ${postId})`)
      .executeTakeFirst(),
    linked().where('post.corrects_post_id', '=', postId).execute(),
  ]);
  return { original: original && toLink(original), corrections: corrections.map(toLink) };
}

function toLink(row: Pick<CardRow, 'post_id' | 'slug' | 'title' | 'beginning'>): LinkedPage {
  return { postId: row.post_id, slug: row.slug, title: titleOf(row.title, row.beginning) };
}
