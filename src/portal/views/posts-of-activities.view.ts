import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { cardColumns, cardOf, publicPages, type PostCard } from './posts.view.ts';

/** System-wide: what is public about each of these activities, newest first. */
export async function postsOfActivities(
  db: Db,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string | null, readonly PostCard[]>> {
  if (activityIds.length === 0) return new Map();
  const rows = await publicPages(db)
    .select([...cardColumns, sql<string>`left(p.text, 320)`.as('beginning'), 'post.activity_id'])
    .where('post.activity_id', 'in', activityIds)
    .orderBy('p.published_at', 'desc')
    .limit(400)
    .execute();
  const grouped = Map.groupBy(rows, ({ activity_id }) => activity_id);
  return new Map([...grouped].map(([id, found]) => [id, found.map(cardOf)]));
}
