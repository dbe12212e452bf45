import { agencyById, city } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { programmesByIds } from '#strategy/index.ts';
import type { ActivityForPost } from '../activity-for-post.ts';
import type { Outline } from './outline.ts';

/** An activity with the names that texts need beside it. */
export async function outlineOf(db: Db | Tx, activity: ActivityForPost, now: Date): Promise<Outline> {
  const agency = await agencyById(db, activity.agencyId);
  if (!agency) throw new Error(`No agency ${activity.agencyId}`);
  const programmes = await programmesByIds(db, activity.programmeIds);
  const { title, what, why, who, place, village, how, startsAt, endsAt, facts, quotes, photos } = activity;
  return {
    title,
    what,
    why,
    who,
    place,
    village,
    how,
    startsAt,
    endsAt,
    facts,
    quotes,
    photos: photos.length,
    programmes: programmes.map(({ name }) => name),
    agency: { name: agency.name, shortName: agency.shortName },
    city: (await city(db))?.name ?? agency.name,
    zone: agency.zone,
    now,
  };
}
