import type { Db, Tx } from '#platform/db/db.ts';

/** System-wide: which campaign a task belongs to. */
export async function campaignOfTask(db: Db | Tx, taskId: string): Promise<string | undefined> {
  const query = db.selectFrom('campaign_task').select('campaign_id').where('id', '=', taskId);
  return (await query.executeTakeFirst())?.campaign_id;
}
