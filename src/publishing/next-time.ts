import type { AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { localTimeOf, type LocalTime } from '#platform/time/local-time.ts';
import { nextFreeSlot } from '#planning/index.ts';
import { takenTimes } from './post-list.view.ts';
import { nextSlot } from './posts/next-slot.ts';

export interface Wanted {
  readonly agencyId: AgencyId;
  readonly zone: string;
  /** Where the post goes. */
  readonly channelIds: readonly string[];
  readonly now: Date;
}

/** The next empty slot of the agency that suits those channels; the usual hours of the day where it has none. */
export async function nextTime(db: Db, { agencyId, zone, channelIds, now }: Wanted): Promise<LocalTime> {
  const free = await nextFreeSlot(db, { agencyId, channelIds, after: now });
  if (free) return localTimeOf(new Date(free.at), zone);
  return nextSlot(now, zone, await takenTimes(db, agencyId));
}
