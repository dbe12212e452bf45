import type { AgencyId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { SlotMoment } from './occurrences.ts';
import { slotCalendar } from './slot-calendar.ts';

const daysAhead = 30;
const mostLooked = 5_000;
/** Enough for a person to still read it before it goes out. */
const leadMs = 15 * 60_000;

export interface FreeSlotWanted {
  readonly agencyId: AgencyId;
  /** Where the post goes; empty: anywhere. A slot of any channel suits all. */
  readonly channelIds: readonly string[];
  readonly after: Date;
}

/** The next occurrence of the agency's slots that nothing fills; undefined when it has none in the next weeks. */
export async function nextFreeSlot(
  db: Db | Tx,
  { agencyId, channelIds, after }: FreeSlotWanted,
): Promise<SlotMoment | undefined> {
  const from = new Date(after.getTime() + leadMs);
  const to = new Date(from.getTime() + daysAhead * 86_400_000);
  const calendar = await slotCalendar(db, [agencyId], { from, to, limit: mostLooked });
  const paused = new Set(calendar.slots.filter((slot) => calendar.isPaused(slot)).map(({ id }) => id));
  return calendar.moments.find(
    (moment) => !paused.has(moment.slotId) && !calendar.filled.has(moment) && suits(moment, channelIds),
  );
}

function suits({ channelId }: SlotMoment, wanted: readonly string[]): boolean {
  return channelId === null || wanted.length === 0 || wanted.includes(channelId);
}
