import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import { windowDays, type Metric } from './metric.ts';
import {
  daysBetween,
  keepsDays,
  movingShares,
  movingSums,
  type DayCount,
  type DayNumber,
  type DayShare,
} from './series.ts';

export interface Measured {
  readonly metric: Metric;
  /** Of numbers entered by hand. */
  readonly goalId: string | null;
  /** Whose numbers count. */
  readonly reach: AgencyScope;
  /** None: all of them. */
  readonly channelIds: readonly string[];
  readonly programmeId: string | null;
  /** Calendar days of the agency, and its zone. */
  readonly from: string;
  readonly today: string;
  readonly zone: string;
  /** Answers that are due by then and missing are late. */
  readonly now: Date;
}

export interface GoalNumbers {
  readonly numbers: readonly DayNumber[];
  /** Of followers: accounts that are in it, of those that could be. */
  readonly accounts: { readonly counted: number; readonly of: number } | null;
}

/** The numbers of a goal, one a week, from what other rooms collect. A missing number is null, never zero. */
export async function goalNumbers(db: Db, asked: Measured): Promise<GoalNumbers> {
  const { metric, reach, from, today } = asked;
  const days = daysBetween(from, today);
  if (metric === 'by-hand') return { numbers: await byHand(db, asked), accounts: null };
  if (reach.length === 0) return { numbers: days.map((day) => ({ day, value: null })), accounts: null };
  if (metric === 'followers') return await followers(db, asked, days);
  if (metric === 'answer-minutes') return { numbers: await answerMinutes(db, asked, days), accounts: null };
  if (metric === 'answered-in-time') return { numbers: await answeredInTime(db, asked, days), accounts: null };
  const { counts, since } = metric === 'voices' ? await voices(db, asked) : await ofPosts(db, asked);
  return { numbers: movingSums(counts, days, since), accounts: null };
}

type AskedByHand = Pick<Measured, 'goalId' | 'from' | 'today'>;

/** What people entered for those goals, by goal: one question for a whole list. */
export async function numbersByHand(
  db: Db,
  asked: readonly AskedByHand[],
): Promise<ReadonlyMap<string, readonly DayNumber[]>> {
  if (asked.length === 0) return new Map();
  const { rows } = await sql<DayNumber & { readonly goalId: string }>`
    select distinct on (r.goal_id, r.on_day) r.goal_id "goalId", r.on_day "day", r.value
    from unnest(${asked.map(({ goalId }) => goalId)}::uuid[], ${asked.map(({ from }) => from)}::date[],
      ${asked.map(({ today }) => today)}::date[]) a (goal_id, since, until)
      join goal_reading r on r.goal_id = a.goal_id and r.removed_at is null and r.on_day between a.since and a.until
    order by r.goal_id, r.on_day, r.created_at desc, r.id`.execute(db);
  return Map.groupBy(rows, ({ goalId }) => goalId);
}

async function byHand(db: Db, asked: Measured): Promise<readonly DayNumber[]> {
  if (asked.goalId === null) return [];
  return (await numbersByHand(db, [asked])).get(asked.goalId) ?? [];
}

/** Each day with the bounds of what counts for it, reckoned once: between them, a time zone is too slow for every row. */
function windowsOf(days: readonly string[], { zone, back }: { readonly zone: string; readonly back: number }) {
  return sql`(select day, (day - ${sql.lit(back)})::timestamp at time zone ${zone} since,
      (day + 1)::timestamp at time zone ${zone} until
    from unnest(${sql.val(days)}::date[]) day offset 0) w`;
}

function channelIs(column: string, { channelIds }: Measured): RawBuilder<SqlBool> {
  return channelIds.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} in (${sql.join(channelIds)})`;
}

interface FollowersOn {
  readonly day: string;
  /** Accounts that could be in it, those that are, and of these how many have a number that day. */
  readonly of: number;
  readonly counted: number;
  readonly known: number;
  readonly sum: number | null;
}

/**
 * The accounts that are counted now, added up wherever all of them were: a new account would look like growth, a lost
 * one like a fall. A number is believed for some weeks.
 */
async function followers(db: Db, asked: Measured, days: readonly string[]): Promise<GoalNumbers> {
  const { reach, zone, today } = asked;
  const theirs = sql`c.agency_id = any(${sql.val(reach)}::uuid[]) and c.removed_at is null and ${channelIs('c.id', asked)}
    and c.media_class = 'new' and c.network <> 'portal'`;
  const { rows } = await sql<FollowersOn>`
    with held as materialized (
      select c.id, w.day, s.value
      from channel c cross join ${windowsOf(days, { zone, back: keepsDays })}
        left join lateral (
          select s.value from metric_snapshot s
          where s.channel_id = c.id and s.delivery_id is null and s.meaning = 'followers'
            and s.taken_at >= w.since and s.taken_at < w.until
          order by s.taken_at desc limit 1
        ) s on true
      where ${theirs}
    ), marked as (
      select *, id in (select id from held where day = ${today}::date and value is not null) counts from held
    )
    select day::text "day", count(*)::int "of", count(*) filter (where counts)::int "counted",
      count(value) filter (where counts)::int "known", sum(value) filter (where counts) "sum"
    from marked group by day`.execute(db);
  const on = new Map(rows.map((row) => [row.day, row]));
  const numbers = days.map((day) => {
    const { counted = 0, known = 0, sum = null } = on.get(day) ?? {};
    return { day, value: counted > 0 && known === counted ? sum : null };
  });
  return { numbers, accounts: { counted: rows[0]?.counted ?? 0, of: rows[0]?.of ?? 0 } };
}

interface Counted {
  readonly counts: readonly DayCount[];
  readonly since: string | null;
}

const meanings: Partial<Record<Metric, readonly string[]>> = {
  interactions: ['reactions', 'comments', 'shares', 'saves'],
  comments: ['comments'],
  views: ['views'],
};

/** Posts that stand verified, by the day they first went out; or the numbers told about each of them. */
async function ofPosts(db: Db, asked: Measured): Promise<Counted> {
  const { metric, reach, zone, programmeId } = asked;
  const inProgramme = sql<SqlBool>`d.post_id in (
    select p.id from post p join activity_programme ap on ap.activity_id = p.activity_id
    where ap.programme_id in (select programme_branch(${programmeId})))`;
  const theirs = sql`d.agency_id = any(${sql.val(reach)}::uuid[]) and d.post_id is not null and d.state = 'verified'`;
  const chosen = sql`${theirs} and ${channelIs('d.channel_id', asked)} and ${programmeId === null ? sql`true` : inProgramme}
    and d.sent_at >= (${addDaysToDate(asked.from, -windowDays)}::date)::timestamp at time zone ${zone}
    and d.sent_at < (${asked.today}::date + 1)::timestamp at time zone ${zone}`;
  const wanted = meanings[metric];
  const counts = wanted
    ? sql`select (sent_at at time zone ${zone})::date "day", count(*) "of", sum(told) "value" from (
        select d.id, d.sent_at, (
          select sum(m.value) from metric_latest m where m.delivery_id = d.id and m.meaning in (${sql.join(wanted)})
        ) told from delivery d where ${chosen}
      ) counted group by 1`
    : sql`select (first_at at time zone ${zone})::date "day", count(*) "of", count(*) "value" from (
        select min(d.sent_at) first_at from delivery d where ${chosen} group by d.post_id
      ) counted group by 1`;
  const since = sql`select (min(d.sent_at) at time zone ${zone})::date from delivery d where ${theirs}`;
  return await countedSince(db, counts, since);
}

async function voices(db: Db, asked: Measured): Promise<Counted> {
  const { reach, zone, from, today } = asked;
  const theirs = sql`m.agency_id = any(${sql.val(reach)}::uuid[])`;
  const counts = sql`
    select (m.written_at at time zone ${zone})::date "day", count(*) "of", count(*) "value" from citizen_message m
    where ${theirs} and ${channelIs('m.channel_id', asked)}
      and m.written_at >= (${addDaysToDate(from, -windowDays)}::date)::timestamp at time zone ${zone}
      and m.written_at < (${today}::date + 1)::timestamp at time zone ${zone}
    group by 1`;
  const since = sql`select (min(m.written_at) at time zone ${zone})::date from citizen_message m where ${theirs}`;
  return await countedSince(db, counts, since);
}

/** One question to the database for both: many goals are asked about at once. */
async function countedSince(db: Db, counts: RawBuilder<unknown>, since: RawBuilder<unknown>): Promise<Counted> {
  const { rows } = await sql<DayCount | { readonly day: null; readonly since: string | null }>`
    select counted.*, null::date "since" from (${counts}) counted
    union all select null, 0, null, (${since})`.execute(db);
  return {
    counts: rows.filter((row): row is DayCount => row.day !== null),
    since: rows.flatMap((row) => (row.day === null ? row.since : null) ?? [])[0] ?? null,
  };
}

const owedAnswer = (asked: Measured): RawBuilder<SqlBool> => sql<SqlBool>`
  t.agency_id = any(${sql.val(asked.reach)}::uuid[]) and t.answer_due_at is not null and ${channelIs('t.channel_id', asked)}`;

/** Of conversations opened in each window to which an answer was promised: half were answered within so many minutes. */
async function answerMinutes(db: Db, asked: Measured, days: readonly string[]): Promise<readonly DayNumber[]> {
  const { rows } = await sql<DayNumber>`
    select w.day::text "day", (percentile_cont(0.5) within group (order by t.first_answer_minutes))::numeric "value"
    from ${windowsOf(days, { zone: asked.zone, back: windowDays - 1 })} left join citizen_thread t
      on ${owedAnswer(asked)} and t.opened_at >= w.since and t.opened_at < w.until
    group by w.day order by w.day`.execute(db);
  return rows;
}

/** Of the same conversations: so many of a hundred were answered in time. What is still in time counts for neither. */
async function answeredInTime(db: Db, asked: Measured, days: readonly string[]): Promise<readonly DayNumber[]> {
  const { zone, now, from, today } = asked;
  const { rows } = await sql<DayShare>`
    select (t.opened_at at time zone ${zone})::date "day",
      count(*) filter (where t.first_answer_at <= t.answer_due_at) "part",
      count(*) filter (where t.first_answer_at is not null or (t.state = 'open' and t.answer_due_at < ${now})) "of"
    from citizen_thread t
    where ${owedAnswer(asked)}
      and t.opened_at >= (${addDaysToDate(from, -windowDays)}::date)::timestamp at time zone ${zone}
      and t.opened_at < (${today}::date + 1)::timestamp at time zone ${zone}
    group by 1`.execute(db);
  return movingShares(rows, days);
}
