export const frequencies = ['MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

export interface RuleDay {
  /** Monday is 1. */
  readonly weekday: number;
  /** The first is 1, the last is -1; null: every one. */
  readonly nth: number | null;
}

/** A rule of RFC 5545 without its start. Empty lists say nothing. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** A local date, included, or an instant. */
  readonly until: { readonly date: string } | { readonly at: number } | null;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  readonly days: readonly RuleDay[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly positions: readonly number[];
  readonly weekStart: number;
}

export type RuleFault =
  | { readonly kind: 'slot-rule-unreadable'; readonly part: string }
  | { readonly kind: 'slot-rule-part-unknown'; readonly part: string }
  | { readonly kind: 'slot-faster-than-a-minute' };

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const longestRule = 500;

type Parts = ReadonlyMap<string, string>;

class Unreadable extends Error {
  readonly part: string;
  constructor(part: string) {
    super(part);
    this.part = part;
  }
}

/** Reads what an expert typed, or the builder wrote; with or without `RRULE:` in front. */
export function readRule(text: string): Rule | RuleFault {
  if (text.length > longestRule) return { kind: 'slot-rule-unreadable', part: `${text.slice(0, 30)}…` };
  try {
    const parts = partsOf(text);
    const fault = faultOf(parts);
    return fault ?? ruleOf(parts);
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'slot-rule-unreadable', part: error.part };
    throw error;
  }
}

export function isFault(read: Rule | RuleFault): read is RuleFault {
  return 'kind' in read;
}

function partsOf(text: string): Parts {
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')
    .filter(Boolean)) {
    const [name = '', value = ''] = part.split('=');
    if (name.trim() === '' || value.trim() === '' || parts.has(name)) throw new Unreadable(part);
    parts.set(name.trim(), value.trim());
  }
  return parts;
}

const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYDAY', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'BYSETPOS', 'WKST']; // oxfmt-ignore

function faultOf(parts: Parts): RuleFault | undefined {
  if (parts.get('FREQ') === 'SECONDLY') return { kind: 'slot-faster-than-a-minute' };
  const seconds = parts.get('BYSECOND');
  if (seconds !== undefined && seconds !== '0') return { kind: 'slot-faster-than-a-minute' };
  const strange = [...parts.keys()].find((name) => !known.includes(name));
  if (strange !== undefined) return { kind: 'slot-rule-part-unknown', part: strange };
  return outOfPlace(parts);
}

/** What RFC 5545 forbids together: no reader of the rule could say what it means. */
function outOfPlace(parts: Parts): RuleFault | undefined {
  const frequency = parts.get('FREQ') ?? '';
  const numbered = /\d/.test(parts.get('BYDAY') ?? '');
  const wrong = {
    BYDAY: numbered && !['MONTHLY', 'YEARLY'].includes(frequency),
    BYMONTHDAY: parts.has('BYMONTHDAY') && frequency === 'WEEKLY',
    BYYEARDAY: parts.has('BYYEARDAY') && frequency !== 'YEARLY',
    'COUNT;UNTIL': parts.has('COUNT') && parts.has('UNTIL'),
  };
  const part = Object.entries(wrong).find(([, is]) => is)?.[0];
  return part === undefined ? undefined : { kind: 'slot-rule-unreadable', part };
}

function ruleOf(parts: Parts): Rule {
  const frequency = frequencies.find((name) => name === parts.get('FREQ'));
  if (!frequency) throw new Unreadable(`FREQ=${parts.get('FREQ') ?? ''}`);
  const days = (parts.get('BYDAY') ?? '').split(',').filter(Boolean).map(dayOf);
  const count = parts.has('COUNT') ? numberIn(parts, 'COUNT', [1, 100_000]) : null;
  return {
    frequency,
    interval: parts.has('INTERVAL') ? numberIn(parts, 'INTERVAL', [1, 10_000]) : 1,
    count,
    until: untilOf(parts.get('UNTIL')),
    months: numbersIn(parts, 'BYMONTH', [1, 12]),
    monthDays: numbersIn(parts, 'BYMONTHDAY', [-31, 31]),
    yearDays: numbersIn(parts, 'BYYEARDAY', [-366, 366]),
    days,
    hours: numbersIn(parts, 'BYHOUR', [0, 23]),
    minutes: numbersIn(parts, 'BYMINUTE', [0, 59]),
    positions: numbersIn(parts, 'BYSETPOS', [-366, 366]),
    weekStart: parts.has('WKST') ? dayOf(parts.get('WKST') ?? '').weekday : 1,
  };
}

function dayOf(text: string): RuleDay {
  const [, nth = '', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text.trim()) ?? [];
  const weekday = weekdays.indexOf(name) + 1;
  if (weekday === 0 || nth === '0' || Math.abs(Number(nth)) > 53) throw new Unreadable(text);
  return { weekday, nth: nth === '' ? null : Number(nth) };
}

function numberIn(parts: Parts, name: string, [least, most]: Bounds): number {
  const value = parts.get(name) ?? '';
  const number = Number(value);
  if (!/^[+-]?\d{1,6}$/.test(value) || number < least || number > most) throw new Unreadable(`${name}=${value}`);
  return number;
}

type Bounds = readonly [least: number, most: number];

function numbersIn(parts: Parts, name: string, bounds: Bounds): readonly number[] {
  const values = (parts.get(name) ?? '').split(',').filter(Boolean);
  const numbers = values.map((value) => numberIn(new Map([[name, value]]), name, bounds));
  // Counting from the back and from the front, there is no place 0.
  if (bounds[0] < 0 && numbers.includes(0)) throw new Unreadable(`${name}=0`);
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

function untilOf(text: string | undefined): Rule['until'] {
  if (text === undefined) return null;
  const read = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(text);
  const [year, month, day, ...clock] = read?.slice(1) ?? [];
  const date = `${year}-${month}-${day}`;
  const time = Date.parse(clock[0] === undefined ? `${date}T00:00:00Z` : `${date}T${clock.join(':')}Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(date)) throw new Unreadable(`UNTIL=${text}`);
  return text.endsWith('Z') ? { at: time } : { date };
}
