import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

const out = sql`post.state in ('published', 'partly-failed')`;

export interface PostOfCampaign {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly agency_id: string;
  readonly campaign_task_id: string | null;
  readonly at: Date | null;
}

/** The posts in it that the reader may see, by when they go out; at most 200. */
export async function postsOfCampaign(db: Db, scope: AgencyScope, id: string): Promise<readonly PostOfCampaign[]> {
  const { rows } = await sql<PostOfCampaign>`
    select id, title, state, agency_id, campaign_task_id, coalesce(published_at, publish_at) as at
    from post where campaign_id = ${id} and removed_at is null and agency_id = any(${[...scope]}::uuid[])
    order by coalesce(published_at, publish_at) nulls last, id limit 200`.execute(db);
  return rows;
}

export interface ActivityOfCampaign {
  readonly id: string;
  readonly title: string;
  readonly agency_id: string;
  readonly starts_at: Date | null;
}

export async function activitiesOfCampaign(
  db: Db,
  scope: AgencyScope,
  id: string,
): Promise<readonly ActivityOfCampaign[]> {
  const { rows } = await sql<ActivityOfCampaign>`
    select id, title, agency_id, starts_at from activity
    where campaign_id = ${id} and removed_at is null and agency_id = any(${[...scope]}::uuid[])
    order by starts_at nulls last, id limit 200`.execute(db);
  return rows;
}

export interface CountsOfAgency {
  readonly agency_id: string;
  readonly posts: number;
  readonly published: number;
  readonly activities: number;
}

/** Numbers only, and of every agency in it: whoever takes part may know how far the others are. */
export async function countsOfCampaign(db: Db, id: string): Promise<readonly CountsOfAgency[]> {
  const { rows } = await sql<CountsOfAgency>`
    select agency_id, sum(posts)::int as posts, sum(published)::int as published, sum(activities)::int as activities
    from (
      select agency_id, count(*) as posts, count(*) filter (where ${out}) as published, 0 as activities
      from post where campaign_id = ${id} and removed_at is null group by agency_id
      union all
      select agency_id, 0, 0, count(*) from activity where campaign_id = ${id} and removed_at is null group by agency_id
    ) counted group by agency_id`.execute(db);
  return rows;
}

export interface StandingOfTask {
  readonly id: string;
  readonly made: boolean;
  readonly published: boolean;
  readonly pillar: { readonly id: string; readonly name: string } | null;
}

export async function standingOfTasks(db: Db, id: string): Promise<readonly StandingOfTask[]> {
  const { rows } = await sql<StandingOfTask>`
    select t.id, count(post.id) > 0 as made, coalesce(bool_or(${out}), false) as published,
      (select json_build_object('id', p.id, 'name', p.name) from content_pillar p
        where p.id = t.pillar_id and p.removed_at is null) as pillar
    from campaign_task t left join post on post.campaign_task_id = t.id and post.removed_at is null
    where t.campaign_id = ${id} group by t.id`.execute(db);
  return rows;
}
