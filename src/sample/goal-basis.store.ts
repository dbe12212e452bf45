import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';
import { dayMs, later } from './ids.ts';

const windowMs = 28 * dayMs;

/** About what the desk will count for such a goal on that day, so that the sample's goals stand where they should. */
export async function basisOf(
  tx: Tx,
  {
    metric,
    agencyIds,
    programmeId,
    at,
  }: {
    readonly metric: string;
    readonly agencyIds: readonly string[];
    readonly programmeId: string | null;
    readonly at: Date;
  },
): Promise<number | null> {
  const from = later(at, -windowMs);
  const theirs = sql`d.agency_id in (${sql.join(agencyIds)}) and d.state = 'verified' and d.post_id is not null
    and d.sent_at > ${from} and d.sent_at <= ${at}`;
  const inProgramme = sql`(${programmeId}::uuid is null or d.post_id in (select p.id from post p
    join activity_programme ap on ap.activity_id = p.activity_id where ap.programme_id = ${programmeId}::uuid))`;
  const told = (...meanings: readonly string[]) => sql`select sum(m.value) n from delivery d
    join metric_latest m on m.delivery_id = d.id and m.meaning in (${sql.join(meanings)}) where ${theirs}`;
  const counts: Record<string, ReturnType<typeof told>> = {
    followers: sql`select sum(value) n from (
      select distinct on (channel_id) value from metric_snapshot where agency_id in (${sql.join(agencyIds)})
        and delivery_id is null and meaning = 'followers' and taken_at <= ${at} order by channel_id, taken_at desc) s`,
    posts: sql`select count(distinct d.post_id) n from delivery d where ${theirs} and ${inProgramme}`,
    interactions: told('reactions', 'comments', 'shares', 'saves'),
    views: told('views'),
    'answer-minutes': sql`select percentile_cont(0.5) within group (order by first_answer_minutes) n from citizen_thread
      where agency_id in (${sql.join(agencyIds)}) and opened_at > ${from} and opened_at <= ${at}`,
    'answered-in-time': sql`select 100.0 * count(*) filter (where first_answer_at <= answer_due_at)
        / nullif(count(*) filter (where answer_due_at is not null), 0) n from citizen_thread
      where agency_id in (${sql.join(agencyIds)}) and opened_at > ${from} and opened_at <= ${at}`,
  };
  const asked = counts[metric];
  if (!asked) return null;
  const { rows } = await sql<{ n: number | null }>`${asked}`.execute(tx);
  return rows[0]?.n ?? null;
}
