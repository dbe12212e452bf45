import { authorOf, can, recordAudit, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { programmesByIds, type ProgrammeId } from '#strategy/index.ts';
import { addActivity, beginWith } from './activity.store.ts';
import type { ActivityId } from './activity.ts';
import type { CampaignId } from './campaigns/campaign.ts';
import { campaignFor } from './campaigns/campaigns-for.ts';
import type { PlanningTools } from './tools.ts';

export interface NewActivityInput {
  readonly agencyId: AgencyId;
  readonly title: string;
  readonly campaignId?: CampaignId | null;
  readonly programmeId?: ProgrammeId | null;
  readonly village?: string;
}

export type CreateActivityRefusal = { readonly kind: 'not-allowed' | 'campaign-not-found' | 'programme-not-found' };

/** Begins with a title or with nothing at all; nobody sees it on the portal until it is shown there on purpose. */
export function createActivity(
  { db, now }: PlanningTools,
  actor: Actor,
  input: NewActivityInput,
): Promise<Result<ActivityId, CreateActivityRefusal>> {
  return inTransaction(db, async (tx) => {
    const { agencyId, title, campaignId = null, programmeId = null, village = '' } = input;
    if (!can(actor, 'activity.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const fault = await faultOf(tx, input);
    if (fault) return refuse(fault);
    const scope = scopeOf(actor, 'activity.write');
    const id = await addActivity(tx, scope, { agencyId, title, createdBy: authorOf(actor), at: now() });
    await beginWith(tx, id, { campaignId, programmeId, village });
    const subject = { agencyId, subjectKind: 'activity', subjectId: id };
    const known = {
      ...(campaignId && { campaignId }),
      ...(programmeId && { programmeId }),
      ...(village && { village }),
    };
    await recordAudit(tx, actor, { ...subject, action: 'activity.created', after: { title, ...known } });
    await announce(tx, { topic: 'activity', agencyId, id });
    return accept(id);
  });
}

async function faultOf(
  tx: Tx,
  { agencyId, campaignId, programmeId }: NewActivityInput,
): Promise<CreateActivityRefusal | undefined> {
  if (campaignId && !(await campaignFor(tx, agencyId, campaignId))) return { kind: 'campaign-not-found' };
  if (programmeId && (await programmesByIds(tx, [programmeId])).length === 0) return { kind: 'programme-not-found' };
  return undefined;
}
