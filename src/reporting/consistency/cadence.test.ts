import { describe, expect, test } from 'vitest';
import { keptOf, streakOf, verdictOf, wantedOfWeek } from './cadence.ts';
import { finishedWeeks, runningWeek } from './weeks.ts';

describe('weeks', () => {
  test('begin on Monday on the wall of the city, whatever the day is in UTC', () => {
    const sundayNight = new Date('2026-11-29T16:59:59Z');
    const mondayThere = new Date('2026-11-29T17:00:00Z');
    expect(runningWeek(sundayNight, 'Asia/Jakarta').monday).toBe('2026-11-23');
    expect(runningWeek(mondayThere, 'Asia/Jakarta')).toEqual({
      monday: '2026-11-30',
      from: mondayThere,
      to: new Date('2026-12-06T17:00:00Z'),
    });
    expect(runningWeek(mondayThere, 'Asia/Jayapura').monday).toBe('2026-11-30');
    expect(runningWeek(sundayNight, 'Asia/Jayapura').monday).toBe('2026-11-30');
  });

  test('that are over end where the running one begins, across a new year too', () => {
    const weeks = finishedWeeks(new Date('2027-01-06T03:00:00Z'), 'Asia/Jakarta', 4);
    expect(weeks.map(({ monday }) => monday)).toEqual(['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28']);
    expect(weeks.at(-1)?.to).toEqual(runningWeek(new Date('2027-01-06T03:00:00Z'), 'Asia/Jakarta').from);
  });

  test('keep their Monday where clocks change', () => {
    const weeks = finishedWeeks(new Date('2026-04-08T12:00:00Z'), 'Europe/Amsterdam', 2);
    expect(weeks.map(({ from }) => from.toISOString())).toEqual([
      '2026-03-22T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
  });
});

/** Two are wanted in a week of March. */
const off = (...dates: readonly string[]) => wantedOfWeek(2, '2026-03-16', (date) => dates.includes(date));

describe('a week', () => {
  test('is kept, short, free or unknown', () => {
    expect(verdictOf({ done: 2, wanted: 2 })).toBe('kept');
    expect(verdictOf({ done: 1, wanted: 2 })).toBe('short');
    expect(verdictOf({ done: 0, wanted: 0 })).toBe('free');
    expect(verdictOf({ done: 9, wanted: null })).toBe('unknown');
  });

  test('with days off asks for less, and for nothing when all are off', () => {
    expect(off()).toBe(2);
    expect(off('2026-03-19')).toBe(2);
    expect(off('2026-03-18', '2026-03-19', '2026-03-20')).toBe(1);
    expect(off('2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20')).toBe(0);
    expect(off('2026-03-21', '2026-03-22')).toBe(2);
  });
});

describe('a streak', () => {
  test.each([
    [[], { current: 0, longest: 0 }],
    [['kept', 'kept', 'short', 'kept'], { current: 1, longest: 2 }],
    [['kept', 'free', 'kept'], { current: 2, longest: 2 }],
    [['free', 'free'], { current: 0, longest: 0 }],
    [['kept', 'unknown', 'kept', 'kept'], { current: 2, longest: 2 }],
    [['kept', 'kept', 'short'], { current: 0, longest: 2 }],
  ] as const)('of %j is %j', (verdicts, streak) => {
    expect(streakOf(verdicts)).toEqual(streak);
  });

  test('of weeks that ask for nothing has no share', () => {
    expect(keptOf(['free', 'unknown'])).toBeNull();
    expect(keptOf(['kept', 'short', 'free'])).toEqual({ kept: 1, judged: 2 });
  });
});
