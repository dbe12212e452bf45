import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

// System-wide where nothing else is said: programmes are the city's, and so is what they promise.

export interface DetailRow {
  readonly description: string;
  readonly updatedAt: Date;
  readonly parentId: string | null;
}

export async function detailOf(db: Db, id: string): Promise<DetailRow | undefined> {
  const query = db.selectFrom('programme').select(['description', 'updated_at', 'parent_id']).where('id', '=', id);
  const row = await query.where('removed_at', 'is', null).executeTakeFirst();
  return row && { description: row.description, updatedAt: row.updated_at, parentId: row.parent_id };
}

export interface NamedProgramme {
  readonly id: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export async function namedProgrammes(
  db: Db,
  of: { readonly id: string } | { readonly successorId: string },
): Promise<readonly NamedProgramme[]> {
  const query = db
    .selectFrom('programme')
    .select(['id', 'name', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('removed_at', 'is', null)
    .orderBy('starts_on');
  return await (
    'id' in of ? query.where('id', '=', of.id) : query.where('successor_id', '=', of.successorId)
  ).execute();
}

export interface IndicatorRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: string;
  readonly baseline: number | null;
  readonly baselineYear: number | null;
  readonly target: number;
  readonly targetYear: number;
  readonly source: string;
  readonly revision: number;
}

export async function indicatorsOf(db: Db, programmeId: string): Promise<readonly IndicatorRow[]> {
  return await db
    .selectFrom('programme_indicator')
    .select(['id', 'name', 'unit', 'direction', 'baseline', 'target', 'source', 'revision'])
    .select(['baseline_year as baselineYear', 'target_year as targetYear'])
    .where('programme_id', '=', programmeId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export interface AchievementRow {
  readonly id: string;
  readonly indicatorId: string;
  readonly onDay: string;
  readonly value: number;
  readonly source: string;
  readonly proofUrl: string;
  readonly personId: string | null;
}

export async function achievementsOf(db: Db, indicatorIds: readonly string[]): Promise<readonly AchievementRow[]> {
  if (indicatorIds.length === 0) return [];
  return await db
    .selectFrom('programme_achievement')
    .select(['id', 'indicator_id as indicatorId', 'on_day as onDay', 'value', 'source'])
    .select(['proof_url as proofUrl', 'person_id as personId'])
    .where('indicator_id', 'in', indicatorIds)
    .where('removed_at', 'is', null)
    .orderBy('on_day', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
}

export interface MilestoneRow {
  readonly id: string;
  readonly name: string;
  readonly plannedOn: string;
  readonly doneOn: string | null;
  readonly note: string;
  readonly proofUrl: string;
  readonly revision: number;
}

export async function milestonesOf(db: Db, programmeId: string): Promise<readonly MilestoneRow[]> {
  return await db
    .selectFrom('programme_milestone')
    .select(['id', 'name', 'note', 'revision'])
    .select(['planned_on as plannedOn', 'done_on as doneOn', 'proof_url as proofUrl'])
    .where('programme_id', '=', programmeId)
    .where('removed_at', 'is', null)
    .orderBy('planned_on')
    .orderBy('id')
    .execute();
}

export interface DoneActivity {
  readonly id: string;
  readonly title: string;
  readonly agency: string;
  readonly village: string;
  readonly startsAt: Date | null;
  readonly publishedPosts: number;
}

/** Of the asker's agencies; the newest first, also of its parts. */
export async function activitiesFor(db: Db, scope: AgencyScope, programmeId: string): Promise<readonly DoneActivity[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<DoneActivity>`
    select a.id, a.title, g.short_name as agency, a.village, a.starts_at as "startsAt",
      (select count(*) from post where post.activity_id = a.id and post.removed_at is null
        and post.state in ('published', 'partly-failed')) as "publishedPosts"
    from activity a join agency g on g.id = a.agency_id
    where a.removed_at is null and a.agency_id in (${sql.join(scope)}) and exists (
      select from activity_programme link where link.activity_id = a.id
        and link.programme_id in (select programme_branch(${programmeId})))
    order by coalesce(a.starts_at, a.created_at) desc, a.id limit 8`.execute(db);
  return rows;
}

export interface ToldPost {
  readonly id: string;
  readonly title: string;
  readonly agency: string;
  readonly state: string;
  readonly at: Date | null;
}

/** Of the asker's agencies; the newest first. */
export async function postsFor(db: Db, scope: AgencyScope, programmeId: string): Promise<readonly ToldPost[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<ToldPost>`
    select p.id, p.title, g.short_name as agency, p.state, coalesce(p.published_at, p.publish_at) as at
    from post p join agency g on g.id = p.agency_id
    where p.removed_at is null and p.state <> 'withdrawn' and p.agency_id in (${sql.join(scope)})
      and p.activity_id in (select link.activity_id from activity_programme link
        where link.programme_id in (select programme_branch(${programmeId})))
    order by coalesce(p.published_at, p.publish_at, p.created_at) desc, p.id limit 8`.execute(db);
  return rows;
}
