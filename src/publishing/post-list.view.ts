import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing, readCursor, writeCursor } from '#platform/db/paging.ts';

export interface PostListing {
  readonly states: readonly string[];
  readonly channelId: string | undefined;
  readonly activityId: string | undefined;
  readonly text: string;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface ListedPost {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly state: string;
  readonly kind: string;
  readonly information_class: string;
  readonly publish_at: Date | null;
  readonly published_at: Date | null;
  readonly updated_at: Date;
  readonly at: string;
  readonly activity: { readonly id: string; readonly title: string } | null;
  readonly author: string | null;
  readonly thumbnail_id: string | null;
  readonly paused: boolean;
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly network: string;
    readonly medium: string;
    readonly delivery: string | null;
  }[];
}

/** The one changed last first. */
export async function postList(
  db: Db,
  scope: AgencyScope,
  listing: PostListing,
): Promise<{ readonly items: readonly ListedPost[]; readonly nextCursor: string | null }> {
  if (scope.length === 0) return { items: [], nextCursor: null };
  // The page is cut first; what stands beside each row is fetched for those rows only.
  const { rows } = await sql<ListedPost>`
    select page.*, ${beside} from (
      select ${own}, p.updated_at::text as at from post p
      where ${sql.join(conditionsOf(scope, listing), sql` and `)}
      order by p.updated_at desc, p.id desc limit ${listing.limit + 1}
    ) page order by page.updated_at desc, page.id desc`.execute(db);
  const last = rows.length > listing.limit ? rows[listing.limit - 1] : undefined;
  return { items: rows.slice(0, listing.limit), nextCursor: last ? writeCursor([last.at, last.id]) : null };
}

/** How many posts are in each state, for the filters above the list. */
export async function postCounts(db: Db, scope: AgencyScope): Promise<Readonly<Record<string, number>>> {
  if (scope.length === 0) return {};
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from post
    where removed_at is null and agency_id = any(${[...scope]}::uuid[]) group by state`.execute(db);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** When posts of an agency already go out, from now on. */
export async function takenTimes(db: Db, agencyId: string): Promise<readonly Date[]> {
  const { rows } = await sql<{ publish_at: Date }>`
    select distinct publish_at from post
    where agency_id = ${agencyId} and publish_at > now() and removed_at is null and state <> 'withdrawn' limit 200`.execute(
    db,
  );
  return rows.map(({ publish_at }) => publish_at);
}

const own = sql`p.id, p.agency_id, p.title, left(p.text, 160) as excerpt, p.state, p.kind, p.information_class, p.publish_at,
  p.published_at, p.updated_at, p.activity_id, p.created_by`;

const beside = sql`
  (select json_build_object('id', a.id, 'title', a.title) from activity a where a.id = page.activity_id) as activity,
  (select name from person where person.id = page.created_by) as author,
  (select media_id from post_media where post_id = page.id order by position limit 1) as thumbnail_id,
  exists (select from delivery d where d.post_id = page.id and d.state = 'scheduled' and pause_of(d) is not null) as paused,
  coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'network', c.network, 'medium', c.medium,
      'delivery', d.state) order by c.network = 'portal' desc, c.name)
    from post_variant v join channel c on c.id = v.channel_id
    left join delivery d on d.post_id = v.post_id and d.channel_id = v.channel_id
    where v.post_id = page.id), '[]') as channels`;

function conditionsOf(scope: AgencyScope, listing: PostListing): readonly RawBuilder<unknown>[] {
  const { states, channelId, activityId, text } = listing;
  const after = readCursor(listing.cursor, 2);
  return [
    sql`p.removed_at is null and p.agency_id = any(${[...scope]}::uuid[])`,
    ...(states.length > 0 ? [sql`p.state = any(${[...states]}::text[])`] : []),
    ...(channelId ? [sql`p.id in (select post_id from post_variant where channel_id = ${channelId}::uuid)`] : []),
    ...(activityId ? [sql`p.activity_id = ${activityId}::uuid`] : []),
    ...(text === '' ? [] : [sql`(p.title || ' ' || p.text) ilike ${containing(text)}`]),
    ...(after ? [sql`(p.updated_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ];
}
