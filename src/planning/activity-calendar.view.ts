import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing } from '#platform/db/paging.ts';

export interface ActivitySpan {
  readonly from: Date;
  readonly to: Date;
  readonly programmeId: string | undefined;
  readonly campaignId: string | undefined;
  readonly text: string;
  readonly limit: number;
}

export interface CalendarActivity {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly starts_at: Date;
  readonly ends_at: Date | null;
  readonly programme_ids: readonly string[];
}

/** What takes place in a span of time, by when it begins, with no more than a calendar shows. */
export async function activitiesBetween(
  db: Db,
  scope: AgencyScope,
  { from, to, programmeId, campaignId, text, limit }: ActivitySpan,
): Promise<readonly CalendarActivity[]> {
  if (scope.length === 0) return [];
  const conditions = [
    sql`a.removed_at is null and a.agency_id = any(${[...scope]}::uuid[])`,
    // Nothing lasts longer than two months: so far back an index is worth its while.
    sql`a.starts_at < ${to} and a.starts_at >= ${from}::timestamptz - interval '62 days'`,
    sql`coalesce(a.ends_at, a.starts_at) >= ${from}`,
    ...(programmeId
      ? [sql`a.id in (select activity_id from activity_programme where programme_id = ${programmeId}::uuid)`]
      : []),
    ...(campaignId ? [sql`a.campaign_id = ${campaignId}::uuid`] : []),
    ...(text === '' ? [] : [sql`(a.title || ' ' || a.what) ilike ${containing(text)}`]),
  ];
  const { rows } = await sql<CalendarActivity>`
    select a.id, a.agency_id, left(a.title, 80) as title, a.starts_at, a.ends_at,
      array(select programme_id::text from activity_programme where activity_id = a.id) as programme_ids
    from activity a where ${sql.join(conditions, sql` and `)}
    order by a.starts_at, a.id limit ${limit + 1}`.execute(db);
  return rows;
}
