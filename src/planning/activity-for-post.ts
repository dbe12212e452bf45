import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { readActivity } from './activity.store.ts';
import type { ActivityContent, ActivityId } from './activity.ts';

export interface ActivityForPost extends ActivityContent {
  readonly id: ActivityId;
  readonly agencyId: AgencyId;
}

/** What a post is made from; undefined when it lies outside the scope or was thrown away. */
export async function activityForPost(
  db: Db | Tx,
  scope: AgencyScope,
  id: ActivityId,
): Promise<ActivityForPost | undefined> {
  const activity = await readActivity(db, scope, id);
  if (!activity || activity.removed) return undefined;
  return { id, agencyId: activity.agencyId, ...activity.content };
}
