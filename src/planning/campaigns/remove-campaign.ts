import { can, recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { tell } from './announce-campaign.ts';
import type { CampaignId } from './campaign.ts';
import { lockCampaign, markRemoved } from './campaign.store.ts';
import { readerReach } from './reach.ts';

export type RemoveCampaignRefusal = { readonly kind: 'not-allowed' | 'campaign-not-found' };

interface Mark {
  readonly id: CampaignId;
  readonly remove: boolean;
}

/** Out of sight, but kept with its tasks and its posts' place in it. */
export function removeCampaign(tools: PlanningTools, actor: Actor, id: CampaignId) {
  return mark(tools, actor, { id, remove: true });
}

export function restoreCampaign(tools: PlanningTools, actor: Actor, id: CampaignId) {
  return mark(tools, actor, { id, remove: false });
}

function mark(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, remove }: Mark,
): Promise<Result<undefined, RemoveCampaignRefusal>> {
  return inTransaction(db, async (tx) => {
    const campaign = await lockCampaign(tx, await readerReach(tx, actor), id);
    if (!campaign || campaign.removed === remove) return refuse({ kind: 'campaign-not-found' });
    const { agencyId, name } = campaign.content;
    if (!can(actor, 'campaign.write', agencyId)) return refuse({ kind: 'not-allowed' });

    await markRemoved(tx, [agencyId], { id, at: remove ? now() : null });
    const action = remove ? 'campaign.removed' : 'campaign.restored';
    const change = remove ? { before: { name } } : { after: { name } };
    await recordAudit(tx, actor, { agencyId, subjectKind: 'campaign', subjectId: id, action, ...change });
    await tell(tx, id, campaign.content);
    return accept(undefined);
  });
}
