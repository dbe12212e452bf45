import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { GoalId } from './goal.ts';

export interface GoalReading {
  readonly id: string;
  readonly onDay: string;
  readonly value: number;
  readonly source: string;
  readonly proofUrl: string;
  readonly personId: PersonId | null;
}

/** Of a goal that the asker has already been allowed to see; newest first. */
export async function readingsOf(db: Db, goalId: GoalId): Promise<readonly GoalReading[]> {
  const rows = await db
    .selectFrom('goal_reading')
    .selectAll()
    .where('goal_id', '=', goalId)
    .where('removed_at', 'is', null)
    .orderBy('on_day', 'desc')
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    onDay: row.on_day,
    value: row.value,
    source: row.source,
    proofUrl: row.proof_url,
    personId: row.person_id as PersonId | null,
  }));
}

/** For a goal that the writer has locked. */
export async function addReading(
  tx: Tx,
  { goalId, at, ...reading }: Omit<GoalReading, 'id'> & { readonly goalId: GoalId; readonly at: Date },
): Promise<string> {
  const { onDay, value, source, proofUrl, personId } = reading;
  const own = { on_day: onDay, value, source, proof_url: proofUrl, person_id: personId, created_at: at };
  const query = tx.insertInto('goal_reading').values({ goal_id: goalId, ...own });
  return (await query.returning('id').executeTakeFirstOrThrow()).id;
}

export interface LockedReading {
  readonly goalId: GoalId;
  readonly agencyId: AgencyId;
  readonly onDay: string;
  readonly value: number;
  readonly removed: boolean;
}

/** System-wide; whether the asker may touch it is asked afterwards. */
export async function lockReading(tx: Tx, id: string): Promise<LockedReading | undefined> {
  const row = await tx
    .selectFrom('goal_reading')
    .innerJoin('goal', 'goal.id', 'goal_reading.goal_id')
    .select(['goal_id', 'goal.agency_id', 'on_day', 'value', 'removed_at'])
    .where('goal_reading.id', '=', id)
    .forUpdate('goal_reading')
    .executeTakeFirst();
  return (
    row && {
      goalId: row.goal_id as GoalId,
      agencyId: row.agency_id as AgencyId,
      onDay: row.on_day,
      value: row.value,
      removed: row.removed_at !== null,
    }
  );
}

/** For a reading that the writer has locked. */
export async function markReadingRemoved(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.updateTable('goal_reading').set({ removed_at: at }).where('id', '=', id).execute();
}
