import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

export interface PlannedPost {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly state: string;
  readonly publish_at: Date;
  readonly channel_ids: readonly string[];
  readonly media: readonly string[];
  readonly pillar: string | null;
  readonly programmes: readonly string[];
  readonly pic: string | null;
}

export const mostPlanned = 2_000;

/** By the time they go out; one more than are shown. */
export async function plannedPosts(
  db: Db,
  scope: AgencyScope,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly PlannedPost[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<PlannedPost>`
    select p.id, p.agency_id, p.title, left(p.text, 90) as excerpt, p.state, p.publish_at, pillar.name as pillar,
      coalesce(nullif(b.person_in_charge, ''), person.name) as pic,
      p.channel_ids,
      array(select distinct c.medium from channel c where c.id = any(p.channel_ids)) as media,
      array(select programme.name from activity_programme ap join programme on programme.id = ap.programme_id
        where ap.activity_id = p.activity_id order by programme.name) as programmes
    from post p
    left join post_brief b on b.post_id = p.id
    left join content_pillar pillar on pillar.id = p.pillar_id
    left join person on person.id = p.created_by
    where p.agency_id = any(${[...scope]}::uuid[]) and p.removed_at is null and p.state <> 'withdrawn'
      and p.publish_at >= ${from} and p.publish_at < ${to}
    order by p.publish_at, p.id limit ${mostPlanned + 1}`.execute(db);
  return rows;
}

export interface RunningCampaign {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly agency: string;
}

/** Campaigns and themes of the days, led by one of these agencies or of those above, or with one of them taking part. */
export async function runningCampaigns(
  db: Db,
  { scope, above }: { readonly scope: AgencyScope; readonly above: AgencyScope },
  { first, last }: { readonly first: string; readonly last: string },
): Promise<readonly RunningCampaign[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<RunningCampaign>`
    select c.id, c.kind, c.name, c.starts_on::text, c.ends_on::text, agency.short_name as agency
    from campaign c join agency on agency.id = c.agency_id
    where c.removed_at is null and c.starts_on <= ${last}::date and c.ends_on >= ${first}::date
      and (c.agency_id = any(${[...scope, ...above]}::uuid[])
        or exists (select 1 from campaign_agency ca where ca.campaign_id = c.id and ca.agency_id = any(${[...scope]}::uuid[])))
    order by c.starts_on, c.name`.execute(db);
  return rows;
}
