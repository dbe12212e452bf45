import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing, readCursor, writeCursor } from '#platform/db/paging.ts';

export interface ActivityListing {
  readonly programmeId: string | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly text: string;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface ListedActivity {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly who: string;
  readonly how: string;
  readonly place: string;
  readonly village: string;
  readonly starts_at: Date | null;
  readonly ends_at: Date | null;
  readonly information_class: string;
  readonly shown_on_portal: boolean;
  readonly updated_at: Date;
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
  readonly thumbnail_id: string | null;
  readonly all_posts: number;
  readonly published_posts: number;
  readonly at: string;
}

/** Newest first, by when it takes place; what has no date yet stands where it was begun. */
export async function activityList(
  db: Db,
  scope: AgencyScope,
  listing: ActivityListing,
): Promise<{ readonly items: readonly ListedActivity[]; readonly nextCursor: string | null }> {
  if (scope.length === 0) return { items: [], nextCursor: null };
  // The page is cut first; what stands beside each row is fetched for those rows only.
  const { rows } = await sql<ListedActivity>`
    select page.*, ${beside}
    from (
      select a.id, a.agency_id, a.title, a.what, a.why, a.who, a.how, a.place, a.village, a.starts_at, a.ends_at,
        a.information_class, a.shown_on_portal, a.updated_at, ${when}::text as at
      from activity a
      where ${sql.join(conditionsOf(scope, listing), sql` and `)}
      order by ${when} desc, a.id desc limit ${listing.limit + 1}
    ) page
    order by coalesce(page.starts_at, page.at::timestamptz) desc, page.id desc`.execute(db);
  const last = rows.length > listing.limit ? rows[listing.limit - 1] : undefined;
  return { items: rows.slice(0, listing.limit), nextCursor: last ? writeCursor([last.at, last.id]) : null };
}

const when = sql`coalesce(a.starts_at, a.created_at)`;

const beside = sql`
  coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name)
    from activity_programme link join programme p on p.id = link.programme_id
    where link.activity_id = page.id and p.removed_at is null), '[]') as programmes,
  (select media_id from activity_photo where activity_id = page.id order by position limit 1) as thumbnail_id,
  (select count(*) from post where activity_id = page.id and removed_at is null) as all_posts,
  (select count(*) from post where activity_id = page.id and removed_at is null
    and state in ('published', 'partly-failed')) as published_posts`;

function conditionsOf(scope: AgencyScope, listing: ActivityListing): readonly RawBuilder<unknown>[] {
  const { programmeId, from, to, text } = listing;
  const after = readCursor(listing.cursor, 2);
  return [
    sql`a.removed_at is null and a.agency_id = any(${[...scope]}::uuid[])`,
    ...(programmeId
      ? [sql`a.id in (select activity_id from activity_programme where programme_id = ${programmeId}::uuid)`]
      : []),
    ...(from ? [sql`a.starts_at >= ${from}`] : []),
    ...(to ? [sql`a.starts_at < ${to}`] : []),
    ...(text === ''
      ? []
      : [sql`(a.title || ' ' || a.what || ' ' || a.place || ' ' || a.village) ilike ${containing(text)}`]),
    ...(after ? [sql`(${when}, a.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ];
}
