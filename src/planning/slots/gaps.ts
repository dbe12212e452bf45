import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { addDaysToDate, weekOf, localTimeOf } from '#platform/time/local-time.ts';
import type { SlotMoment } from './occurrences.ts';
import { slotCalendar, type SlotCalendar } from './slot-calendar.ts';
import type { SlotId } from './slot.ts';
import { tellingUntil, toTell } from './soon-empty.ts';

const weeksShown = 4;
const soonShown = 12;
const dayMs = 86_400_000;
const mostLooked = 50_000;

export interface Fullness {
  readonly slots: number;
  readonly empty: number;
}

export interface Gaps {
  readonly calendar: SlotCalendar;
  /** The next ones that nothing fills, told while there is time. */
  readonly soon: readonly SlotMoment[];
  readonly soonTotal: number;
  readonly weeks: readonly (Fullness & { readonly from: string })[];
  readonly channels: readonly (Fullness & { readonly channelId: string | null })[];
}

/** What stays empty unless somebody acts, told while there is time. What a crisis stops is no gap. */
export async function slotGaps(
  db: Db,
  scope: AgencyScope,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Promise<Gaps> {
  const monday = weekOf(now, zone).from;
  const to = new Date(monday.getTime() + weeksShown * 7 * dayMs);
  const calendar = await slotCalendar(db, scope, { from: now, to, limit: mostLooked });
  const paused = new Set<SlotId>(calendar.slots.filter((slot) => calendar.isPaused(slot)).map(({ id }) => id));
  const moments = calendar.moments.filter(({ slotId }) => !paused.has(slotId));
  const soon = toTell(calendar, now, await tellingUntil(db, now));
  const mondays = Array.from({ length: weeksShown }, (_, week) =>
    addDaysToDate(localTimeOf(monday, zone).date, week * 7),
  );
  const fullness = (some: readonly SlotMoment[]): Fullness => ({
    slots: some.length,
    empty: some.filter((moment) => !calendar.filled.has(moment)).length,
  });
  return {
    calendar,
    soon: soon.slice(0, soonShown),
    soonTotal: soon.length,
    weeks: mondays.map((from) => {
      const end = addDaysToDate(from, 7);
      return { from, ...fullness(moments.filter(({ date }) => from <= date && date < end)) };
    }),
    channels: [...Map.groupBy(moments, ({ channelId }) => channelId)]
      .map(([channelId, some]) => ({ channelId, ...fullness(some) }))
      .toSorted((a, b) => b.empty - a.empty),
  };
}
