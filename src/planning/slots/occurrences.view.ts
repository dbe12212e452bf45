import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { PlannedPost } from './occurrences.ts';

export interface PostInSlot extends PlannedPost {
  readonly title: string;
  readonly state: string;
}

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly state: string;
  readonly publish_at: Date;
  readonly channel_ids: readonly string[];
}

/** Posts with a time in between, whatever their state but withdrawn: a wished time fills a slot as well. */
export async function plannedPosts(
  db: Db | Tx,
  scope: AgencyScope,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly PostInSlot[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<Row>`
    select p.id, p.agency_id, p.title, p.state, p.publish_at, p.channel_ids
    from post p
    where p.publish_at >= ${from} and p.publish_at < ${to} and p.removed_at is null and p.state <> 'withdrawn'
      and p.agency_id = any(${scope}::uuid[])
    order by p.publish_at, p.created_at, p.id`.execute(db);
  return rows.map(({ agency_id, publish_at, channel_ids, ...row }) => ({
    ...row,
    agencyId: agency_id,
    at: publish_at.getTime(),
    channelIds: channel_ids,
  }));
}

interface ChannelName {
  readonly id: string;
  readonly name: string;
  readonly medium: string;
  readonly oneOfSeveral: boolean;
}

export interface SlotNames {
  readonly channels: ReadonlyMap<string, ChannelName>;
  readonly pillars: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly campaigns: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly kind: string }>;
}

/** System-wide by id: the caller holds slots of its own scope. */
export async function slotNames(
  db: Db | Tx,
  ids: {
    readonly channels: readonly string[];
    readonly pillars: readonly string[];
    readonly campaigns: readonly string[];
  },
): Promise<SlotNames> {
  const channels = await sql<ChannelName>`
    select c.id, c.name, c.medium, exists (select from channel o where o.agency_id = c.agency_id and o.medium = c.medium
      and o.id <> c.id and o.removed_at is null) as "oneOfSeveral"
    from channel c where c.id = any(${ids.channels}::uuid[])`.execute(db);
  const pillars = await sql<{ id: string; name: string }>`
    select id, name from content_pillar where id = any(${ids.pillars}::uuid[])`.execute(db);
  const campaigns = await sql<{ id: string; name: string; kind: string }>`
    select id, name, kind from campaign where id = any(${ids.campaigns}::uuid[])`.execute(db);
  return { channels: byId(channels.rows), pillars: byId(pillars.rows), campaigns: byId(campaigns.rows) };
}

function byId<Thing extends { readonly id: string }>(things: readonly Thing[]): ReadonlyMap<string, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
