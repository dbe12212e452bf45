import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

export interface PostForSlot {
  readonly id: string;
  readonly agencyId: string;
  readonly title: string;
  readonly excerpt: string;
  readonly state: string;
  readonly publishAt: Date | null;
  readonly pillarId: string | null;
  readonly campaignId: string | null;
  readonly channelIds: readonly string[];
}

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly state: string;
  readonly publish_at: Date | null;
  readonly pillar_id: string | null;
  readonly campaign_id: string | null;
  readonly channel_ids: readonly string[];
}

const shown = sql`p.id, p.agency_id, p.title, left(p.text, 140) as excerpt, p.state, p.publish_at, p.pillar_id, p.campaign_id,
  p.channel_ids`;

/** Approved, and nobody has said when: the oldest approval first. */
export async function readyPosts(db: Db, scope: AgencyScope): Promise<readonly PostForSlot[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${shown} from post p
    where p.state = 'approved' and p.publish_at is null and p.removed_at is null and p.agency_id = any(${scope}::uuid[])
    order by p.approved_at, p.id limit 500`.execute(db);
  return rows.map(postOf);
}

/** What a person could put into a slot: without a time, or missed; approved ones first. */
export async function postsWithoutTime(db: Db, scope: AgencyScope): Promise<readonly PostForSlot[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${shown} from post p
    where p.removed_at is null and p.agency_id = any(${scope}::uuid[])
      and ((p.publish_at is null and p.state in ('approved', 'in-review', 'draft', 'returned')) or p.state = 'missed')
    order by p.state = 'approved' desc, p.state = 'in-review' desc, p.updated_at desc limit 60`.execute(db);
  return rows.map(postOf);
}

function postOf({ agency_id, publish_at, pillar_id, campaign_id, channel_ids, ...row }: Row): PostForSlot {
  return {
    ...row,
    agencyId: agency_id,
    publishAt: publish_at,
    pillarId: pillar_id,
    campaignId: campaign_id,
    channelIds: channel_ids,
  };
}
