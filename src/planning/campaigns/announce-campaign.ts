import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { CampaignContent, CampaignId } from './campaign.ts';

/** To the agency that leads and to each that takes part. */
export async function tell(
  tx: Tx,
  id: CampaignId,
  { agencyId, agencyIds }: Pick<CampaignContent, 'agencyId' | 'agencyIds'>,
): Promise<void> {
  for (const concerned of [agencyId, ...agencyIds]) await announce(tx, { topic: 'campaign', agencyId: concerned, id });
}
