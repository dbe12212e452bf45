import { describe, expect, test } from 'vitest';
import { estimateAt, reachesAsFar, trendOf, type Point } from './forecast.ts';

/** Mulberry32, so that a failing case comes back. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function line(count: number, { from = 100, slope = 2, every = 7 } = {}): Point[] {
  return Array.from({ length: count }, (_, index) => ({ day: index * every, value: from + slope * index * every }));
}

describe('a trend', () => {
  test('of a straight line is that line, without doubt', () => {
    const trend = trendOf(line(10));
    expect(trend).toMatchObject({ slope: 2, slopeLow: 2, slopeHigh: 2, spread: 0 });
    expect(trend && estimateAt(trend, 100)).toEqual({ value: 300, low: 300, high: 300 });
  });

  test('is not drawn from fewer than four numbers or less than two weeks', () => {
    expect(trendOf([])).toBeUndefined();
    expect(trendOf(line(1))).toBeUndefined();
    expect(trendOf(line(3))).toBeUndefined();
    expect(trendOf(line(12, { every: 1 }))).toBeUndefined();
    expect(trendOf(line(4))).toBeDefined();
    expect(trendOf(Array.from({ length: 9 }, () => ({ day: 3, value: 1 })))).toBeUndefined();
  });

  test('is not moved by one absurd number', () => {
    const points = line(11).map((point, index) => (index === 5 ? { ...point, value: 1_000_000 } : point));
    expect(trendOf(points)?.slope).toBeCloseTo(2, 6);
  });

  test('stands on numbers below zero as on others', () => {
    expect(trendOf(line(8, { from: -50, slope: -1 }))).toMatchObject({ slope: -1, spread: 0 });
  });

  test('with numbers that share their data is less sure', () => {
    const chance = chanceFrom(7);
    const points = line(12).map(({ day, value }) => ({ day, value: value + 30 * chance() }));
    const [alone, shared] = [trendOf(points), trendOf(points, 4)];
    const width = (trend: typeof alone): number => (trend?.slopeHigh ?? 0) - (trend?.slopeLow ?? 0);
    expect(width(shared)).toBeGreaterThan(width(alone));
  });

  test('reaches only four times as far ahead as its numbers go back', () => {
    expect(reachesAsFar(line(5), 28 + 4 * 28)).toBe(true);
    expect(reachesAsFar(line(5), 28 + 4 * 28 + 1)).toBe(false);
    expect(reachesAsFar([], 10)).toBe(false);
  });
});

describe('whatever the numbers', () => {
  const cases = Array.from({ length: 200 }, (_, seed) => {
    const chance = chanceFrom(seed);
    const count = 4 + Math.floor(chance() * 40);
    const slope = (chance() - 0.5) * 10;
    const noise = chance() * 60;
    const points = line(count, { from: (chance() - 0.5) * 1000, slope }).map(({ day, value }) => ({
      day,
      value: value + (chance() - 0.5) * noise,
    }));
    return { seed, points, ahead: (points.at(-1)?.day ?? 0) + Math.floor(chance() * 200) };
  });

  test('the range holds the line, is finite, and grows with the distance', () => {
    const wrong = cases.filter(({ points, ahead }) => {
      const trend = trendOf(points);
      if (!trend) return true;
      const [near, far] = [estimateAt(trend, ahead), estimateAt(trend, ahead + 100)];
      const ordered = near.low <= near.value && near.value <= near.high;
      const wider = far.high - far.low >= near.high - near.low - 1e-9;
      return !ordered || !wider || !Number.isFinite(far.low + far.high);
    });
    expect(wrong.map(({ seed }) => seed)).toEqual([]);
  });

  test('counting in another unit or from another day changes the answer by just that', () => {
    const wrong = cases.filter(({ points, ahead }) => {
      const moved = points.map(({ day, value }) => ({ day: day + 1000, value: value * 3 - 17 }));
      const [one, other] = [trendOf(points), trendOf(moved)];
      if (!one || !other) return true;
      const [a, b] = [estimateAt(one, ahead), estimateAt(other, ahead + 1000)];
      return [a.value, a.low, a.high].some((value, index) => {
        const told = [b.value, b.low, b.high][index] ?? 0;
        return Math.abs(value * 3 - 17 - told) > 1e-6 * Math.max(1, Math.abs(told));
      });
    });
    expect(wrong.map(({ seed }) => seed)).toEqual([]);
  });

  test('turned upside down, the range is turned upside down', () => {
    const wrong = cases.filter(({ points, ahead }) => {
      const [one, other] = [trendOf(points), trendOf(points.map(({ day, value }) => ({ day, value: -value })))];
      if (!one || !other) return true;
      return Math.abs(estimateAt(one, ahead).low + estimateAt(other, ahead).high) > 1e-6 * 1e4;
    });
    expect(wrong.map(({ seed }) => seed)).toEqual([]);
  });

  test('eight in ten ranges hold the number that comes', () => {
    const held = cases.filter(({ seed }) => {
      const chance = chanceFrom(seed + 5000);
      const noisy = (day: number): number => 3 * day + (chance() + chance() + chance() - 1.5) * 80;
      const trend = trendOf(Array.from({ length: 20 }, (_, index) => ({ day: index * 7, value: noisy(index * 7) })));
      if (!trend) return false;
      const { low, high } = estimateAt(trend, 170);
      const truth = noisy(170);
      return low <= truth && truth <= high;
    });
    expect(held.length / cases.length).toBeGreaterThan(0.74);
    expect(held.length / cases.length).toBeLessThan(0.97);
  });
});
