import { addDaysToDate } from '#platform/time/local-time.ts';

/** The parts of a day in which a city speaks, from when they last and the hour that is usual in each. */
export const partsOfDay = [
  { name: 'morning', from: '00:00', usual: '07:00' },
  { name: 'noon', from: '11:00', usual: '12:00' },
  { name: 'afternoon', from: '15:00', usual: '16:30' },
  { name: 'evening', from: '18:00', usual: '19:00' },
] as const;
export type PartOfDay = (typeof partsOfDay)[number]['name'];

/** `16:45` → afternoon. */
export function partOf(time: string): PartOfDay {
  return partsOfDay.findLast(({ from }) => time >= from)?.name ?? 'morning';
}

/** Moved into another part of the day, a post takes that part's usual hour; in its own it keeps its minute. */
export function timeIn(part: PartOfDay, time: string): string {
  if (partOf(time) === part) return time;
  return partsOfDay.find(({ name }) => name === part)?.usual ?? time;
}

/** The Monday on or before a date: `2026-12-23` → `2026-12-21`. */
export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDaysToDate(date, -weekday);
}

export function daysOf(monday: string): readonly string[] {
  return daysFrom(monday, 7);
}

export function daysFrom(first: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, day) => addDaysToDate(first, day));
}

export const calendarViews = ['month', 'week', 'day', 'list', 'lanes', 'programmes'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** Whether the view turns by whole months. */
export function isMonthly(view: CalendarView): boolean {
  return view === 'month' || view === 'list';
}

/** The days on screen: a month's grid shows whole weeks, its list the month alone. */
export function daysShown(view: CalendarView, date: string): readonly string[] {
  if (view === 'day') return [date];
  if (view === 'month') return mondaysOfMonth(date).flatMap(daysOf);
  if (view !== 'list') return daysOf(mondayOf(date));
  const first = `${date.slice(0, 7)}-01`;
  return daysFrom(first, 31).filter((day) => day.slice(0, 7) === date.slice(0, 7));
}

function mondaysOfMonth(date: string): readonly string[] {
  const month = date.slice(0, 7);
  const first = mondayOf(`${month}-01`);
  const mondays = Array.from({ length: 6 }, (_, week) => addDaysToDate(first, 7 * week));
  return mondays.filter((monday, week) => week === 0 || monday.slice(0, 7) === month);
}

/** One day, week or month on; a month is left at its first day. */
export function turned(view: CalendarView, date: string, by: 1 | -1): string {
  if (view === 'day') return addDaysToDate(date, by);
  if (!isMonthly(view)) return addDaysToDate(date, 7 * by);
  const first = `${date.slice(0, 7)}-01`;
  return by === 1 ? `${addDaysToDate(first, 31).slice(0, 7)}-01` : `${addDaysToDate(first, -1).slice(0, 7)}-01`;
}

/** How many days lie between two dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
