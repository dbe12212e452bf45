import { sql } from 'kysely';
import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { usualRushRoles, type Outcome, type RushRole } from './rush.ts';

/** Which roles may publish at once, for each of these lines; what the nearest agency in a line says. */
export async function rushRolesAlong(
  db: Db | Tx,
  lines: readonly (readonly AgencyId[])[],
): Promise<readonly (readonly RushRole[])[]> {
  if (lines.length === 0) return [];
  const query = db.selectFrom('approval_setting').select(['agency_id', 'rush_roles']);
  const rows = await query.where('agency_id', 'in', [...new Set(lines.flat())]).execute();
  const said = new Map(rows.map((row) => [row.agency_id, row.rush_roles as readonly RushRole[]]));
  return lines.map((line) => said.get(line.find((id) => said.has(id)) ?? '') ?? usualRushRoles);
}

export async function rushRolesOf(db: Db | Tx, line: readonly AgencyId[]): Promise<readonly RushRole[]> {
  return (await rushRolesAlong(db, [line]))[0] ?? usualRushRoles;
}

export async function saveRushRoles(tx: Tx, agencyId: AgencyId, roles: readonly RushRole[]): Promise<void> {
  const chosen = { rush_roles: [...roles], updated_at: sql<Date>`now()` };
  await tx
    .insertInto('approval_setting')
    .values({ agency_id: agencyId, ...chosen })
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(chosen))
    .execute();
}

/** The submission that was just written went out already: its review comes afterwards. */
export async function markAfterwards(tx: Tx, postId: string): Promise<void> {
  await sql`update post_review r set afterwards = true from post p
    where p.id = ${postId} and r.post_id = p.id and r.submitted_at = p.submitted_at`.execute(tx);
}

export interface Closing {
  readonly reviewId: string;
  readonly outcome: Outcome;
  readonly note: string;
  readonly by: PersonId | null;
}

export async function closeReview(tx: Tx, { reviewId, outcome, note, by }: Closing): Promise<void> {
  await tx
    .updateTable('post_review')
    .set({ outcome, outcome_note: note, outcome_by: by, closed_at: sql`now()` })
    .where('id', '=', reviewId)
    .execute();
}
