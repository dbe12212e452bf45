import { sql, type RawBuilder } from 'kysely';
import type { AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

/** Sent this soon after its time counts as on time. */
export const onTimeMinutes = 5;
/** Where a person publishes, the proof is written down a little later. */
export const proofMinutes = 60;

export interface Span {
  readonly start: Date;
  readonly end: Date;
}

/** A period and the one of the same length before it, which ends where it begins. */
export interface Compared extends Span {
  readonly before: Date;
}

/** Named one by one, so that the index of agency, state and time leads straight to a time. */
export const anyState = sql`d.state in ('scheduled', 'sending', 'sent', 'verified', 'waiting-by-hand', 'failed', 'unknown', 'missed',
  'withdrawn')`;
/** How long after its time something may still be sent and be found by that time. */
const latest = sql`interval '31 days'`;

/** Deliveries of posts, called `d`, whose time lies in between. */
export function dueIn(agencyId: AgencyId, { start, end }: Span): RawBuilder<unknown> {
  return sql`(d.agency_id = ${agencyId} and ${anyState} and d.post_id is not null
    and d.due_at >= ${start} and d.due_at < ${end})`;
}

/** Deliveries of posts, called `d`, that went out in between. */
export function sentIn(agencyId: AgencyId, { start, end }: Span): RawBuilder<unknown> {
  return sql`(d.agency_id = ${agencyId} and ${anyState} and d.post_id is not null and d.due_at < ${end}
    and d.due_at >= ${start}::timestamptz - ${latest} and d.sent_at >= ${start} and d.sent_at < ${end})`;
}

/** How one delivery, called `d` with its channel `c`, ended. */
export const ended = {
  out: sql`d.sent_at is not null`,
  missed: sql`(d.sent_at is null and d.state = 'missed')`,
  withdrawn: sql`(d.sent_at is null and d.state = 'withdrawn')`,
  failed: sql`(d.sent_at is null and d.state in ('failed', 'unknown'))`,
  waiting: sql`(d.sent_at is null and d.state in ('scheduled', 'sending', 'sent', 'verified', 'waiting-by-hand'))`,
  late: sql`(c.network <> 'by-hand' and d.sent_at > d.due_at + make_interval(mins => ${onTimeMinutes}))`,
  'late-proof': sql`(c.network = 'by-hand' and d.sent_at > d.due_at + make_interval(mins => ${proofMinutes}))`,
} as const;

export interface ChannelCount {
  readonly channelId: string;
  readonly name: string;
  readonly medium: string;
  readonly byHand: boolean;
  readonly current: boolean;
  readonly due: number;
  readonly out: number;
  readonly missed: number;
  readonly withdrawn: number;
  readonly failed: number;
  readonly waiting: number;
  /** Of those that went out. */
  readonly late: number;
}

const count = (what: RawBuilder<unknown>): RawBuilder<unknown> => sql`count(*) filter (where ${what})::int`;

/** By channel, for both periods. */
export async function channelCounts(
  db: Db,
  agencyId: AgencyId,
  { before, start, end }: Compared,
): Promise<readonly ChannelCount[]> {
  const { rows } = await sql<ChannelCount>`
    select d.channel_id as "channelId", c.name, c.medium, c.network = 'by-hand' as "byHand", d.due_at >= ${start} as current,
      count(*)::int as due, ${count(ended.out)} as out, ${count(ended.missed)} as missed,
      ${count(ended.withdrawn)} as withdrawn, ${count(ended.failed)} as failed, ${count(ended.waiting)} as waiting,
      ${count(sql`${ended.late} or ${ended['late-proof']}`)} as late
    from delivery d join channel c on c.id = d.channel_id
    where ${dueIn(agencyId, { start: before, end })}
    group by 1, 2, 3, 4, 5 order by c.name, d.channel_id`.execute(db);
  return rows;
}

/** Posts, called `p`, with a time in between that never became a delivery: nobody agreed to them in time. */
export function neverReady(agencyId: AgencyId, { start, end }: Span): RawBuilder<unknown> {
  return sql`(p.agency_id = ${agencyId} and p.publish_at >= ${start} and p.publish_at < ${end} and p.removed_at is null
    and p.state <> 'withdrawn' and not exists (select from delivery d where d.post_id = p.id))`;
}

export interface PostCount {
  readonly current: boolean;
  readonly count: number;
}

export async function countNeverReady(
  db: Db,
  agencyId: AgencyId,
  { before, start, end }: Compared,
): Promise<readonly PostCount[]> {
  const { rows } = await sql<PostCount>`
    select p.publish_at >= ${start} as current, count(*)::int as count from post p
    where ${neverReady(agencyId, { start: before, end })} group by 1`.execute(db);
  return rows;
}

export interface PictureCount {
  readonly current: boolean;
  readonly pictures: number;
  readonly described: number;
}

/** Of posts that went out, each counted once, in the period of its first channel. */
export async function pictureCounts(
  db: Db,
  agencyId: AgencyId,
  { before, start, end }: Compared,
): Promise<readonly PictureCount[]> {
  const { rows } = await sql<PictureCount>`
    with gone as (select d.post_id, min(d.sent_at) as at from delivery d
      where ${sentIn(agencyId, { start: before, end })} group by 1)
    select g.at >= ${start} as current, count(*)::int as pictures,
      count(*) filter (where pm.alt <> '' or pm.no_alt_reason <> '')::int as described
    from gone g join post_media pm on pm.post_id = g.post_id group by 1`.execute(db);
  return rows;
}
