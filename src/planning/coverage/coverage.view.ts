import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { CoverageBasis } from './contract.ts';

export interface CoverageSpan {
  /** Calendar days of the city, both included. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

export interface CountedWeek {
  readonly row_id: string | null;
  /** Its Monday. */
  readonly week: string;
  readonly posts: number;
  readonly activities: number;
  readonly last_on: string | null;
}

/** A programme answers for its parts too. */
const upwards = sql`up (id, top) as (
    select id, id from programme where removed_at is null
    union select up.id, p.parent_id from up join programme p on p.id = up.top where p.parent_id is not null
  )`;

const out = sql`p.state in ('published', 'partly-failed') and p.removed_at is null`;

interface Window {
  readonly scope: RawBuilder<unknown>;
  readonly start: RawBuilder<unknown>;
  readonly end: RawBuilder<unknown>;
  /** The number of the week that an instant falls into, from 1. */
  readonly weekOf: (at: string) => RawBuilder<unknown>;
}

/**
 * Published posts by the week they went out, activities by the week they took place. What belongs together is added up
 * before anything is looked up or written as text, because a year of a city has hundreds of thousands of posts.
 */
export async function countedWeeks(
  db: Db,
  scope: AgencyScope,
  {
    by,
    weeks,
    to,
    zone,
  }: { readonly by: CoverageBasis; readonly weeks: readonly string[] } & Omit<CoverageSpan, 'from'>,
): Promise<readonly CountedWeek[]> {
  const begins = sql`array(select monday::timestamp at time zone ${zone} from unnest(${[...weeks]}::date[]) monday order by 1)`;
  const window: Window = {
    scope: sql`any(${[...scope]}::uuid[])`,
    start: sql`(${weeks[0] ?? to}::date::timestamp at time zone ${zone})`,
    end: sql`((${to}::date + 1)::timestamp at time zone ${zone})`,
    weekOf: (at) => sql`width_bucket(${sql.ref(at)}, (select week_begins from bounds))`,
  };
  const { rows } = await sql<Omit<CountedWeek, 'week'> & { readonly week: number }>`
    with recursive ${upwards}, bounds as materialized (select ${begins} as week_begins),
    counted (row_id, week, posts, activities, last_at) as (${sources[by](window)})
    select row_id, week, sum(posts)::int as posts, sum(activities)::int as activities,
      to_char(max(last_at) at time zone ${zone}, 'YYYY-MM-DD') as last_on
    from counted group by 1, 2`.execute(db);
  return rows.map((row) => ({ ...row, week: weeks[row.week - 1] ?? '' }));
}

const sentIn = ({ scope, start, end }: Window): RawBuilder<unknown> =>
  sql`${out} and p.agency_id = ${scope} and p.published_at >= ${start} and p.published_at < ${end}`;
const doneIn = ({ scope, start, end }: Window): RawBuilder<unknown> =>
  sql`a.removed_at is null and a.agency_id = ${scope} and a.starts_at >= ${start} and a.starts_at < ${end}`;
/** Of an activity, all at once: a city has few such sets, however many activities, and each is led upwards only once. */
const sets = sql`(
    select activity_id, array_agg(programme_id) as ids from (select activity_id, programme_id from activity_programme order by 1, 2) l
    group by activity_id
  )`;
const wardName = sql`lower(regexp_replace(trim(village), '^kelurahan ', '', 'i'))`;

/** Where a post has several programmes it counts for each, but once. */
const sources: Readonly<Record<CoverageBasis, (window: Window) => RawBuilder<unknown>>> = {
  programme: (window) => sql`
    select tops.top::text, told.week, told.posts, told.activities, told.last_at from (
      select own.ids, c.programme_id, ${window.weekOf('p.published_at')} as week, count(*) as posts, 0 as activities,
        max(p.published_at) as last_at
      from post p left join ${sets} own on own.activity_id = p.activity_id
        left join campaign c on c.id = p.campaign_id and c.programme_id is not null and c.removed_at is null
      where ${sentIn(window)} group by 1, 2, 3
      union all
      select own.ids, null, ${window.weekOf('a.starts_at')}, 0, count(*), null
      from activity a left join ${sets} own on own.activity_id = a.id where ${doneIn(window)} group by 1, 3
    ) told
    left join lateral (select distinct top from up where id = any(told.ids) or id = told.programme_id) tops on true`,
  ward: (window) => sql`
    select ${wardName}, week, posts, 0, last_at from (
      select a.village, ${window.weekOf('p.published_at')} as week, count(*) as posts, max(p.published_at) as last_at
      from post p join activity a on a.id = p.activity_id where a.village <> '' and ${sentIn(window)} group by 1, 2
    ) sent
    union all
    select ${wardName}, week, 0, activities, null from (
      select a.village, ${window.weekOf('a.starts_at')} as week, count(*) as activities
      from activity a where a.village <> '' and ${doneIn(window)} group by 1, 2
    ) done`,
  agency: (window) => sql`
    select agency_id::text, week, posts, activities, last_at from (
      select p.agency_id, ${window.weekOf('p.published_at')} as week, count(*) as posts, 0 as activities, max(p.published_at) as last_at
      from post p where ${sentIn(window)} group by 1, 2
      union all
      select a.agency_id, ${window.weekOf('a.starts_at')}, 0, count(*), null from activity a where ${doneIn(window)} group by 1, 2
    ) both_kinds`,
  channel: (window) => sql`
    select c.medium, sent.week, sum(sent.posts), 0, max(sent.last_at) from (
      select v.channel_id, ${window.weekOf('p.published_at')} as week, count(*) as posts, max(p.published_at) as last_at
      from post p join post_variant v on v.post_id = p.id where ${sentIn(window)} group by 1, 2
    ) sent join channel c on c.id = sent.channel_id group by 1, 2`,
};

export interface LastPost {
  readonly id: string;
  readonly last_on: string;
}

/** Of programmes that nothing was told about in the window: when something last was, however long ago. */
export async function lastTold(
  db: Db,
  scope: AgencyScope,
  { ids, zone }: { readonly ids: readonly string[]; readonly zone: string },
): Promise<readonly LastPost[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<LastPost>`
    select wanted.id, to_char(max(p.published_at) at time zone ${zone}, 'YYYY-MM-DD') as last_on
    from unnest(${[...ids]}::uuid[]) wanted (id)
    cross join lateral programme_branch(wanted.id) branch (id)
    cross join lateral (
      select p.published_at from activity_programme l join post p on p.activity_id = l.activity_id
        where l.programme_id = branch.id and ${out} and p.agency_id = any(${[...scope]}::uuid[])
      union all
      select p.published_at from campaign c join post p on p.campaign_id = c.id
        where c.programme_id = branch.id and ${out} and p.agency_id = any(${[...scope]}::uuid[])
    ) p
    group by wanted.id having max(p.published_at) is not null`.execute(db);
  return rows;
}

export interface RunningProgramme {
  readonly id: string;
  readonly name: string;
  readonly agency_id: string;
}

/** System-wide: programmes that ran at some time between these days, by name. */
export async function programmesBetween(
  db: Db,
  { from, to }: Pick<CoverageSpan, 'from' | 'to'>,
): Promise<readonly RunningProgramme[]> {
  const { rows } = await sql<RunningProgramme>`
    select id, name, agency_id from programme
    where removed_at is null and archived_at is null and starts_on <= ${to}::date and (ends_on is null or ends_on >= ${from}::date)
    order by lower(name), id`.execute(db);
  return rows;
}
