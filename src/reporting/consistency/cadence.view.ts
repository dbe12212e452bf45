import { sql } from 'kysely';
import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { sentIn, type Span } from './counts.view.ts';

export interface SentWeek {
  /** Null: posts, wherever they went. */
  readonly channelId: string | null;
  readonly monday: string;
  readonly posts: number;
  /** Of them, those that tell about an activity. */
  readonly stories: number;
}

/** What went out per week, by channel and altogether; a post counts in the week in which it first went out. */
export async function sentByWeek(
  db: Db,
  agencyId: AgencyId,
  { start, end, zone }: Span & { readonly zone: string },
): Promise<readonly SentWeek[]> {
  const { rows } = await sql<SentWeek>`
    with gone as materialized (
      select d.post_id, d.channel_id, d.sent_at from delivery d where ${sentIn(agencyId, { start, end })}
    ), posts as (select post_id, min(sent_at) as sent_at from gone group by 1),
    counted as (
      select channel_id, sent_at, 0 as story from gone
      union all
      select null, t.sent_at, (p.activity_id is not null)::int from posts t join post p on p.id = t.post_id
    )
    select channel_id as "channelId", to_char(date_trunc('week', sent_at at time zone ${zone}), 'YYYY-MM-DD') as monday,
      count(*)::int as posts, sum(story)::int as stories
    from counted group by 1, 2`.execute(db);
  return rows;
}

/** When the agency began to publish from here; before that nothing is known of it. */
export async function firstDue(db: Db, agencyId: AgencyId): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(d.due_at) as at from delivery d where d.agency_id = ${agencyId} and d.post_id is not null`.execute(db);
  return rows[0]?.at ?? null;
}

/** While one of the whole city or the agency ran, nothing could go out. */
export async function pausesOver(
  db: Db,
  line: AgencyScope,
  { start, end }: Span,
): Promise<readonly { readonly from: Date; readonly to: Date }[]> {
  const { rows } = await sql<{ from: Date; to: Date }>`
    select started_at as from, coalesce(ended_at, ${end}) as to from pause
    where scope in ('city', 'agency') and agency_id = any(${[...line]}::uuid[])
      and started_at < ${end} and coalesce(ended_at, ${end}) > ${start}`.execute(db);
  return rows;
}

export interface ChannelName {
  readonly id: string;
  readonly name: string;
  readonly medium: string;
}

export async function channelNames(db: Db, agencyId: AgencyId): Promise<readonly ChannelName[]> {
  const query = db.selectFrom('channel').select(['id', 'name', 'medium']).where('agency_id', '=', agencyId);
  return await query.orderBy('name').execute();
}
