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
  const local = new Date(at.getTime() + offsetMs(at, zone)).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** No zone changes its clock within a quarter of an hour that the clock shows as whole. */
const quarterMs = 900_000;
const mostQuarters = 10_000;
const offsets = new Map<string, Map<number, number>>();

/** How far the zone is ahead of UTC then. Kept by the quarter: lists ask for thousands of times in the same few weeks. */
function offsetMs(at: Date, zone: string): number {
  const quarter = Math.floor(at.getTime() / quarterMs);
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const kept = known.get(quarter);
  if (kept !== undefined) return kept;
  if (known.size >= mostQuarters) known.clear();
  const found = zoned(new Date(quarter * quarterMs), zone).offsetNanoseconds / 1e6;
  known.set(quarter, found);
  return found;
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
