import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { factsOfPostStand } from '#strategy/index.ts';

export interface ShownMissed {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly at: Date;
  readonly channel_ids: readonly string[];
  readonly media: readonly { readonly medium: string; readonly name: string; readonly byHand: boolean }[];
  readonly thumbnail_id: string | null;
  readonly total: number;
}

/** Posts called `p` that missed their time, wholly or on some channels, and that may go out as they are. */
export function postsMissed(scope: AgencyScope): RawBuilder<unknown> {
  return sql`(p.agency_id = any(${[...scope]}::uuid[]) and p.removed_at is null and p.approved_version = p.version
    and p.state in ('missed', 'partly-failed', 'failed', 'sending') and p.publish_at > now() - interval '30 days'
    and (p.state = 'missed' or exists (select from delivery d where d.post_id = p.id and d.state = 'missed'
      and d.version = p.version)) and ${factsOfPostStand('p')})`;
}

/** The one missed first comes first. */
export async function missedPosts(db: Db, scope: AgencyScope, limit: number): Promise<readonly ShownMissed[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<ShownMissed>`
    select p.id, p.agency_id, coalesce(nullif(p.title, ''), left(p.text, 90)) as title, p.publish_at as at, p.channel_ids,
      (select media_id from post_media where post_id = p.id order by position limit 1) as thumbnail_id,
      count(*) over ()::int as total,
      coalesce((select json_agg(json_build_object('medium', c.medium, 'name', c.name, 'byHand', c.network = 'by-hand')
          order by c.network = 'portal' desc, c.name)
        from channel c left join delivery d on d.channel_id = c.id and d.post_id = p.id
        where c.id = any(p.channel_ids) and coalesce(d.state, 'missed') = 'missed'), '[]') as media
    from post p where ${postsMissed(scope)} order by p.publish_at, p.id limit ${limit}`.execute(db);
  return rows;
}
