import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { containing, readCursor, writeCursor } from '#platform/db/paging.ts';
import type { Phase } from './programme.ts';

export interface ProgrammeListing {
  readonly phase: Phase | undefined;
  /** The lead agency. */
  readonly agencyId: string | undefined;
  readonly level: 'all' | 'top';
  readonly tag: string | undefined;
  readonly text: string;
  readonly cursor: string | undefined;
  /** The city's calendar day, which decides the phases. */
  readonly today: string;
  readonly now: Date;
  readonly limit: number;
}

export interface ListedProgramme {
  readonly id: string;
  readonly agency_id: string;
  readonly agency_name: string;
  readonly agency_short_name: string;
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly activities: number;
  readonly published_posts: number;
  readonly last_activity_at: Date | null;
  readonly last_covered_at: Date | null;
  readonly parent_id: string | null;
  readonly village: string;
  readonly tags: string[];
  readonly parts: number;
  readonly successor_id: string | null;
  readonly successor_name: string | null;
  readonly archived_at: Date | null;
  readonly revision: number;
}

/** System-wide: programmes are the city's, and so are the numbers beside them. By name. */
export async function programmeList(
  db: Db,
  listing: ProgrammeListing,
): Promise<{ readonly items: readonly ListedProgramme[]; readonly nextCursor: string | null }> {
  const { phase, agencyId, level, tag, text, today, now, limit } = listing;
  const inPhase = {
    coming: sql`p.starts_on > ${today}::date`,
    ended: sql`p.ends_on < ${today}::date`,
    running: sql`p.starts_on <= ${today}::date and (p.ends_on is null or p.ends_on >= ${today}::date)`,
  };
  const after = readCursor(listing.cursor, 2);
  const conditions = [
    sql`p.removed_at is null`,
    ...(phase ? [inPhase[phase]] : []),
    ...(level === 'top' ? [sql`p.parent_id is null`] : []),
    ...(tag ? [sql`p.tags @> array[${tag}]::text[]`] : []),
    ...(agencyId ? [sql`p.agency_id = ${agencyId}::uuid`] : []),
    ...(text === '' ? [] : [sql`(p.name || ' ' || p.summary) ilike ${containing(text)}`]),
    ...(after ? [sql`(lower(p.name), p.id) > (${after[0]}, ${after[1]}::uuid)`] : []),
  ];
  const { rows } = await sql<ListedProgramme>`
    ${selectedProgrammes(now)} where ${sql.join(conditions, sql` and `)}
    order by lower(p.name), p.id limit ${limit + 1}`.execute(db);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit), nextCursor: last ? writeCursor([last.name.toLowerCase(), last.id]) : null };
}

/** What was done for a programme was done for it or for one of its parts. */
const selectedProgrammes = (now: Date): RawBuilder<unknown> => sql`
  select p.id, p.agency_id, a.name as agency_name, a.short_name as agency_short_name, p.slug, p.name, p.summary,
    p.starts_on, p.ends_on, p.parent_id, p.village, p.tags, p.archived_at, p.revision,
    s.id as successor_id, s.name as successor_name, done.*
  from programme p join agency a on a.id = p.agency_id
  left join programme s on s.id = p.successor_id and s.removed_at is null
  cross join lateral (
    with branch as materialized (select programme_branch(p.id) id),
    theirs as materialized (
      select distinct activity.id, activity.starts_at from activity_programme link join activity on activity.id = link.activity_id
      where link.programme_id in (select id from branch) and activity.removed_at is null
    )
    select (select count(*) - 1 from branch) as parts, count(*) as activities,
      max(theirs.starts_at) filter (where theirs.starts_at <= ${now}) as last_activity_at,
      coalesce(sum((select count(*) from post where post.activity_id = theirs.id and post.removed_at is null
        and post.state in ('published', 'partly-failed'))), 0) as published_posts,
      max((select max(post.published_at) from post where post.activity_id = theirs.id and post.removed_at is null
        and post.state in ('published', 'partly-failed'))) as last_covered_at
    from theirs
  ) done`;

/** System-wide: these programmes, in no order; removed ones are left out. */
export async function programmesListed(db: Db, ids: readonly string[], now: Date): Promise<readonly ListedProgramme[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ListedProgramme>`
    ${selectedProgrammes(now)} where p.removed_at is null and p.id in (${sql.join(ids)})`.execute(db);
  return rows;
}
