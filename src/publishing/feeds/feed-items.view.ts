import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

export interface FeedItem {
  readonly kind: 'post' | 'activity';
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly words: string;
  readonly place: string;
  readonly state: string;
  readonly starts_at: Date;
  readonly ends_at: Date | null;
  readonly updated_at: Date;
  /** Grows with every change. */
  readonly sequence: number;
  readonly removed: boolean;
  readonly channels: readonly string[];
}

export interface FeedSpan {
  readonly from: Date;
  readonly to: Date;
  /** What was taken back before is not told any more. */
  readonly removedSince: Date;
}

export interface FeedScopes {
  readonly posts: AgencyScope;
  readonly activities: AgencyScope;
}

const most = 5_000;

/** What has a time near now. Excluded information is not in it, nor what is still being made of it. */
export async function feedItems(
  db: Db,
  { posts, activities }: FeedScopes,
  { from, to, removedSince }: FeedSpan,
): Promise<readonly FeedItem[]> {
  if (posts.length + activities.length === 0) return [];
  const { rows } = await sql<FeedItem>`
    select * from (
      select 'post' as kind, p.id, p.agency_id, p.title, left(p.text, 600) as words, '' as place, p.state,
        coalesce(p.published_at, p.publish_at) as starts_at, null::timestamptz as ends_at, p.updated_at,
        p.revision - 1 + greatest(0, extract(epoch from p.updated_at - p.created_at))::int as sequence,
        (p.removed_at is not null or p.state = 'withdrawn') as removed,
        array(select c.name || ' (' || c.medium || ')' from post_variant v join channel c on c.id = v.channel_id
          where v.post_id = p.id order by c.name, c.medium) as channels
      from post p left join activity x on x.id = p.activity_id
      where p.agency_id = any(${[...posts]}::uuid[])
        and coalesce(p.published_at, p.publish_at) >= ${from} and coalesce(p.published_at, p.publish_at) < ${to}
        and p.information_class <> 'dikecualikan'
        and (x.information_class is distinct from 'dikecualikan' or p.published_at is not null)
      union all
      select 'activity', x.id, x.agency_id, x.title, left(x.what, 600),
        concat_ws(', ', nullif(x.place, ''), nullif(x.village, '')), '', x.starts_at, x.ends_at, x.updated_at,
        x.revision - 1 + greatest(0, extract(epoch from x.updated_at - x.created_at))::int, x.removed_at is not null, '{}'
      from activity x
      where x.agency_id = any(${[...activities]}::uuid[]) and x.starts_at >= ${from} and x.starts_at < ${to}
        and x.information_class <> 'dikecualikan'
    ) item where not removed or updated_at >= ${removedSince} order by starts_at, id limit ${most}`.execute(db);
  return rows;
}
