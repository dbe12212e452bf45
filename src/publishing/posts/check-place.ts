import type { AgencyId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { campaignFor, taskForPost } from '#planning/index.ts';
import { pillarsFor } from '#strategy/index.ts';
import type { Place } from './place.ts';

export type PlaceRefusal = { readonly kind: 'pillar-not-found' | 'campaign-not-found' | 'campaign-task-not-asked' };

/** What is new in it must exist for that agency; what stood there before may stay. */
export async function faultOfPlace(
  tx: Tx,
  agencyId: AgencyId,
  { wanted, before }: { readonly wanted: Place; readonly before: Place },
): Promise<PlaceRefusal | undefined> {
  const fresh = (name: 'pillarId' | 'campaignId' | 'taskId'): string | null =>
    wanted[name] === before[name] ? null : wanted[name];
  const [pillarId, campaignId, taskId] = [fresh('pillarId'), fresh('campaignId'), fresh('taskId')];
  if (pillarId && !(await pillarsFor(tx, agencyId)).some(({ id }) => id === pillarId)) {
    return { kind: 'pillar-not-found' };
  }
  if (campaignId && !(await campaignFor(tx, agencyId, campaignId))) return { kind: 'campaign-not-found' };
  if (!taskId) return undefined;
  const asked = (await taskForPost(tx, agencyId, taskId))?.campaignId === wanted.campaignId;
  return asked ? undefined : { kind: 'campaign-task-not-asked' };
}
