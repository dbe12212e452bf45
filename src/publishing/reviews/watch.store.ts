import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';

export type NoticeKind = 'remind' | 'escalate';

export interface OverdueReview {
  readonly id: string;
  readonly postId: string;
  readonly turn: number;
}

const due = sql`review_due_at(r, p.publish_at)`;

/** Two hours before it is due, in shorter turns when half of the time is over. */
const remindAt = sql`greatest(${due} - interval '2 hours', r.turn_at + (${due} - r.turn_at) / 2)`;

/** Somebody is asked, before it goes out or afterwards. */
const isOpen = sql`(p.state = 'in-review' or (r.afterwards and r.closed_at is null))`;

const waiting = sql`from post_review r join post p on p.id = r.post_id and p.submitted_at = r.submitted_at
  where p.removed_at is null and ${isOpen}`;

/** System-wide: running turns that nobody was reminded of, though it is time. */
export async function toRemind(db: Db, now: Date, limit: number): Promise<readonly OverdueReview[]> {
  const { rows } = await sql<OverdueReview>`
    select r.id, r.post_id as "postId", r.turn ${waiting} and r.reminded_turn is distinct from r.turn
      and ${remindAt} <= ${now}::timestamptz order by ${due} limit ${limit}`.execute(db);
  return rows;
}

/** System-wide: running reviews whose time is over and that the coordinator was never told of. */
export async function toEscalate(db: Db, now: Date, limit: number): Promise<readonly OverdueReview[]> {
  const { rows } = await sql<OverdueReview>`
    select r.id, r.post_id as "postId", r.turn ${waiting} and r.escalated_at is null
      and ${due} <= ${now}::timestamptz order by ${due} limit ${limit}`.execute(db);
  return rows;
}

/** False when somebody else was quicker, or others are asked by now. */
export async function markTold(tx: Tx, { id, turn }: OverdueReview, kind: NoticeKind): Promise<boolean> {
  const query = tx.updateTable('post_review').where('id', '=', id).where('turn', '=', turn);
  const marked =
    kind === 'remind'
      ? query.set({ reminded_turn: turn }).where(sql<boolean>`reminded_turn is distinct from ${turn}`)
      : query.set({ escalated_at: sql`now()` }).where('escalated_at', 'is', null);
  return (await marked.executeTakeFirst()).numUpdatedRows > 0n;
}

export interface NewNotices {
  readonly review: OverdueReview;
  readonly kind: NoticeKind;
  readonly people: readonly string[];
}

export async function addNotices(tx: Tx, { review, kind, people }: NewNotices): Promise<void> {
  if (people.length === 0) return;
  await tx
    .insertInto('post_review_notice')
    .values(people.map((person) => ({ review_id: review.id, turn: review.turn, kind, person_id: person })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface Notice {
  readonly personId: string;
  readonly kind: NoticeKind;
  readonly turn: number;
}

/** Takes what was not mailed yet about the turn that runs, so that nobody else mails it; gives it back with `unclaim`. */
export async function claimNotices(db: Db, reviewId: string): Promise<readonly Notice[]> {
  const { rows } = await sql<Notice>`
    update post_review_notice n set mailed_at = now() from post_review r join post p on p.id = r.post_id
    where n.review_id = r.id and r.id = ${reviewId} and n.turn = r.turn and n.mailed_at is null
      and ${isOpen} and p.submitted_at = r.submitted_at and p.removed_at is null
    returning n.person_id as "personId", n.kind, n.turn`.execute(db);
  return rows;
}

export async function unclaim(db: Db, reviewId: string, { personId, kind, turn }: Notice): Promise<void> {
  await db
    .updateTable('post_review_notice')
    .set({ mailed_at: null })
    .where('review_id', '=', reviewId)
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('turn', '=', turn)
    .execute();
}

export interface ReviewFacts {
  readonly postId: string;
  readonly agencyId: string;
  readonly title: string;
  readonly due: Date;
}

export async function factsOfReview(db: Db, reviewId: string): Promise<ReviewFacts | undefined> {
  const { rows } = await sql<ReviewFacts>`
    select p.id as "postId", p.agency_id as "agencyId", p.title, ${due} as due
    from post_review r join post p on p.id = r.post_id where r.id = ${reviewId}`.execute(db);
  return rows[0];
}
