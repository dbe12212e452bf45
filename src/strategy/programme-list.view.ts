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

function inPhase(phase: Phase, today: string): RawBuilder<unknown> {
  const conditions = {
    coming: sql`p.starts_on > ${today}::date`,
    ended: sql`p.ends_on < ${today}::date`,
    running: sql`p.starts_on <= ${today}::date and (p.ends_on is null or p.ends_on >= ${today}::date)`,
  };
  return conditions[phase];
}

export type NamedProgramme = Pick<
  ListedProgramme,
  'id' | 'name' | 'starts_on' | 'ends_on' | 'parent_id' | 'archived_at'
>;

/** System-wide: all of them by name, a page would hide some from whoever chooses; nothing is counted. */
export async function programmeNames(
  db: Db,
  { phase, today }: Pick<ProgrammeListing, 'phase' | 'today'>,
): Promise<readonly NamedProgramme[]> {
  const { rows } = await sql<NamedProgramme>`
    select p.id, p.name, p.starts_on, p.ends_on, p.parent_id, p.archived_at from programme p
    where p.removed_at is null and ${phase ? inPhase(phase, today) : sql`true`} order by lower(p.name), p.id`.execute(
    db,
  );
  return rows;
}

/** System-wide: programmes are the city's, and so are the numbers beside them. By name. */
export async function programmeList(
  db: Db,
  listing: ProgrammeListing,
): Promise<{ readonly items: readonly ListedProgramme[]; readonly nextCursor: string | null }> {
  const { phase, agencyId, level, tag, text, today, now, limit } = listing;
  const after = readCursor(listing.cursor, 2);
  const conditions = [
    sql`p.removed_at is null`,
    ...(phase ? [inPhase(phase, today)] : []),
    ...(level === 'top' ? [sql`p.parent_id is null`] : []),
    ...(tag ? [sql`p.tags @> array[${tag}]::text[]`] : []),
    ...(agencyId ? [sql`p.agency_id = ${agencyId}::uuid`] : []),
    ...(text === '' ? [] : [sql`(p.name || ' ' || p.summary) ilike ${containing(text)}`]),
    ...(after ? [sql`(lower(p.name), p.id) > (${after[0]}, ${after[1]}::uuid)`] : []),
  ];
  const page = sql`where ${sql.join(conditions, sql` and `)} order by lower(p.name), p.id limit ${limit + 1}`;
  const { rows } = await sql<ListedProgramme>`${withNumbers(page, now)} order by lower(listed.name), listed.id`.execute(
    db,
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit), nextCursor: last ? writeCursor([last.name.toLowerCase(), last.id]) : null };
}

/**
 * What was done for a programme was done for it or for one of its parts. All of a page are counted in one go, by the set
 * of programmes that an activity belongs to: a city has tens of thousands of activities, but few such sets.
 */
const withNumbers = (listed: RawBuilder<unknown>, now: Date): RawBuilder<unknown> => sql`
  with recursive listed as materialized (
    select p.id, p.agency_id, a.name as agency_name, a.short_name as agency_short_name, p.slug, p.name, p.summary,
      p.starts_on, p.ends_on, p.parent_id, p.village, p.tags, p.archived_at, p.revision,
      s.id as successor_id, s.name as successor_name
    from programme p join agency a on a.id = p.agency_id
    left join programme s on s.id = p.successor_id and s.removed_at is null
    ${listed}
  ),
  branch (top, id) as (
    select id, id from listed
    union select branch.top, p.id from branch join programme p on p.parent_id = branch.id where p.removed_at is null
  ),
  theirs as materialized (
    select id, starts_at, array_agg(programme_id) as programmes
    from (
      select a.id, a.starts_at, link.programme_id from activity_programme link join activity a on a.id = link.activity_id
      where link.programme_id in (select id from branch) and a.removed_at is null order by a.id, link.programme_id
    ) linked group by id, starts_at
  ),
  counted as materialized (
    select programmes, count(*) as activities, max(starts_at) filter (where starts_at <= ${now}) as last_activity_at,
      0 as posts, null::timestamptz as last_covered_at
    from theirs group by programmes
    union all
    select programmes, 0, null, count(*), max(post.published_at) from theirs join post on post.activity_id = theirs.id
    where post.removed_at is null and post.state in ('published', 'partly-failed')
    group by programmes
  )
  select listed.*, (select count(*) - 1 from branch where branch.top = listed.id) as parts, done.*
  from listed cross join lateral (
    select coalesce(sum(activities), 0) as activities, max(last_activity_at) as last_activity_at,
      coalesce(sum(posts), 0) as published_posts, max(last_covered_at) as last_covered_at
    from counted where programmes && array(select id from branch where branch.top = listed.id)
  ) done`;

/** System-wide: these programmes, in no order; removed ones are left out. */
export async function programmesListed(db: Db, ids: readonly string[], now: Date): Promise<readonly ListedProgramme[]> {
  if (ids.length === 0) return [];
  const these = sql`where p.removed_at is null and p.id in (${sql.join(ids)})`;
  const { rows } = await sql<ListedProgramme>`${withNumbers(these, now)}`.execute(db);
  return rows;
}
