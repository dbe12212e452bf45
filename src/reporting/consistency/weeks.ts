import { addDays, localTimeOf, weekOf } from '#platform/time/local-time.ts';

/** From Monday to Monday on the wall of the city. */
export interface Week {
  readonly monday: string;
  readonly from: Date;
  readonly to: Date;
}

/** The week that holds the instant. */
export function runningWeek(now: Date, zone: string): Week {
  const { from, to } = weekOf(now, zone);
  return { monday: localTimeOf(from, zone).date, from, to };
}

/** So many weeks that are over, the newest last: a week that still runs can't be judged. */
export function finishedWeeks(now: Date, zone: string, count: number): readonly Week[] {
  const { from } = runningWeek(now, zone);
  return Array.from({ length: count }, (_, index) => {
    const begins = addDays(from, -7 * (count - index), zone);
    return { monday: localTimeOf(begins, zone).date, from: begins, to: addDays(begins, 7, zone) };
  });
}
