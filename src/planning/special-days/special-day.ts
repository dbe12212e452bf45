import type { AgencyId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';
import type { SpecialDayKind } from './contract.ts';

export type SpecialDayId = Brand<string, 'SpecialDayId'>;

export interface SpecialDayContent {
  /** `2026-04-11`; of a yearly day the first one. */
  readonly date: string;
  readonly name: string;
  readonly kind: SpecialDayKind;
  /** Null: the whole city. */
  readonly agencyId: AgencyId | null;
  readonly yearly: boolean;
  /** Depends on the moon or on a decree that is not out yet. */
  readonly uncertain: boolean;
  readonly note: string;
  readonly source: string;
}

export interface SpecialDay extends SpecialDayContent {
  readonly id: SpecialDayId;
  readonly revision: number;
}

/** One day on which it falls. */
export interface SpecialDate extends SpecialDay {
  readonly on: string;
}

/** On these the offices are closed. */
export const freeKinds: readonly SpecialDayKind[] = ['national', 'joint-leave'];

/** Where the day falls between two calendar days, both included. An anniversary begins with its own year. */
export function datesOf(day: SpecialDay, from: string, to: string): readonly string[] {
  if (!day.yearly) return from <= day.date && day.date <= to ? [day.date] : [];
  const first = Math.max(Number(day.date.slice(0, 4)), Number(from.slice(0, 4)));
  const last = Number(to.slice(0, 4));
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return years.map((year) => inYear(day.date, year)).filter((date) => from <= date && date <= to);
}

/** 29 February is kept on the 28th in a year without one. */
function inYear(date: string, year: number): string {
  const monthAndDay = date.slice(5) === '02-29' && !isLeap(year) ? '02-28' : date.slice(5);
  return `${String(year).padStart(4, '0')}-${monthAndDay}`;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 31 February is a date that can be typed and does not exist. */
export function isRealDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date;
}
