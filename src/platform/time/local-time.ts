import { Temporal } from 'temporal-polyfill';

/** What a person types or reads on the wall of a place: `2026-12-21` and `16:30`. */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
}

/** The instant meant by a date and a time in a zone; undefined when they are not a date and a time, or no such hour exists there. */
export function instantOf({ date, time }: LocalTime, zone: string): Date | undefined {
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${time.replace('.', ':')}`);
    return new Date(local.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export function localTimeOf(at: Date, zone: string): LocalTime {
  const local = zoned(at, zone);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString().slice(0, 5) };
}

/** The day in that zone which holds the instant: from its first moment to the next day's. */
export function dayOf(at: Date, zone: string): { readonly from: Date; readonly to: Date } {
  const start = zoned(at, zone).startOfDay();
  return { from: dateOf(start), to: dateOf(start.add({ days: 1 })) };
}

/** The week in that zone which holds the instant, from Monday to Monday. */
export function weekOf(at: Date, zone: string): { readonly from: Date; readonly to: Date } {
  const today = zoned(at, zone).startOfDay();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return { from: dateOf(monday), to: dateOf(monday.add({ weeks: 1 })) };
}

/** Same hour on the wall, so many days on. */
export function addDays(at: Date, days: number, zone: string): Date {
  return dateOf(zoned(at, zone).add({ days }));
}

const dayMs = 86_400_000;

/** Whole days of the calendar, in no zone. Throws a `RangeError` when it is no date. */
export function addDaysToDate(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function zoned(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

function dateOf(at: Temporal.ZonedDateTime): Date {
  return new Date(at.epochMilliseconds);
}
