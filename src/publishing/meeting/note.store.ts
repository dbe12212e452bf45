import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface PlanNote {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly day: string;
  readonly text: string;
  readonly by: string | null;
  readonly at: Date;
}

export async function addNote(
  tx: Tx,
  {
    agencyId,
    day,
    text,
    by,
  }: { readonly agencyId: AgencyId; readonly day: string; readonly text: string; readonly by: PersonId | null },
): Promise<string> {
  const values = { agency_id: agencyId, day, text, person_id: by };
  return (await tx.insertInto('plan_note').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function lockNote(
  tx: Tx,
  scope: AgencyScope,
  id: string,
): Promise<{ readonly agencyId: AgencyId; readonly text: string; readonly removed: boolean } | undefined> {
  if (scope.length === 0) return undefined;
  const query = tx.selectFrom('plan_note').select(['agency_id', 'text', 'removed_at']).where('id', '=', id);
  const row = await query.where('agency_id', 'in', scope).forNoKeyUpdate().executeTakeFirst();
  return row && { agencyId: row.agency_id as AgencyId, text: row.text, removed: row.removed_at !== null };
}

export async function setNoteRemoved(tx: Tx, id: string, removed: boolean): Promise<void> {
  const at = removed ? sql<Date>`now()` : null;
  await tx.updateTable('plan_note').set({ removed_at: at }).where('id', '=', id).execute();
}

/** In the order they were written. */
export async function notesBetween(
  db: Db,
  scope: AgencyScope,
  { first, last }: { readonly first: string; readonly last: string },
): Promise<readonly PlanNote[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<PlanNote>`
    select n.id, n.agency_id as "agencyId", n.day::text, n.text, person.name as by, n.created_at as at
    from plan_note n left join person on person.id = n.person_id
    where n.removed_at is null and n.agency_id = any(${[...scope]}::uuid[])
      and n.day between ${first}::date and ${last}::date order by n.created_at, n.id`.execute(db);
  return rows;
}
