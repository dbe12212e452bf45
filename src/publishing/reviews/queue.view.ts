import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { postsInTurn, postsToReviewAfterwards, type Turns } from './turns.view.ts';

export interface QueuedReview {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly publish_at: Date | null;
  readonly submitted_at: Date | null;
  readonly due: Date | null;
  readonly writer: string | null;
  readonly thumbnail_id: string | null;
  readonly step: number;
  readonly steps: number;
  readonly flow_name: string;
  readonly media: readonly { readonly medium: string; readonly name: string; readonly byHand: boolean }[];
  readonly total: number;
}

const columns = sql`
  p.id, p.agency_id, p.title, left(p.text, 160) as excerpt, p.publish_at, p.submitted_at,
  review_due_at(r, p.publish_at) as due, coalesce(r.step, 0) as step, coalesce(r.flow_name, '') as flow_name,
  coalesce((select max(y.step) + 1 from post_review_party y where y.review_id = r.id), 1)::int as steps,
  (select name from person where person.id = coalesce(p.submitted_by, p.created_by)) as writer,
  (select media_id from post_media where post_id = p.id order by position limit 1) as thumbnail_id,
  coalesce((select json_agg(json_build_object('medium', c.medium, 'name', c.name, 'byHand', c.network = 'by-hand') order by c.name)
    from post_variant v join channel c on c.id = v.channel_id where v.post_id = p.id), '[]') as media,
  count(*) over ()::int as total`;

const beside = sql`from post p join agency on agency.id = p.agency_id
  left join post_review r on r.post_id = p.id and r.submitted_at = p.submitted_at`;

/** What would be missed first stands first. */
const first = sql`coalesce(review_due_at(r, p.publish_at), p.publish_at) nulls last, p.submitted_at, p.id`;

/** Posts that wait for this person. */
export async function queueFor(db: Db, turns: Turns, limit: number): Promise<readonly QueuedReview[]> {
  const { rows } = await sql<QueuedReview>`
    select ${columns} ${beside} where ${postsInTurn(turns)} order by ${first} limit ${limit}`.execute(db);
  return rows;
}

export interface Others {
  readonly scope: AgencyScope;
  readonly turns: Turns;
  readonly now: Date;
}

/** What is late and waits for others, of the agencies that this person coordinates. */
export async function lateWithOthers(db: Db, { scope, turns, now }: Others, limit: number) {
  if (scope.length === 0) return [];
  const { rows } = await sql<QueuedReview>`
    select ${columns} ${beside} where (p.state = 'in-review' or (r.afterwards and r.closed_at is null)) and p.removed_at is null
      and p.agency_id = any(${[...scope]}::uuid[]) and review_due_at(r, p.publish_at) <= ${now}::timestamptz
      and not (${postsInTurn(turns)}) and not (${postsToReviewAfterwards(turns)}) order by ${first} limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** What went out before its review and waits for this person; the oldest first. */
export async function toReviewAfterwards(db: Db, turns: Turns, limit: number): Promise<readonly QueuedReview[]> {
  const { rows } = await sql<QueuedReview>`
    select ${columns} ${beside} where ${postsToReviewAfterwards(turns)} order by p.submitted_at, p.id limit ${limit}`.execute(
    db,
  );
  return rows;
}
