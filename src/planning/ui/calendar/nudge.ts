import { addDaysToDate, type LocalTime } from '#platform/time/local-time.ts';
import { partOf, partsOfDay, type CalendarView } from './calendar-days.ts';
import type { Nudge } from './use-grid-keys.ts';

/** Where Alt and an arrow shift a card: a day along; down a part of the day, an hour or a week, as the view is built. */
export function nudged(view: CalendarView, { date, time }: LocalTime, { across, down }: Nudge): LocalTime {
  if (across !== 0) return { date: addDaysToDate(date, across), time };
  if (view === 'week') return { date, time: nextPart(time, down) };
  if (view === 'day') return { date, time: nextHour(time, down) };
  return { date: addDaysToDate(date, 7 * down), time };
}

/** The usual hour of the part below or above; beyond the last, it stays. */
function nextPart(time: string, down: number): string {
  const place = partsOfDay.findIndex(({ name }) => name === partOf(time));
  return partsOfDay[place + down]?.usual ?? time;
}

function nextHour(time: string, down: number): string {
  const hour = Math.min(23, Math.max(0, Number(time.slice(0, 2)) + down));
  return `${String(hour).padStart(2, '0')}${time.slice(2)}`;
}
