import { sql } from 'kysely';
import type { PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { ProgrammeId } from '#strategy/programme.ts';

/** One programme as it stood before, and the revision it was given; or one that was made. */
export type Touched =
  | {
      readonly kind: 'changed';
      readonly id: ProgrammeId;
      readonly revision: number;
      readonly endsOn: string | null;
      readonly archivedAt: string | null;
      readonly successorId: ProgrammeId | null;
    }
  | { readonly kind: 'made'; readonly id: ProgrammeId; readonly revision: number };

export interface TermEnd {
  readonly touched: readonly Touched[];
  readonly undone: boolean;
}

export async function addTermEnd(
  tx: Tx,
  { touched, by, at }: { readonly touched: readonly Touched[]; readonly by: PersonId | null; readonly at: Date },
): Promise<string> {
  const values = { decisions: JSON.stringify(touched), person_id: by, decided_at: at };
  return (await tx.insertInto('term_end').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

/** System-wide; whether the asker may undo it is asked of the programmes. */
export async function lockTermEnd(tx: Tx, id: string): Promise<TermEnd | undefined> {
  const query = tx.selectFrom('term_end').select(['decisions', 'undone_at']).where('id', '=', id).forUpdate();
  const row = await query.executeTakeFirst();
  return row && { touched: row.decisions as unknown as readonly Touched[], undone: row.undone_at !== null };
}

export async function markTermEndUndone(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('term_end').set({ undone_at: at }).where('id', '=', id).execute();
}

/** System-wide: whole programmes that began before that day, whose end is open or lies by then, and about which nobody decided. */
export async function openAtTermEnd(db: Db, on: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from programme where removed_at is null and archived_at is null and parent_id is null
      and starts_on <= ${on}::date and (ends_on is null or ends_on <= ${on}::date)
    order by starts_on, lower(name)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether something was tied to a programme since it was made. */
export async function isInUse(tx: Tx, ids: readonly ProgrammeId[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const query = tx.selectFrom('activity_programme').select('programme_id').where('programme_id', 'in', ids).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}
