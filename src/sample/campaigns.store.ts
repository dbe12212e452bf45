import type { Tx } from '#platform/db/db.ts';

export interface PlacedPost {
  readonly postId: string;
  readonly activityId: string;
  readonly campaignId: string;
  readonly taskId: string | null;
}

/** Posts and the activities they were made from join their campaign. */
export async function placeInCampaigns(tx: Tx, placed: readonly PlacedPost[]): Promise<void> {
  for (const { postId, activityId, campaignId, taskId } of placed) {
    const place = { campaign_id: campaignId, campaign_task_id: taskId };
    await tx.updateTable('post').set(place).where('id', '=', postId).execute();
    await tx.updateTable('activity').set({ campaign_id: campaignId }).where('id', '=', activityId).execute();
  }
}
