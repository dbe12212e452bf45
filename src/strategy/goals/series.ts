import { addDaysToDate } from '#platform/time/local-time.ts';
import { stepDays, windowDays } from './metric.ts';

/** A number of one day; null: not known. */
export interface DayNumber {
  readonly day: string;
  readonly value: number | null;
}

/** What was counted on one day: of so many things, and their sum as far as it is known. */
export interface DayCount {
  readonly day: string;
  readonly of: number;
  readonly value: number | null;
}

/** The days with a number, week by week back from `last`, in order. */
export function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = last; day >= first; day = addDaysToDate(day, -stepDays)) days.unshift(day);
  return days;
}

/** Days since 1970, to reckon with. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

export function dayOfNumber(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Sums over the window that ends on each day. Unknown before counting began (`since`), and while things were there but
 * nobody told a number about any; with nothing there it is a true zero.
 */
export function movingSums(
  counts: readonly DayCount[],
  days: readonly string[],
  since: string | null,
): readonly DayNumber[] {
  return days.map((day) => {
    const from = addDaysToDate(day, 1 - windowDays);
    if (since === null || from < since) return { day, value: null };
    const inside = counts.filter((count) => count.day >= from && count.day <= day);
    const known = inside.flatMap(({ value }) => value ?? []);
    const unknown = known.length === 0 && inside.some(({ of }) => of > 0);
    return { day, value: unknown ? null : known.reduce((sum, value) => sum + value, 0) };
  });
}

/** Of one day's things, the part that is meant. */
export interface DayShare {
  readonly day: string;
  readonly of: number;
  readonly part: number;
}

/** So many of a hundred over the window that ends on each day; null where there was nothing. */
export function movingShares(counts: readonly DayShare[], days: readonly string[]): readonly DayNumber[] {
  return days.map((day) => {
    const from = addDaysToDate(day, 1 - windowDays);
    const inside = counts.filter((count) => count.day >= from && count.day <= day);
    const of = inside.reduce((sum, count) => sum + count.of, 0);
    const part = inside.reduce((sum, count) => sum + count.part, 0);
    return { day, value: of === 0 ? null : (100 * part) / of };
  });
}

/** A count of followers older than this is no longer believed. */
export const keepsDays = 35;
