import { agencyById, agencyTree, can, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { pillarsFor, programmesByIds } from '#strategy/index.ts';
import { faultOfPeriod, taskOutside, type CampaignContent, type CampaignId, type PeriodFault } from './campaign.ts';
import { foreignTasks } from './campaign.store.ts';

export type CampaignContentRefusal =
  | PeriodFault
  | { readonly kind: 'lead-agency-not-found' | 'programme-not-found' | 'campaign-task-not-found' }
  | { readonly kind: 'campaign-agency-not-found'; readonly agencyId: string }
  | { readonly kind: 'campaign-agency-out-of-reach'; readonly agencyId: string; readonly name: string }
  | { readonly kind: 'campaign-task-for-outsider'; readonly title: string }
  | { readonly kind: 'campaign-pillar-not-found'; readonly title: string };

export interface Proposed {
  readonly id: CampaignId;
  readonly content: CampaignContent;
  /** Who took part before; they may stay whoever asks. */
  readonly before: readonly AgencyId[];
}

/** What keeps a campaign from being stored as it was written. */
export async function faultOf(
  tx: Tx,
  actor: Actor,
  { id, content, before }: Proposed,
): Promise<CampaignContentRefusal | undefined> {
  const period = faultOfPeriod(content);
  if (period) return period;
  if (!(await agencyById(tx, content.agencyId))) return { kind: 'lead-agency-not-found' };
  const { programmeId } = content;
  if (programmeId && (await programmesByIds(tx, [programmeId])).length === 0) return { kind: 'programme-not-found' };
  return (await faultOfAgencies(tx, actor, { id, content, before })) ?? (await faultOfTasks(tx, id, content));
}

/** Asking another office to take part is for whoever may plan for it; the coordinator may for all. */
async function faultOfAgencies(
  tx: Tx,
  actor: Actor,
  { content, before }: Proposed,
): Promise<CampaignContentRefusal | undefined> {
  const tree = await agencyTree(tx);
  const unknown = content.agencyIds.find((agencyId) => !tree.get(agencyId));
  if (unknown) return { kind: 'campaign-agency-not-found', agencyId: unknown };
  const added = content.agencyIds.filter((agencyId) => !before.includes(agencyId));
  const beyond = added.find((agencyId) => !can(actor, 'campaign.write', agencyId));
  if (!beyond) return undefined;
  return { kind: 'campaign-agency-out-of-reach', agencyId: beyond, name: tree.get(beyond)?.shortName ?? '' };
}

async function faultOfTasks(
  tx: Tx,
  id: CampaignId,
  content: CampaignContent,
): Promise<CampaignContentRefusal | undefined> {
  const outside = taskOutside(content);
  if (outside) return { kind: 'campaign-task-for-outsider', title: outside.title };
  if ((await foreignTasks(tx, id, content.tasks)).length > 0) return { kind: 'campaign-task-not-found' };
  for (const { agencyId, pillarId, title } of content.tasks) {
    const holds = pillarId === null || (await pillarsFor(tx, agencyId)).some((pillar) => pillar.id === pillarId);
    if (!holds) return { kind: 'campaign-pillar-not-found', title };
  }
  return undefined;
}
