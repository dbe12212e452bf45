import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface CrisisStop {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly reason: string;
  readonly startedBy: string | null;
  readonly startedAt: Date;
}

/** System-wide: a crisis of the city holds for every agency. */
export async function runningCrises(db: Db | Tx): Promise<readonly CrisisStop[]> {
  const rows = await db
    .selectFrom('crisis_stop')
    .select(['id', 'agency_id', 'reason', 'started_by', 'started_at'])
    .where('ended_at', 'is', null)
    .orderBy('started_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    agencyId: row.agency_id as AgencyId,
    reason: row.reason,
    startedBy: row.started_by,
    startedAt: row.started_at,
  }));
}

/** False when one runs already. */
export async function startCrisis(
  tx: Tx,
  scope: AgencyScope,
  crisis: Omit<CrisisStop, 'id'>,
): Promise<string | undefined> {
  if (!scope.includes(crisis.agencyId)) throw new Error('A crisis outside the scope was about to be declared');
  const row = await tx
    .insertInto('crisis_stop')
    .values({
      agency_id: crisis.agencyId,
      reason: crisis.reason,
      started_by: crisis.startedBy,
      started_at: crisis.startedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Gives the one that was ended, if one ran. */
export async function endCrisis(
  tx: Tx,
  scope: AgencyScope,
  end: { readonly agencyId: AgencyId; readonly by: string | null; readonly at: Date },
): Promise<string | undefined> {
  const row = await tx
    .updateTable('crisis_stop')
    .set({ ended_at: end.at, ended_by: end.by })
    .where('agency_id', '=', end.agencyId)
    .where('agency_id', 'in', scope)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}
