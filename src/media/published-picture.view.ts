import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { MediaId } from './picture.ts';

/** System-wide: whether any citizen may see the picture, because the portal shows it on a post or an activity. */
export async function isPublished(db: Db, id: MediaId): Promise<boolean> {
  const use = JSON.stringify([{ mediaId: id }]);
  const { rows } = await sql<{ published: boolean }>`
    select exists (
      select from portal_page where withdrawn_at is null and pictures @> ${use}::jsonb
    ) or exists (
      select from activity_photo join activity on activity.id = activity_photo.activity_id
      where activity_photo.media_id = ${id} and activity.removed_at is null
        and activity.shown_on_portal and activity.information_class <> 'dikecualikan'
    ) as published`.execute(db);
  return rows[0]?.published ?? false;
}
