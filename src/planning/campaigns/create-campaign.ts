import { authorOf, can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { tell } from './announce-campaign.ts';
import type { CampaignContent, CampaignId } from './campaign.ts';
import { addCampaign } from './campaign.store.ts';
import { faultOf, type CampaignContentRefusal } from './check-content.ts';

export type CreateCampaignRefusal = { readonly kind: 'not-allowed' } | CampaignContentRefusal;

export function createCampaign(
  { db, now }: PlanningTools,
  actor: Actor,
  content: CampaignContent,
): Promise<Result<CampaignId, CreateCampaignRefusal>> {
  return inTransaction(db, async (tx) => {
    const { agencyId, tasks, ...words } = content;
    if (!can(actor, 'campaign.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const id = crypto.randomUUID() as CampaignId;
    const fault = await faultOf(tx, actor, { id, content, before: [] });
    if (fault) return refuse(fault);

    const scope = scopeOf(actor, 'campaign.write');
    await addCampaign(tx, scope, { id, content, by: authorOf(actor), at: now() });
    const after = { ...words, tasks: tasks.length };
    const subject = { agencyId, subjectKind: 'campaign', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'campaign.created', after });
    await tell(tx, id, content);
    return accept(id);
  });
}
