import { isDeepStrictEqual } from 'node:util';
import { authorOf, can, personNames, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { tell } from './announce-campaign.ts';
import { differences, type Campaign, type CampaignContent, type CampaignId } from './campaign.ts';
import { lockCampaign, saveContent } from './campaign.store.ts';
import { faultOf, type CampaignContentRefusal } from './check-content.ts';
import { readerReach } from './reach.ts';

export interface CampaignToSave {
  readonly id: CampaignId;
  /** What the writer had before their eyes. */
  readonly revision: number;
  readonly content: CampaignContent;
}

export type SaveCampaignRefusal =
  | { readonly kind: 'not-allowed' | 'campaign-not-found' }
  | { readonly kind: 'campaign-changed-meanwhile'; readonly name: string; readonly revision: number; readonly at: Date }
  | CampaignContentRefusal;

type Saved = { readonly revision: number };

/** The whole campaign at once. Handing it to another agency takes the right at both. */
export function saveCampaign(
  tools: PlanningTools,
  actor: Actor,
  { id, revision, content }: CampaignToSave,
): Promise<Result<Saved, SaveCampaignRefusal>> {
  return changeCampaign(tools, actor, { id, revision, change: () => content });
}

export interface CampaignToMove {
  readonly id: CampaignId;
  readonly revision: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Only the period: what a drag on the timeline, or its undo, changes. */
export function moveCampaign(
  tools: PlanningTools,
  actor: Actor,
  { id, revision, startsOn, endsOn }: CampaignToMove,
): Promise<Result<Saved, SaveCampaignRefusal>> {
  return changeCampaign(tools, actor, { id, revision, change: (content) => ({ ...content, startsOn, endsOn }) });
}

interface Changing {
  readonly id: CampaignId;
  readonly revision: number;
  readonly change: (content: CampaignContent) => CampaignContent;
}

function changeCampaign(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, revision, change }: Changing,
): Promise<Result<Saved, SaveCampaignRefusal>> {
  return inTransaction(db, async (tx) => {
    const present = await lockCampaign(tx, await readerReach(tx, actor), id);
    if (!present || present.removed) return refuse({ kind: 'campaign-not-found' });
    const content = change(present.content);
    const both = [present.content.agencyId, content.agencyId];
    if (!both.every((agencyId) => can(actor, 'campaign.write', agencyId))) return refuse({ kind: 'not-allowed' });
    if (isDeepStrictEqual(present.content, content)) return accept({ revision: present.revision });
    if (present.revision !== revision) return refuse(await meanwhile(tx, present));
    const fault = await faultOf(tx, actor, { id, content, before: present.content.agencyIds });
    if (fault) return refuse(fault);

    const next = { id, content, by: authorOf(actor), at: now(), revision: revision + 1 };
    await saveContent(tx, scopeOf(actor, 'campaign.write'), next);
    const subject = { agencyId: content.agencyId, subjectKind: 'campaign', subjectId: id };
    const changed = differences(present.content, content);
    await recordAudit(tx, actor, { ...subject, action: 'campaign.changed', ...changed });
    const concerned = new Set([...present.content.agencyIds, ...content.agencyIds]);
    await tell(tx, id, { agencyId: content.agencyId, agencyIds: [...concerned] });
    return accept({ revision: next.revision });
  });
}

async function meanwhile(tx: Tx, { revision, updatedAt, updatedBy }: Campaign): Promise<SaveCampaignRefusal> {
  const names = await personNames(tx, updatedBy ? [updatedBy] : []);
  const name = names.get(updatedBy ?? '') ?? 'Kentongan';
  return { kind: 'campaign-changed-meanwhile', name, revision, at: updatedAt };
}
