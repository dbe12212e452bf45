import type { Rule } from './rule.ts';
import { dayOfIso, daysOfPeriod, periodsBefore, suits, type DayNumber } from './rule-days.ts';
import { zoneClock, type Meeting, type ZoneClock } from './zone-clock.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

export interface Recurrence {
  readonly rule: Rule;
  /** Calendar days there, both included. */
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** `16:30` on the wall. */
  readonly time: string;
  readonly zone: string;
}

export interface Moment {
  readonly at: number;
  /** What stands on the wall at that instant, as if the wall stood at UTC. */
  readonly wall: number;
  readonly meeting: Meeting;
}

export interface Reach {
  /** Instants, the first included. */
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

export interface Expansion {
  readonly moments: readonly Moment[];
  /** There would be more than the limit. */
  readonly cut: boolean;
}

/** What one look may cost at most: some million steps, so that no rule can hang the desk. */
const mostSteps = 3_000_000;

interface Work extends Recurrence, Reach {
  readonly clock: ZoneClock;
  readonly start: DayNumber;
  /** Minutes after midnight. */
  readonly minute: number;
  readonly first: number;
}

/** The moments of a rule between two instants, in order. Ours, because a library takes seconds for a city's year. */
export function expand(recurrence: Recurrence, reach: Reach): Expansion {
  const start = dayOfIso(recurrence.startsOn);
  const [hour = 0, minuteOfHour = 0] = recurrence.time.split(':').map(Number);
  const minute = hour * 60 + minuteOfHour;
  const begin = start * dayMs;
  const clock = zoneClock(recurrence.zone, Math.min(begin, reach.from), Math.max(begin, reach.to));
  const first = clock.instantOf(begin + minute * minuteMs).at;
  const work: Work = { ...recurrence, ...reach, clock, start, minute, first };
  const { frequency } = recurrence.rule;
  const all = frequency === 'HOURLY' || frequency === 'MINUTELY' ? withinDays(work) : onDays(work);
  return collect(all, work);
}

/** Counts from the start, leaves out what lies before the reach, and ends by count, by date or by the reach. */
function collect(all: Iterable<Moment>, work: Work): Expansion {
  const { from, limit } = work;
  const last = lastInstant(work);
  const most = work.rule.count ?? Infinity;
  const moments: Moment[] = [];
  let counted = 0;
  for (const moment of all) {
    if (moment.at < work.first) continue;
    if (moment.at > last || counted >= most) break;
    counted += 1;
    if (moment.at < from || moment.at === moments.at(-1)?.at) continue;
    if (moments.length === limit) return { moments, cut: true };
    moments.push(moment);
  }
  return { moments, cut: false };
}

function lastInstant({ rule, endsOn, clock, to }: Work): number {
  const endOf = (date: string): number => clock.instantOf((dayOfIso(date) + 1) * dayMs).at - 1;
  const ends = Math.min(to - 1, endsOn === null ? Infinity : endOf(endsOn));
  if (rule.until === null) return ends;
  return Math.min(ends, 'at' in rule.until ? rule.until.at : endOf(rule.until.date));
}

function* onDays(work: Work): Generator<Moment> {
  const { rule, clock, start, from, to } = work;
  const minutes = minutesOfDay(work);
  const last = Math.floor(clock.wallOf(to) / dayMs) + 1;
  // Counting rules are counted from their start; all others may begin where they are looked at.
  const early = rule.count === null ? Math.floor(clock.wallOf(from) / dayMs) - 1 : start;
  const firstPeriod = Math.max(0, periodsBefore(rule, start, early) - 1);
  for (let index = firstPeriod; index - firstPeriod < mostSteps; index += 1) {
    if (start + periodDays(rule, index) > last + 366) return;
    const days = daysOfPeriod(rule, start, index);
    if ((days[0] ?? 0) > last) return;
    const walls =
      minutes.length === 1
        ? days.map((day) => day * dayMs + (minutes[0] ?? 0) * minuteMs)
        : days.flatMap((day) => minutes.map((minute) => day * dayMs + minute * minuteMs));
    yield* inOrder(atPositions(rule, walls).map((wall) => meet(clock, wall)));
  }
}

/** A time that was left out comes later than it was written, perhaps after the next one. */
function inOrder(moments: readonly Moment[]): readonly Moment[] {
  if (moments.length < 2 || moments.every(({ meeting }) => meeting === 'once')) return moments;
  return moments.toSorted((a, b) => a.at - b.at);
}

const roughly = { MINUTELY: 0, HOURLY: 0, DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 } as const;

/** At least so many days lie between the start and that period. */
function periodDays(rule: Rule, index: number): number {
  return index * rule.interval * roughly[rule.frequency];
}

function meet(clock: ZoneClock, wall: number): Moment {
  const { at, meeting } = clock.instantOf(wall);
  return { at, wall: meeting === 'skipped' ? clock.wallOf(at) : wall, meeting };
}

function minutesOfDay({ rule, minute }: Work): readonly number[] {
  const hours = rule.hours.length > 0 ? rule.hours : [Math.floor(minute / 60)];
  const minutes = rule.minutes.length > 0 ? rule.minutes : [minute % 60];
  return hours.flatMap((hour) => minutes.map((one) => hour * 60 + one));
}

function atPositions(rule: Rule, moments: readonly number[]): readonly number[] {
  if (rule.positions.length === 0) return moments;
  const { length } = moments;
  const places = rule.positions.map((place) => (place > 0 ? place - 1 : length + place));
  return [...new Set(places)].toSorted((a, b) => a - b).flatMap((place) => moments[place] ?? []);
}

/** Every so many hours or minutes of time that passes: a day with 25 hours has one more. */
function* withinDays(work: Work): Generator<Moment> {
  const { rule, clock, first, from, to } = work;
  const step = rule.interval * (rule.frequency === 'HOURLY' ? 60 : 1) * minuteMs;
  const early = rule.count === null ? Math.max(0, Math.floor((from - first) / step) - 60) : 0;
  for (let index = early, taken = 0; taken < mostSteps; taken += 1) {
    const at = first + index * step;
    if (at >= to) return;
    const wall = clock.wallOf(at);
    const day = Math.floor(wall / dayMs);
    if (!suits(rule, day)) {
      const next = clock.instantOf((day + 1) * dayMs).at;
      index = Math.max(index + 1, Math.ceil((next - first) / step));
      continue;
    }
    yield* ofHour(work, at, wall);
    index += 1;
  }
}

function* ofHour({ rule }: Work, at: number, wall: number): Generator<Moment> {
  const minuteOfDay = Math.floor((wall - Math.floor(wall / dayMs) * dayMs) / minuteMs);
  if (rule.hours.length > 0 && !rule.hours.includes(Math.floor(minuteOfDay / 60))) return;
  const minute = minuteOfDay % 60;
  if (rule.frequency === 'MINUTELY' || rule.minutes.length === 0) {
    if (rule.minutes.length === 0 || rule.minutes.includes(minute)) yield { at, wall, meeting: 'once' };
    return;
  }
  const walls = atPositions(rule, rule.minutes);
  for (const one of walls) {
    const shift = (one - minute) * minuteMs;
    yield { at: at + shift, wall: wall + shift, meeting: 'once' };
  }
}
