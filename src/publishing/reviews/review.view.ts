import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

/** System-wide: by when those asked about the post should have answered; null when nobody is asked. */
export async function reviewDueOf(db: Db, postId: string): Promise<Date | null> {
  const { rows } = await sql<{ due: Date }>`
    select review_due_at(r, p.publish_at) as due from post p
    join post_review r on r.post_id = p.id and r.submitted_at = p.submitted_at
    where p.id = ${postId} and p.state = 'in-review'`.execute(db);
  return rows[0]?.due ?? null;
}
