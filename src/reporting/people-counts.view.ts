import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Period } from './period.ts';
import { within } from './within.view.ts';

export interface AnswerCount {
  /** Null: all agencies together, because a median can't be added up. */
  readonly agencyId: string | null;
  readonly current: boolean;
  readonly medianMinutes: number | null;
  readonly answered: number;
  readonly inTime: number;
  readonly owed: number;
  readonly closedWithoutAnswer: number;
}

/** Conversations opened in each period to which an answer was promised. */
export async function answerCounts(db: Db, scope: AgencyScope, period: Period): Promise<readonly AnswerCount[]> {
  const { rows } = await sql<AnswerCount>`
    select agency_id "agencyId", current,
      percentile_cont(0.5) within group (order by first_answer_minutes) "medianMinutes",
      count(first_answer_at)::int answered,
      count(*) filter (where first_answer_at <= answer_due_at)::int "inTime",
      count(*) filter (where first_answer_at is not null or (state = 'open' and answer_due_at < ${period.now}))::int owed,
      count(*) filter (where first_answer_at is null and state = 'done')::int "closedWithoutAnswer"
    from (
      select *, opened_at >= ${period.start} current from citizen_thread
      where agency_id in (${sql.join(scope)}) and answer_due_at is not null
        and ${within('opened_at', period)}
    ) t
    group by grouping sets ((current), (agency_id, current))
  `.execute(db);
  return rows;
}

export interface FollowerCount {
  readonly agencyId: string;
  readonly channelId: string;
  readonly medium: string;
  readonly source: 'api' | 'portal' | 'by-hand' | null;
  readonly takenAt: Date | null;
  /** At the end, at the beginning and at the beginning of the period before; null when nobody had counted by then. */
  readonly now: number | null;
  readonly atStart: number | null;
}

function lastBefore(border: Date) {
  return sql`lateral (
    select value, source, taken_at from metric_snapshot
    where channel_id = c.id and delivery_id is null and meaning = 'followers' and taken_at < ${border}
    order by taken_at desc limit 1)`;
}

/** Of each account that can have followers, the last count before each border. */
export async function followerCounts(db: Db, scope: AgencyScope, period: Period): Promise<readonly FollowerCount[]> {
  const { rows } = await sql<FollowerCount>`
    select c.agency_id "agencyId", c.id "channelId", c.medium, n.source, n.taken_at "takenAt",
      n.value "now", s.value "atStart"
    from channel c
      left join ${lastBefore(period.end)} n on true
      left join ${lastBefore(period.start)} s on true
    where c.agency_id in (${sql.join(scope)}) and c.removed_at is null
      and c.media_class = 'new' and c.network <> 'portal'
  `.execute(db);
  return rows;
}

export interface DayCount {
  readonly medium: string;
  readonly day: string;
  readonly value: number;
}

/** What citizens wrote per day. */
export async function voicesPerDay(db: Db, scope: AgencyScope, period: Period): Promise<readonly DayCount[]> {
  return await db
    .selectFrom('citizen_message as m')
    .innerJoin('channel as c', 'c.id', 'm.channel_id')
    .select(({ fn }) => [
      'c.medium',
      sql<string>`(m.written_at at time zone ${period.zone})::date::text`.as('day'),
      fn.countAll<number>().as('value'),
    ])
    .where('m.agency_id', 'in', scope)
    .where('m.written_at', '>=', period.start)
    .where('m.written_at', '<', period.end)
    .groupBy(['c.medium', sql`2`])
    .execute();
}

/** How often pages of the portal were opened per day. */
export async function viewsPerDay(db: Db, scope: AgencyScope, period: Period): Promise<readonly DayCount[]> {
  return await db
    .selectFrom('portal_view as v')
    .innerJoin('portal_page as p', 'p.id', 'v.page_id')
    .select(({ fn }) => [sql<string>`'portal'`.as('medium'), 'v.day', fn.sum<number>('v.views').as('value')])
    .where('p.agency_id', 'in', scope)
    .where('v.day', '>=', period.from)
    .where('v.day', '<=', period.to)
    .groupBy('v.day')
    .execute();
}

export interface ChannelDay extends DayCount {
  readonly channelId: string;
}

/** The last count of each day, per account. */
export async function followersPerDay(db: Db, scope: AgencyScope, period: Period): Promise<readonly ChannelDay[]> {
  const { rows } = await sql<ChannelDay>`
    select distinct on ("channelId", day) * from (
      select c.id "channelId", c.medium, s.value, s.taken_at, (s.taken_at at time zone ${period.zone})::date::text as day
      from channel c join metric_snapshot s on s.channel_id = c.id
      where c.agency_id in (${sql.join(scope)}) and c.removed_at is null and s.delivery_id is null
        and s.meaning = 'followers' and s.taken_at >= ${period.start} and s.taken_at < ${period.end}
    ) counted order by "channelId", day, taken_at desc
  `.execute(db);
  return rows;
}
