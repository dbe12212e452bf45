import type { Db, Tx } from '#platform/db/db.ts';
import type { PersonId } from '#organisation/permissions.ts';

export interface NewReset {
  /** Null: the person asks, and somebody must make the link. */
  readonly tokenHash: Buffer | null;
  readonly madeBy: PersonId | null;
  readonly expiresAt: Date;
}

/** One open link per person: a new one ends those before. */
export async function addReset(tx: Tx, personId: PersonId, reset: NewReset): Promise<void> {
  await tx.deleteFrom('password_reset').where('person_id', '=', personId).where('used_at', 'is', null).execute();
  await tx
    .insertInto('password_reset')
    .values({
      person_id: personId,
      token_hash: reset.tokenHash,
      made_by: reset.madeBy,
      expires_at: reset.expiresAt,
    })
    .execute();
}

/** System-wide: whoever holds the link. Once only; undefined when it ran out, was used, or never was. */
export async function useReset(tx: Tx, hash: Buffer, now: Date): Promise<PersonId | undefined> {
  const row = await tx
    .updateTable('password_reset')
    .set({ used_at: now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id as PersonId | undefined;
}

/** Those who asked for a link while no mail server is set. */
export async function whoAsksForReset(db: Db | Tx, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('password_reset')
    .select('person_id')
    .where('person_id', 'in', personIds)
    .where('token_hash', 'is', null)
    .where('used_at', 'is', null)
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}
