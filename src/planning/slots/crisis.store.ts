import { sql } from 'kysely';
import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface CrisisStop {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly reason: string;
  readonly startedBy: string | null;
  readonly startedAt: Date;
  /** Ended where it was started: with the pause. */
  readonly isPause: boolean;
}

/** System-wide: a crisis of the city holds for every agency, and a pause of the city or an agency is one too. */
export async function runningCrises(db: Db | Tx): Promise<readonly CrisisStop[]> {
  const { rows } = await sql<CrisisStop>`
    select id, agency_id as "agencyId", reason, started_by as "startedBy", started_at as "startedAt", false as "isPause"
      from crisis_stop where ended_at is null
    union all
    select id, agency_id, reason, started_by, started_at, true
      from pause where scope in ('city', 'agency') and ended_at is null
    order by "startedAt"`.execute(db);
  return rows;
}

/** False when one runs already. */
export async function startCrisis(
  tx: Tx,
  scope: AgencyScope,
  crisis: Omit<CrisisStop, 'id' | 'isPause'>,
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
