import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { containing } from '#platform/db/paging.ts';
import type { CampaignReach } from './campaign.store.ts';
import type { CampaignKind, CampaignPhase } from './contract.ts';

export interface CampaignListing {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly kind?: CampaignKind | undefined;
  readonly phase?: CampaignPhase | undefined;
  readonly programmeId?: string | undefined;
  readonly text: string;
  /** The city's calendar day. */
  readonly today: string;
  readonly limit: number;
}

export interface ListedCampaign {
  readonly id: string;
  readonly agency_id: string;
  readonly kind: CampaignKind;
  readonly name: string;
  readonly summary: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly revision: number;
  readonly programme: { readonly id: string; readonly name: string } | null;
  readonly agency_ids: readonly string[];
  readonly tasks: number;
  readonly tasks_done: number;
  readonly tasks_late: number;
  readonly posts: number;
  readonly published: number;
}

/** By when they start. */
export async function campaignList(
  db: Db,
  reach: CampaignReach,
  listing: CampaignListing,
): Promise<readonly ListedCampaign[]> {
  const { today, limit } = listing;
  const { rows } = await sql<ListedCampaign>`
    select c.id, c.agency_id, c.kind, c.name, c.summary, c.starts_on, c.ends_on, c.revision,
      (select json_build_object('id', p.id, 'name', p.name) from programme p
        where p.id = c.programme_id and p.removed_at is null) as programme,
      coalesce((select json_agg(agency_id order by agency_id) from campaign_agency where campaign_id = c.id), '[]') as agency_ids,
      task.*, made.*
    from campaign c
    cross join lateral (
      select count(*) as tasks, count(*) filter (where out) as tasks_done,
        count(*) filter (where not out and due_on < ${today}::date) as tasks_late
      from (select t.due_on, exists(select from post where post.campaign_task_id = t.id and post.removed_at is null
          and post.state in ('published', 'partly-failed')) as out
        from campaign_task t where t.campaign_id = c.id) asked
    ) task
    cross join lateral (
      select count(*) as posts, count(*) filter (where state in ('published', 'partly-failed')) as published
      from post where post.campaign_id = c.id and post.removed_at is null
    ) made
    where ${sql.join(conditionsOf(reach, listing), sql` and `)}
    order by c.starts_on, c.ends_on desc, c.name, c.id limit ${limit + 1}`.execute(db);
  return rows;
}

function conditionsOf({ own, ledBy }: CampaignReach, listing: CampaignListing) {
  const { from, to, kind, phase, programmeId, text, today } = listing;
  const inPhase = {
    coming: sql`c.starts_on > ${today}::date`,
    ended: sql`c.ends_on < ${today}::date`,
    running: sql`c.starts_on <= ${today}::date and c.ends_on >= ${today}::date`,
  };
  return [
    sql`c.removed_at is null`,
    sql`(c.agency_id = any(${[...ledBy]}::uuid[]) or exists(select from campaign_agency link
      where link.campaign_id = c.id and link.agency_id = any(${[...own]}::uuid[])))`,
    ...(from ? [sql`c.ends_on >= ${from}::date`] : []),
    ...(to ? [sql`c.starts_on <= ${to}::date`] : []),
    ...(kind ? [sql`c.kind = ${kind}`] : []),
    ...(phase ? [inPhase[phase]] : []),
    ...(programmeId ? [sql`c.programme_id = ${programmeId}::uuid`] : []),
    ...(text === '' ? [] : [sql`(c.name || ' ' || c.summary || ' ' || c.goal) ilike ${containing(text)}`]),
  ];
}
