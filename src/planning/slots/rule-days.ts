import type { Rule, RuleDay } from './rule.ts';

/** Calendar days are counted from 1 January 1970, which is day 0 and a Thursday. */
export type DayNumber = number;

export interface CalendarDate {
  readonly year: number;
  /** January is 1. */
  readonly month: number;
  readonly day: number;
}

/** Days since 1970 of a date in the Gregorian calendar, for any year. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function calendarDate(number: DayNumber): CalendarDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * part + 2) / 5) + 1 };
}

/** Monday is 1. */
export function weekdayOf(number: DayNumber): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

export function isoDate(number: DayNumber): string {
  const { year, month, day } = calendarDate(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function dayOfIso(date: string): DayNumber {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

export function monthLength(year: number, month: number): number {
  return month === 12 ? 31 : dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** The days of one day, week, month or year that the rule names, in order. `index` counts periods from the start's. */
export function daysOfPeriod(rule: Rule, start: DayNumber, index: number): readonly DayNumber[] {
  if (rule.frequency === 'WEEKLY') return weekDays(rule, start, index);
  if (rule.frequency === 'MONTHLY') return monthDaysAt(rule, start, index);
  if (rule.frequency === 'YEARLY') return yearDaysAt(rule, start, calendarDate(start).year + index * rule.interval);
  const day = start + index * rule.interval;
  return suits(rule, day) ? [day] : [];
}

/** How many periods lie between the start's and that of a later day: where counting may begin. */
export function periodsBefore(rule: Rule, start: DayNumber, day: DayNumber): number {
  return Math.max(0, Math.floor(periodsBetween(rule, start, day) / rule.interval));
}

function periodsBetween(rule: Rule, start: DayNumber, day: DayNumber): number {
  if (rule.frequency === 'WEEKLY') return Math.floor((day - weekStartOf(rule, start)) / 7);
  if (rule.frequency === 'DAILY') return day - start;
  const [first, last] = [calendarDate(start), calendarDate(day)];
  if (rule.frequency === 'YEARLY') return last.year - first.year;
  return (last.year - first.year) * 12 + last.month - first.month;
}

/** Whether the day passes what the rule says of months, days of the month and weekdays. */
export function suits(rule: Rule, day: DayNumber): boolean {
  if (rule.days.length > 0 && !rule.days.some(({ weekday }) => weekday === weekdayOf(day))) return false;
  if (rule.months.length === 0 && rule.monthDays.length === 0) return true;
  const date = calendarDate(day);
  if (rule.months.length > 0 && !rule.months.includes(date.month)) return false;
  return rule.monthDays.length === 0 || isNamed(rule.monthDays, date.day, monthLength(date.year, date.month));
}

/** Counted from the front, or from the back when negative. */
function isNamed(named: readonly number[], place: number, length: number): boolean {
  return named.includes(place) || named.includes(place - length - 1);
}

function weekStartOf(rule: Rule, day: DayNumber): DayNumber {
  return day - ((weekdayOf(day) - rule.weekStart + 7) % 7);
}

function weekDays(rule: Rule, start: DayNumber, index: number): readonly DayNumber[] {
  const monday = weekStartOf(rule, start) + index * rule.interval * 7;
  const wanted = rule.days.length > 0 ? rule.days.map(({ weekday }) => weekday) : [weekdayOf(start)];
  const days = wanted.map((weekday) => monday + ((weekday - rule.weekStart + 7) % 7));
  const inMonths =
    rule.months.length === 0 ? days : days.filter((day) => rule.months.includes(calendarDate(day).month));
  return sorted(inMonths);
}

function monthDaysAt(rule: Rule, start: DayNumber, index: number): readonly DayNumber[] {
  const first = calendarDate(start);
  const months = first.year * 12 + first.month - 1 + index * rule.interval;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  if (rule.months.length > 0 && !rule.months.includes(month)) return [];
  return inMonth(rule, { year, month, day: first.day });
}

function inMonth(rule: Rule, { year, month, day }: CalendarDate): readonly DayNumber[] {
  const first = dayNumber(year, month, 1);
  const length = monthLength(year, month);
  const byDay = rule.days.length > 0 ? named(rule.days, { first, length }) : undefined;
  if (rule.monthDays.length > 0) {
    const places = rule.monthDays.map((place) => (place > 0 ? place : length + place + 1));
    const days = places.filter((place) => place >= 1 && place <= length).map((place) => first + place - 1);
    return sorted(byDay ? days.filter((one) => byDay.includes(one)) : days);
  }
  return byDay ?? (day <= length ? [first + day - 1] : []);
}

interface Span {
  readonly first: DayNumber;
  readonly length: number;
}

/** "Every Monday", "the first Monday", "the last Friday" of a month or a year. */
function named(days: readonly RuleDay[], { first, length }: Span): readonly DayNumber[] {
  const found = days.flatMap(({ weekday, nth }) => {
    const offset = (weekday - weekdayOf(first) + 7) % 7;
    const count = Math.floor((length - 1 - offset) / 7) + 1;
    if (nth === null) return Array.from({ length: count }, (_, index) => first + offset + index * 7);
    const place = nth > 0 ? nth - 1 : count + nth;
    return place >= 0 && place < count ? [first + offset + place * 7] : [];
  });
  return sorted(found);
}

function yearDaysAt(rule: Rule, start: DayNumber, year: number): readonly DayNumber[] {
  const span = { first: dayNumber(year, 1, 1), length: dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1) };
  const { month, day } = calendarDate(start);
  if (rule.yearDays.length > 0) {
    const places = rule.yearDays.map((place) => (place > 0 ? place : span.length + place + 1));
    const days = places.filter((place) => place >= 1 && place <= span.length).map((place) => span.first + place - 1);
    return sorted(days).filter((one) => suits(rule, one));
  }
  if (rule.months.length > 0) return rule.months.flatMap((one) => inMonth(rule, { year, month: one, day }));
  if (rule.monthDays.length > 0)
    return Array.from({ length: 12 }, (_, index) => inMonth(rule, { year, month: index + 1, day })).flat();
  if (rule.days.length > 0) return named(rule.days, span);
  return day <= monthLength(year, month) ? [dayNumber(year, month, day)] : [];
}

function sorted(days: readonly DayNumber[]): readonly DayNumber[] {
  // Most lists are in order already, and there are thousands of them.
  if (days.every((day, index) => index === 0 || (days[index - 1] ?? day) < day)) return days;
  return [...new Set(days)].toSorted((a, b) => a - b);
}
