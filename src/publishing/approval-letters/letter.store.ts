import { sql } from 'kysely';
import type { PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface ApprovalLetter {
  readonly tokenHash: Buffer;
  readonly postId: string;
  readonly personId: PersonId;
  readonly expiresAt: Date;
  /** The post was submitted anew since, or others are asked now: they have letters of their own. */
  readonly isOutdated: boolean;
  readonly decision: 'approved' | 'returned' | null;
}

export type NewLetter = Pick<ApprovalLetter, 'tokenHash' | 'postId' | 'personId' | 'expiresAt'>;

/** False when this person has had a letter about this turn of the submission already. */
export async function addLetter(db: Db, { tokenHash, postId, personId, expiresAt }: NewLetter): Promise<boolean> {
  const { rows } = await sql`
    insert into approval_letter (token_hash, post_id, submitted_at, person_id, expires_at, turn)
    select ${tokenHash}, p.id, p.submitted_at, ${personId}, ${expiresAt}, coalesce(r.turn, 0)
    from post p left join post_review r on r.post_id = p.id and r.submitted_at = p.submitted_at
    where p.id = ${postId} and p.submitted_at is not null
    on conflict (post_id, submitted_at, person_id, turn) do nothing returning 1`.execute(db);
  return rows.length === 1;
}

/** The mail server did not take it, so it may be written again. */
export async function dropLetter(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('approval_letter').where('token_hash', '=', tokenHash).execute();
}

/** System-wide: the secret in the address says whose it is. */
export async function letterByHash(db: Db | Tx, tokenHash: Buffer): Promise<ApprovalLetter | undefined> {
  const row = await db
    .selectFrom('approval_letter as l')
    .innerJoin('post as p', 'p.id', 'l.post_id')
    .leftJoin('post_review as r', (on) =>
      on.onRef('r.post_id', '=', 'p.id').onRef('r.submitted_at', '=', 'p.submitted_at'),
    )
    .select(['l.post_id', 'l.person_id', 'l.expires_at', 'l.decision'])
    .select(
      sql<boolean>`l.submitted_at is distinct from p.submitted_at or l.turn <> coalesce(r.turn, 0)`.as('outdated'),
    )
    .where('l.token_hash', '=', tokenHash)
    .executeTakeFirst();
  return (
    row && {
      tokenHash,
      postId: row.post_id,
      personId: row.person_id as PersonId,
      expiresAt: row.expires_at,
      isOutdated: row.outdated,
      decision: row.decision as ApprovalLetter['decision'],
    }
  );
}

export async function saveLetterDecision(
  db: Db,
  tokenHash: Buffer,
  { decision, at }: { readonly decision: 'approved' | 'returned'; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('approval_letter')
    .set({ decision, decided_at: at })
    .where('token_hash', '=', tokenHash)
    .execute();
}
