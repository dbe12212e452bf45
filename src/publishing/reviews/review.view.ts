import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

/** System-wide: by when those asked about the post should have answered; null when nobody is asked. */
export async function reviewDueOf(db: Db, postId: string): Promise<Date | null> {
  const { rows } = await sql<{ due: Date }>`
    select review_due_at(r, p.publish_at) as due from post p
    join post_review r on r.post_id = p.id and r.submitted_at = p.submitted_at
    where p.id = ${postId} and (p.state = 'in-review' or (r.afterwards and r.closed_at is null))`.execute(db);
  return rows[0]?.due ?? null;
}

export interface Afterwards {
  readonly outcome: 'fine' | 'correct' | 'withdraw' | null;
  readonly note: string;
  readonly by: string | null;
}

/** System-wide: how the review of what went out first stands; undefined where nothing did. */
export async function afterwardsOf(db: Db, postId: string): Promise<Afterwards | undefined> {
  const { rows } = await sql<Afterwards>`
    select r.outcome, r.outcome_note as note, (select name from person where person.id = r.outcome_by) as by
    from post p join post_review r on r.post_id = p.id and r.submitted_at = p.submitted_at
    where p.id = ${postId} and r.afterwards`.execute(db);
  return rows[0];
}
