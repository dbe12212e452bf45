import type { Db, Tx } from '#platform/db/db.ts';

export interface ChosenChannel {
  readonly id: string;
  readonly agencyId: string;
  readonly name: string;
  readonly medium: string;
}

/** System-wide: whoever chose them was asked for permission then. Channels removed since are left out. */
export async function chosenChannels(db: Db | Tx, ids: readonly string[]): Promise<readonly ChosenChannel[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('channel')
    .select(['id', 'agency_id', 'name', 'medium'])
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ id: row.id, agencyId: row.agency_id, name: row.name, medium: row.medium }));
}

export async function isActivityExcluded(db: Db | Tx, activityId: string | null): Promise<boolean> {
  if (activityId === null) return false;
  const row = await db
    .selectFrom('activity')
    .select('information_class')
    .where('id', '=', activityId)
    .executeTakeFirst();
  return row?.information_class === 'dikecualikan';
}
