import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Duty } from '#strategy/contract.ts';
import type { Place } from './place.ts';

/** System-wide: the caller has locked the post in its scope. */
export async function placeOf(db: Db | Tx, id: string): Promise<Place> {
  const row = await db
    .selectFrom('post')
    .select(['pillar_id', 'campaign_id', 'duty', 'campaign_task_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    pillarId: row.pillar_id,
    campaignId: row.campaign_id,
    duty: row.duty as Duty | null,
    taskId: row.campaign_task_id,
  };
}

export async function savePlace(tx: Tx, id: string, { pillarId, campaignId, duty, taskId }: Place): Promise<void> {
  const set = { pillar_id: pillarId, campaign_id: campaignId, duty, campaign_task_id: taskId };
  await tx
    .updateTable('post')
    .set({ ...set, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}
