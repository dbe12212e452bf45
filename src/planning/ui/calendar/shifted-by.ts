import { addDaysToDate, instantOf } from '#platform/time/local-time.ts';
import type { PostEntry } from './use-calendar.ts';
import type { PlannedMove } from './use-moving.ts';

/** So many days on, each at its own hour. */
export function shiftedBy(entries: readonly PostEntry[], days: number, zone: string): readonly PlannedMove[] {
  return entries.flatMap(({ post, date, time }) => {
    const to = instantOf({ date: addDaysToDate(date, days), time }, zone)?.getTime();
    return to === undefined ? [] : [{ post, to }];
  });
}
