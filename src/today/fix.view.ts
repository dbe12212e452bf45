import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { factsOfPostStand } from '#strategy/index.ts';
import type { Asked } from './asked.ts';
import type { FixItem } from './contract.ts';
import { lineColumns, presentLine, type LineRow } from './post-line.view.ts';

/** What is older has been seen and left; it stays readable under Konten and Terbit. */
const lookBack = sql`interval '30 days'`;
const shown = 5;

/** More than two minutes late, and told so by the engine. */
const isLate = sql`(d.late_alarm_at is not null and d.state in ('scheduled', 'sending', 'sent'))`;

type PostFix = Extract<FixItem, { kind: 'post' }>;

interface PostRow extends LineRow {
  readonly since: Date;
  readonly note: string | null;
  readonly note_by: string | null;
  readonly done: number;
  readonly total: number;
  readonly troubles: PostFix['troubles'];
  readonly rows: number;
}

/** Posts that citizens do not see yet, and channels that lost their connection. */
export async function fixList(db: Db, asked: Asked): Promise<{ total: number; items: FixItem[] }> {
  const [channels, posts] = await Promise.all([brokenChannels(db, asked), brokenPosts(db, asked)]);
  return {
    total: channels.length + (posts[0]?.rows ?? 0),
    items: [...channels.map(presentChannel), ...posts.map(presentPost)].slice(0, shown),
  };
}

/** Returned posts wait for their writers; failed deliveries for those who may act. What was missed has its own tray. */
export function postsToFix({ scope, actor, now }: Asked): RawBuilder<unknown> {
  return sql`p.removed_at is null and p.updated_at > ${now}::timestamptz - ${lookBack} and (
    (p.state = 'returned' and p.agency_id = any(${scope('post.write')})
      and (p.agency_id = any(${scope('post.schedule')}) or p.created_by = ${actor.personId} or p.submitted_by = ${actor.personId}))
    or (p.agency_id = any(${scope('delivery.act')}) and (
      p.state in ('partly-failed', 'failed') and exists (select from delivery d where d.post_id = p.id
        and d.state in ('failed', 'unknown'))
      or p.state = 'missed' and not ${factsOfPostStand('p')}
      or p.state in ('scheduled', 'sending') and exists (select from delivery d where d.post_id = p.id
        and (d.state in ('unknown', 'failed') or ${isLate})))))`;
}

async function brokenPosts(db: Db, asked: Asked): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    with broken as (
      select p.*, count(*) over ()::int as rows from post p where ${postsToFix(asked)}
      order by p.updated_at desc limit ${shown}
    )
    select ${lineColumns}, p.rows, coalesce(last.at, p.updated_at) as since, last.note, last.name as note_by,
      d.done, d.total, d.troubles
    from broken p join agency on agency.id = p.agency_id
    left join lateral (
      select pd.at, pd.note, person.name from post_decision pd left join person on person.id = pd.person_id
      where pd.post_id = p.id and p.state = 'returned' and pd.decision = 'returned' order by pd.at desc limit 1
    ) last on true
    cross join lateral (
      select count(*) filter (where d.state = 'verified')::int as done, count(*)::int as total,
        coalesce(json_agg(json_build_object('medium', c.medium, 'name', c.name, 'byHand', c.network = 'by-hand',
          'state', case when ${isLate} then 'late' else d.state end, 'failure', d.failure->>'kind'))
          filter (where d.state in ('failed', 'unknown', 'missed') or ${isLate}), '[]') as troubles
      from delivery d join channel c on c.id = d.channel_id where d.post_id = p.id and d.state <> 'withdrawn'
    ) d
    order by p.updated_at desc`.execute(db);
  return rows;
}

function presentPost(row: PostRow): FixItem {
  return {
    ...presentLine(row),
    kind: 'post',
    since: row.since.toISOString(),
    note: row.note ?? '',
    noteBy: row.note_by,
    done: row.done,
    total: row.total,
    troubles: row.troubles,
  };
}

interface ChannelRow {
  readonly id: string;
  readonly name: string;
  readonly medium: string;
  readonly agency: string;
  readonly since: Date | null;
  readonly waiting: number;
}

async function brokenChannels(db: Db, { scope }: Asked): Promise<ChannelRow[]> {
  const { rows } = await sql<ChannelRow>`
    select c.id, c.name, c.medium, agency.short_name as agency, c.checked_at as since,
      (select count(*)::int from delivery d where d.channel_id = c.id and d.state = 'scheduled') as waiting
    from channel c join agency on agency.id = c.agency_id
    where c.state = 'needs-reconnect' and c.removed_at is null and c.agency_id = any(${scope('channel.write')})
    order by c.name`.execute(db);
  return rows;
}

function presentChannel({ since, waiting, ...channel }: ChannelRow): FixItem {
  return { kind: 'channel', ...channel, since: since?.toISOString() ?? null, waitingPosts: waiting };
}
