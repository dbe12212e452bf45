import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { ActivityId } from './activity.ts';

export interface PostOfActivity {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly publish_at: Date | null;
}

/** The posts made from it that the reader may see, newest first. */
export async function postsOfActivity(db: Db, scope: AgencyScope, id: ActivityId): Promise<readonly PostOfActivity[]> {
  if (scope.length === 0) return [];
  return await db
    .selectFrom('post')
    .select(['id', 'title', 'state', 'publish_at'])
    .where('activity_id', '=', id)
    .where('agency_id', 'in', scope)
    .where('removed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();
}
