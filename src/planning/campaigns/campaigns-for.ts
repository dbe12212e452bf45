import type { AgencyId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { CampaignId, CampaignTask } from './campaign.ts';
import { readCampaign } from './campaign.store.ts';
import { campaignOfTask } from './task.view.ts';
import { reachOf } from './reach.ts';

export interface CampaignForAgency {
  readonly id: CampaignId;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A campaign that a post or an activity of that agency may stand in: its own, one led above it, one it takes part in. */
export async function campaignFor(db: Db | Tx, agencyId: AgencyId, id: string): Promise<CampaignForAgency | undefined> {
  const campaign = await readCampaign(db, await reachOf(db, [agencyId]), id);
  if (!campaign || campaign.removed) return undefined;
  const { name, startsOn, endsOn } = campaign.content;
  return { id: campaign.id, name, startsOn, endsOn };
}

export interface TaskForPost extends CampaignTask {
  readonly campaignId: CampaignId;
  readonly talkingPoints: readonly string[];
}

/** What an agency is asked to make; undefined when it is not asked of that agency. */
export async function taskForPost(db: Db | Tx, agencyId: AgencyId, taskId: string): Promise<TaskForPost | undefined> {
  const campaignId = await campaignOfTask(db, taskId);
  const campaign = campaignId && (await readCampaign(db, await reachOf(db, [agencyId]), campaignId));
  if (!campaign || campaign.removed) return undefined;
  const task = campaign.content.tasks.find(({ id }) => id === taskId);
  if (task?.agencyId !== agencyId) return undefined;
  return { ...task, campaignId: campaign.id, talkingPoints: campaign.content.talkingPoints };
}
