import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';

/** Who last gave a post its time; the audit trail knows. The caller has checked that they may read the post. */
export async function lastMoverOf(db: Db | Tx, postId: string): Promise<string | undefined> {
  const { rows } = await sql<{ actor_name: string }>`
    select actor_name from audit_entry where subject_kind = 'post' and subject_id = ${postId}
      and action in ('post.scheduled', 'post.time-wished', 'post.created', 'post.duplicated')
    order by at desc, seq desc nulls first limit 1`.execute(db);
  return rows[0]?.actor_name;
}
