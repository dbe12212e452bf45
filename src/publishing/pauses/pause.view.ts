import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

export interface ShownPause {
  readonly id: string;
  readonly scope: string;
  readonly agency_id: string;
  readonly programme: { readonly id: string; readonly name: string } | null;
  readonly medium: string | null;
  readonly channel: { readonly id: string; readonly name: string; readonly medium: string } | null;
  readonly reason: string;
  readonly holds_replies: boolean;
  readonly started_by: string | null;
  readonly started_at: Date;
  readonly ends_at: Date | null;
  readonly allowed: readonly { readonly id: string; readonly title: string }[];
  readonly held: { readonly overdue: number; readonly soon: number };
}

interface Readers {
  /** What the reader may see. */
  readonly scope: AgencyScope;
  /** Those and the ones above: their pauses hold the reader's posts too. */
  readonly concerned: AgencyScope;
}

/** The widest first. */
export async function runningPauses(db: Db, { scope, concerned }: Readers): Promise<readonly ShownPause[]> {
  const { rows } = await sql<ShownPause>`
    select p.id, p.scope, p.agency_id, p.medium, p.reason, p.holds_replies, p.started_at, p.ends_at,
      (select json_build_object('id', g.id, 'name', g.name) from programme g where g.id = p.programme_id) as programme,
      (select json_build_object('id', c.id, 'name', c.name, 'medium', c.medium) from channel c
        where c.id = p.channel_id) as channel,
      (select name from person where person.id = p.started_by) as started_by,
      coalesce((select json_agg(json_build_object('id', post.id, 'title', post.title) order by post.publish_at)
        from pause_allowed a join post on post.id = a.post_id
        where a.pause_id = p.id and post.agency_id = any(${[...scope]}::uuid[])), '[]') as allowed,
      (select json_build_object('overdue', count(distinct d.post_id) filter (where d.due_at <= now()),
          'soon', count(distinct d.post_id) filter (where d.due_at > now()))
        from delivery d join post on post.id = d.post_id
        where d.state = 'scheduled' and d.due_at < now() + interval '1 day' and d.agency_id = any(${[...scope]}::uuid[])
          and post.removed_at is null and pause_covers(p, d)) as held
    from pause p
    where p.ended_at is null and p.agency_id = any(${[...concerned]}::uuid[])
    order by array_position(array['city', 'agency', 'programme', 'network', 'channel'], p.scope), p.started_at`.execute(
    db,
  );
  return rows;
}

const mostHeld = 5_000;

export async function heldPosts(
  db: Db,
  scope: AgencyScope,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with reach as materialized (
      select p as pause, a.id as agency_id from pause p join agency a on pause_reaches(p, a.id)
      where p.ended_at is null and a.id = any(${[...scope]}::uuid[])
    )
    select distinct d.post_id as id from delivery d join reach on reach.agency_id = d.agency_id
    where d.state = 'scheduled' and d.post_id is not null and d.due_at >= ${from} and d.due_at < ${to}
      and pause_concerns(reach.pause, d) limit ${mostHeld}`.execute(db);
  return rows.map(({ id }) => id);
}
