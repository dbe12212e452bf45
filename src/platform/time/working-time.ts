import { Temporal } from 'temporal-polyfill';

/** When an agency is at work. Free are weekends and whatever days it is told of: holidays and joint leave. */
export interface WorkingHours {
  readonly zone: string;
  readonly opens: string;
  readonly closes: string;
  readonly worksOn: (date: Temporal.PlainDate) => boolean;
}

export const minutesPerWorkingDay = 510;

export function officeHours(zone: string, freeDays: ReadonlySet<string> = new Set()): WorkingHours {
  const worksOn = (date: Temporal.PlainDate): boolean => date.dayOfWeek <= 5 && !freeDays.has(date.toString());
  return { zone, opens: '07:30', closes: '16:00', worksOn };
}

/** The instant at which that many minutes of office time have passed since `from`. */
export function addWorkingMinutes(from: Date, minutes: number, hours: WorkingHours): Date {
  let left = minutes * 60_000;
  for (let date = dateOf(from, hours); ; date = date.add({ days: 1 })) {
    const { start, end } = officeTimeOf(date, from, hours);
    if (end - start >= left && end > start) return new Date(start + left);
    left -= Math.max(0, end - start);
  }
}

export function workingMinutesBetween(from: Date, to: Date, hours: WorkingHours): number {
  const last = dateOf(to, hours);
  let total = 0;
  for (let date = dateOf(from, hours); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const { start, end } = officeTimeOf(date, from, hours);
    total += Math.max(0, Math.min(end, to.getTime()) - start);
  }
  return Math.floor(total / 60_000);
}

function dateOf(instant: Date, { zone }: WorkingHours): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

/** The office time of that date from `notBefore` on, in epoch milliseconds; empty on a free day. */
function officeTimeOf(
  date: Temporal.PlainDate,
  notBefore: Date,
  { zone, opens, closes, worksOn }: WorkingHours,
): { start: number; end: number } {
  if (!worksOn(date)) return { start: 0, end: 0 };
  const at = (time: string): number => date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
  return { start: Math.max(at(opens), notBefore.getTime()), end: at(closes) };
}
