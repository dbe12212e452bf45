import { describe, expect, test } from 'vitest';
import type { Point } from './forecast.ts';
import { judge, type Aim } from './judge.ts';

const up: Aim = { direction: 'up', baseline: 100, baselineDay: 0, target: 200, dueDay: 100 };
const down: Aim = { direction: 'down', baseline: 600, baselineDay: 0, target: 300, dueDay: 100 };
const weekly = (from: number, perWeek: number, weeks = 9): Point[] =>
  Array.from({ length: weeks }, (_, week) => ({ day: week * 7, value: from + perWeek * week }));
const on = (aim: Aim, points: readonly Point[], today = 56) => judge(aim, points, { today, overlap: 1 });

const noise = [9, -14, 4, 17, -6, -17, 12, 2, -9];
const shaky = (slope: number): Point[] =>
  weekly(100, slope).map(({ day, value }, index) => ({ day, value: value + (noise[index] ?? 0) }));

describe('a goal with enough numbers', () => {
  test('is on track or behind by where its line leads', () => {
    expect(on(up, weekly(100, 8))).toMatchObject({ standing: 'on-track', reason: { kind: 'will-reach' } });
    expect(on(up, weekly(100, 3))).toMatchObject({ standing: 'behind', reason: { kind: 'will-miss' } });
    expect(on(down, weekly(600, -25))).toMatchObject({ standing: 'on-track', reason: { kind: 'will-reach' } });
    expect(on(down, weekly(600, 5))).toMatchObject({ standing: 'behind', progress: -40 / 300 });
  });

  test('whose range holds the target says that it isn’t sure', () => {
    expect(on(up, shaky(8)).reason.kind).toBe('may-reach');
    expect(on(up, shaky(6)).reason.kind).toBe('may-miss');
  });

  test('is reached when the last number meets the target, whichever way', () => {
    expect(on(up, weekly(150, 8))).toMatchObject({ standing: 'reached', reason: { kind: 'reached' } });
    expect(on(down, weekly(320, -5))).toMatchObject({ standing: 'reached' });
  });
});

describe('a goal with little to go by', () => {
  test('says what is missing', () => {
    expect(on(up, [])).toMatchObject({
      standing: 'unknown',
      reason: { kind: 'no-number' },
      latest: null,
      progress: null,
    });
    expect(on(up, weekly(100, 1, 1), 3)).toMatchObject({ standing: 'unknown', reason: { kind: 'one-number' } });
    expect(on(up, weekly(100, 1, 3), 20)).toMatchObject({ reason: { kind: 'too-few', have: 3, need: 4 } });
    expect(on(up, weekly(100, 1, 5), 90)).toMatchObject({ standing: 'unknown', reason: { kind: 'stale', days: 62 } });
  });

  test('far from its day is compared with the straight way, if it has a baseline', () => {
    const far = { ...up, dueDay: 800, target: 900 };
    expect(on(far, weekly(100, 8, 5), 28)).toMatchObject({
      standing: 'on-track',
      reason: { kind: 'ahead-of-line', expected: 128 },
      forecast: null,
    });
    expect(on(far, weekly(100, 5, 5), 28)).toMatchObject({ standing: 'behind', reason: { kind: 'behind-line' } });
    expect(on({ ...far, baseline: null }, weekly(100, 5, 5), 28)).toMatchObject({
      standing: 'unknown',
      reason: { kind: 'too-far', spanDays: 28, daysLeft: 772 },
    });
  });
});

describe('a goal whose day is over', () => {
  test('is held or missed by what was true on that day, whatever came later', () => {
    expect(
      on(
        up,
        [
          { day: 90, value: 210 },
          { day: 105, value: 120 },
        ],
        110,
      ),
    ).toMatchObject({ standing: 'reached', reason: { kind: 'held-at-due' }, forecast: null });
    expect(
      on(
        up,
        [
          { day: 90, value: 150 },
          { day: 105, value: 250 },
        ],
        110,
      ),
    ).toMatchObject({ standing: 'missed', progress: 0.5 });
    expect(on(up, [{ day: 20, value: 150 }], 110)).toMatchObject({
      standing: 'unknown',
      reason: { kind: 'no-number-at-due' },
    });
    expect(on(up, [{ day: 105, value: 250 }], 110)).toMatchObject({ standing: 'unknown', latest: null });
  });
});

describe('odd goals', () => {
  test('a target that equals the baseline is there to be held, and has no way to measure', () => {
    const hold = { ...up, target: 100 };
    expect(on(hold, weekly(104, 1))).toMatchObject({ standing: 'reached', progress: null });
    expect(on(hold, weekly(99, -2))).toMatchObject({ standing: 'behind', progress: null });
  });

  test('without a baseline there is no share, which is not zero', () => {
    expect(on({ ...up, baseline: null }, weekly(100, 8))).toMatchObject({ standing: 'on-track', progress: null });
  });

  test('numbers below zero count as they are', () => {
    const debt: Aim = { ...up, baseline: -100, target: -20 };
    expect(on(debt, weekly(-100, 8))).toMatchObject({ standing: 'on-track', progress: 64 / 80 });
  });
});
