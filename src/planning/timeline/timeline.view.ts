import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { TimelineMilestone, TimelineRows } from './contract.ts';

export interface Span {
  /** Calendar days of the city, both included. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

export interface ActivityInTime {
  readonly id: string;
  readonly title: string;
  readonly agency_id: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly programme_ids: readonly string[];
}

export async function activitiesInTime(
  db: Db,
  scope: AgencyScope,
  { from, to, zone, limit }: Span & { readonly limit: number },
): Promise<readonly ActivityInTime[]> {
  const { rows } = await sql<ActivityInTime>`
    select a.id, a.title, a.agency_id, to_char(a.starts_at at time zone ${zone}, 'YYYY-MM-DD') as starts_on,
      to_char(coalesce(a.ends_at, a.starts_at) at time zone ${zone}, 'YYYY-MM-DD') as ends_on,
      coalesce((select json_agg(programme_id) from activity_programme where activity_id = a.id), '[]') as programme_ids
    from activity a
    where a.removed_at is null and a.agency_id = any(${[...scope]}::uuid[])
      and a.starts_at < ((${to}::date + 1)::timestamp at time zone ${zone})
      and coalesce(a.ends_at, a.starts_at) >= (${from}::date::timestamp at time zone ${zone})
    order by a.starts_at, a.id limit ${limit + 1}`.execute(db);
  return rows;
}

export interface CountedDay {
  readonly day: string;
  readonly row_id: string | null;
  readonly planned: number;
  readonly published: number;
}

/** A post counts for every programme that its activity or its campaign belongs to. */
export async function postsPerDay(
  db: Db,
  scope: AgencyScope,
  { from, to, zone, rows: by }: Span & { readonly rows: TimelineRows },
): Promise<readonly CountedDay[]> {
  const start = sql`(${from}::date::timestamp at time zone ${zone})`;
  const end = sql`((${to}::date + 1)::timestamp at time zone ${zone})`;
  const holder =
    by === 'agency'
      ? sql`left join lateral (select p.agency_id as row_id) row on true`
      : sql`left join lateral (
          select programme_id as row_id from activity_programme where activity_id = p.activity_id
          union select programme_id from campaign where id = p.campaign_id and programme_id is not null
        ) row on true`;
  const { rows } = await sql<CountedDay>`
    select to_char(at at time zone ${zone}, 'YYYY-MM-DD') as day, row_id,
      count(*) filter (where not out)::int as planned, count(*) filter (where out)::int as published
    from (
      select coalesce(p.published_at, p.publish_at) as at, p.state in ('published', 'partly-failed') as out, row.row_id
      from post p ${holder}
      where p.removed_at is null and p.agency_id = any(${[...scope]}::uuid[])
        and (p.published_at >= ${start} and p.published_at < ${end}
          or p.published_at is null and p.publish_at >= ${start} and p.publish_at < ${end})
    ) counted
    group by 1, 2 order by 1`.execute(db);
  return rows;
}

export interface MilestoneInTime extends Omit<TimelineMilestone, 'programmeId'> {
  readonly programme_id: string;
}

/** System-wide, like the programmes they belong to. */
export async function milestonesInTime(
  db: Db,
  { from, to, today }: { readonly from: string; readonly to: string; readonly today: string },
): Promise<readonly MilestoneInTime[]> {
  const { rows } = await sql<MilestoneInTime>`
    select m.id, m.programme_id, m.name, to_char(coalesce(m.done_on, m.planned_on), 'YYYY-MM-DD') as on,
      case when m.done_on is not null then 'done' when m.planned_on < ${today}::date then 'late' else 'planned' end as state
    from programme_milestone m join programme p on p.id = m.programme_id
    where m.removed_at is null and p.removed_at is null
      and coalesce(m.done_on, m.planned_on) between ${from}::date and ${to}::date
    order by 4, m.id`.execute(db);
  return rows;
}
