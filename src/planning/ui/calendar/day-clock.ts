import { addDaysToDate, instantOf, localTimeOf, type LocalTime } from '#platform/time/local-time.ts';

interface Day {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

/** Tells the local time of thousands of instants quickly: the zone is asked once for each day, not once for each. */
export interface DayClock {
  readonly from: number;
  readonly to: number;
  /** Undefined outside the days of the clock. */
  readonly at: (instant: number) => LocalTime | undefined;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** For days without gaps, in order. */
export function dayClock(dates: readonly string[], zone: string): DayClock {
  const days = dates.map((date): Day => {
    return { date, from: startOf(date, zone), to: startOf(addDaysToDate(date, 1), zone) };
  });
  const from = days[0]?.from ?? 0;
  const to = days.at(-1)?.to ?? 0;
  return {
    from,
    to,
    at: (instant) => {
      if (instant < from || instant >= to) return undefined;
      const day = dayAround(days, instant);
      return day && timeOn(day, instant, zone);
    },
  };
}

function dayAround(days: readonly Day[], instant: number): Day | undefined {
  // Right at once, except around a day on which the clocks are changed.
  const guess = Math.floor((instant - (days[0]?.from ?? 0)) / dayMs);
  const near = days[Math.min(guess, days.length - 1)];
  if (near && instant >= near.from && instant < near.to) return near;
  return days.find(({ from, to }) => instant >= from && instant < to);
}

function timeOn({ date, from, to }: Day, instant: number, zone: string): LocalTime {
  if (to - from !== dayMs) return localTimeOf(new Date(instant), zone);
  const minutes = Math.floor((instant - from) / minuteMs);
  return { date, time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Where a day begins at one o'clock because of summer time, that is its first moment. */
export function startOf(date: string, zone: string): number {
  const first = instantOf({ date, time: '00:00' }, zone) ?? instantOf({ date, time: '01:00' }, zone);
  return (first ?? new Date(`${date}T00:00:00Z`)).getTime();
}
