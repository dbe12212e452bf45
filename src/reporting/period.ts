import { addDaysToDate, instantOf } from '#platform/time/local-time.ts';

/** Whole days of a place, and the days just before them to compare with. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly previous: { readonly from: string; readonly to: string };
  readonly zone: string;
  /** What lies after it has not happened, and is not missing. */
  readonly now: Date;
  /** The same as instants, both spans without their end. */
  readonly start: Date;
  readonly end: Date;
  readonly previousStart: Date;
  readonly previousEnd: Date;
}

const dayMs = 86_400_000;
const longestDays = 366;

export type PeriodRefusal =
  | { readonly kind: 'period-not-understood' }
  | { readonly kind: 'period-too-long'; readonly days: number };

type Days = Period['previous'];

interface Whereabouts {
  readonly zone: string;
  readonly now: Date;
}

/** Days of one month, from its first, are compared with the same days of the month before; else with as many just before. */
export function periodOf(days: Days, { zone, now }: Whereabouts): Period | PeriodRefusal {
  const length = Math.round((Date.parse(days.to) - Date.parse(days.from)) / dayMs) + 1;
  if (!(length >= 1)) return { kind: 'period-not-understood' };
  if (length > longestDays) return { kind: 'period-too-long', days: longestDays };
  const previous = daysBefore(days, length);
  return {
    ...days,
    previous,
    zone,
    now,
    start: midnight(days.from, zone),
    end: midnight(addDaysToDate(days.to, 1), zone),
    previousStart: midnight(previous.from, zone),
    previousEnd: midnight(addDaysToDate(previous.to, 1), zone),
  };
}

function daysBefore({ from, to }: Days, length: number): Days {
  const ofOneMonth = from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7);
  const lastBefore = addDaysToDate(from, -1);
  if (!ofOneMonth) return { from: addDaysToDate(from, -length), to: lastBefore };
  const month = lastBefore.slice(0, 8);
  const wholeMonth = !addDaysToDate(to, 1).startsWith(to.slice(0, 7));
  const same = `${month}${to.slice(8)}`;
  return { from: `${month}01`, to: wholeMonth || same > lastBefore ? lastBefore : same };
}

function midnight(date: string, zone: string): Date {
  const at = instantOf({ date, time: '00:00' }, zone);
  if (!at) throw new Error(`No midnight on ${date} in ${zone}`);
  return at;
}
