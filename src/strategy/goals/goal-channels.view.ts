import type { Db } from '#platform/db/db.ts';

export interface GoalChannel {
  readonly id: string;
  readonly name: string;
  readonly medium: string;
  readonly removed: boolean;
}

/** Of a goal that the asker has already been allowed to see. */
export async function channelsOfGoal(db: Db, ids: readonly string[]): Promise<readonly GoalChannel[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('channel')
    .select(['id', 'name', 'handle', 'medium', 'removed_at'])
    .where('id', 'in', ids)
    .orderBy('medium')
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, handle, medium, removed_at }) => ({
    id,
    name: name || handle,
    medium,
    removed: removed_at !== null,
  }));
}
