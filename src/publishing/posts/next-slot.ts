import { addDaysToDate, instantOf, localTimeOf, type LocalTime } from '#platform/time/local-time.ts';

/** Morning, noon, afternoon and evening: when people look at their phones. */
const usualTimes = ['07:00', '12:00', '16:30', '19:00'] as const;
const daysAhead = 14;
/** Enough for a person to still read it before it goes out. */
const leadMs = 15 * 60_000;

/** The next usual hour at which nothing of the agency goes out yet. */
export function nextSlot(now: Date, zone: string, taken: readonly Date[]): LocalTime {
  const earliest = now.getTime() + leadMs;
  const full = new Set(taken.map((time) => time.getTime()));
  const today = localTimeOf(now, zone).date;
  for (let day = 0; day <= daysAhead; day += 1) {
    const date = addDaysToDate(today, day);
    const time = usualTimes.find((time) => isFree(instantOf({ date, time }, zone), { earliest, full }));
    if (time) return { date, time };
  }
  return { date: addDaysToDate(today, daysAhead + 1), time: usualTimes[0] };
}

function isFree(at: Date | undefined, { earliest, full }: { earliest: number; full: ReadonlySet<number> }): boolean {
  return at !== undefined && at.getTime() >= earliest && !full.has(at.getTime());
}
