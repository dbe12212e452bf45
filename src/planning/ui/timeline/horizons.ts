/** From five years to a week: long, medium and short term on one axis. */
export const horizons = ['years', 'year', 'half', 'quarter', 'month', 'week'] as const;
export type Horizon = (typeof horizons)[number];

/** Calendar days, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface Tick extends Span {
  readonly unit: 'year' | 'month' | 'week' | 'day';
}

const dayMs = 86_400_000;

export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

export function dayOf(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

export function plusDays(day: string, days: number): string {
  return dayOf(dayNumber(day) + days);
}

/** How many days it covers. */
export function lengthOf({ from, to }: Span): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** The first of the month that lies so many months away. */
function monthStart(day: string, months: number): string {
  const [year = 1970, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

function mondayOf(day: string): string {
  return plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

const monthsLong: Readonly<Record<Exclude<Horizon, 'week'>, number>> = {
  years: 60,
  year: 12,
  half: 6,
  quarter: 3,
  month: 1,
};

/** What is seen of a horizon around a day. Five years begin with the one before. */
export function spanOf(horizon: Horizon, day: string): Span {
  if (horizon === 'week') return { from: mondayOf(day), to: plusDays(mondayOf(day), 6) };
  const months = monthsLong[horizon];
  const month = Number(day.slice(5, 7)) - 1;
  const first = horizon === 'years' ? monthStart(day, -month - 12) : monthStart(day, -(month % months));
  return { from: first, to: plusDays(monthStart(first, months), -1) };
}

/** The day to look at after turning one page; five years turn by one. */
export function turned(horizon: Horizon, day: string, by: 1 | -1): string {
  if (horizon === 'week') return plusDays(day, by * 7);
  const months = horizon === 'years' ? 12 : monthsLong[horizon];
  return monthStart(spanOf(horizon, day).from, by * months + (horizon === 'years' ? 12 : 0));
}

export function ticksOf(horizon: Horizon, span: Span): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let from = span.from; from <= span.to; from = plusDays(ticks.at(-1)?.to ?? from, 1)) {
    ticks.push(tickFrom(horizon, from, span));
  }
  return ticks;
}

function tickFrom(horizon: Horizon, from: string, { to }: Span): Tick {
  const ends: Readonly<Record<Tick['unit'], string>> = {
    year: `${from.slice(0, 4)}-12-31`,
    month: plusDays(monthStart(from, 1), -1),
    week: plusDays(mondayOf(from), 6),
    day: from,
  };
  const unit = units[horizon];
  return { unit, from, to: ends[unit] < to ? ends[unit] : to };
}

const units: Readonly<Record<Horizon, Tick['unit']>> = {
  years: 'year',
  year: 'month',
  half: 'month',
  quarter: 'week',
  month: 'day',
  week: 'day',
};

/** The horizon that shows just that tick; days lead to the calendar instead. */
export function horizonInto({ unit }: Tick): Horizon | undefined {
  if (unit === 'year') return 'year';
  if (unit === 'month') return 'month';
  return unit === 'week' ? 'week' : undefined;
}

export function zoomed(horizon: Horizon, by: 1 | -1): Horizon {
  return horizons[horizons.indexOf(horizon) + by] ?? horizon;
}

/** Where a period lies in the span, in percent, cut at its ends; undefined when it lies outside. */
export function placeIn(span: Span, period: Span): { readonly left: number; readonly width: number } | undefined {
  if (period.to < span.from || period.from > span.to) return undefined;
  const days = lengthOf(span);
  const start = Math.max(0, dayNumber(period.from) - dayNumber(span.from));
  const end = Math.min(days, dayNumber(period.to) - dayNumber(span.from) + 1);
  return { left: (start / days) * 100, width: ((end - start) / days) * 100 };
}
