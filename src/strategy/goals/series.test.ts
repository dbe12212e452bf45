import { expect, test } from 'vitest';
import { dayNumber, dayOfNumber, daysBetween, movingSums } from './series.ts';

test('there is a day for each week, counted back from the last', () => {
  expect(daysBetween('2026-11-01', '2026-11-24')).toEqual(['2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24']);
  expect(daysBetween('2026-11-25', '2026-11-24')).toEqual([]);
  expect(dayOfNumber(dayNumber('2026-02-28') + 1)).toBe('2026-03-01');
});

test('a sum covers four weeks up to its day, both ends included', () => {
  const counts = ['2026-10-27', '2026-10-28', '2026-11-24', '2026-11-25'].map((day) => ({ day, of: 1, value: 1 }));
  expect(movingSums(counts, ['2026-11-24'], '2026-01-01')).toEqual([{ day: '2026-11-24', value: 2 }]);
});

function value(counts: Parameters<typeof movingSums>[0], since: string | null): number | null | undefined {
  return movingSums(counts, ['2026-11-24'], since)[0]?.value;
}

test('nothing there is zero, nothing told is unknown, and before counting began nothing is known', () => {
  expect(value([], '2026-01-01')).toBe(0);
  expect(value([{ day: '2026-11-20', of: 2, value: null }], '2026-01-01')).toBeNull();
  expect(
    value(
      [
        { day: '2026-11-20', of: 2, value: null },
        { day: '2026-11-21', of: 1, value: 5 },
      ],
      '2026-01-01',
    ),
  ).toBe(5);
  expect(value([], '2026-10-29')).toBeNull();
  expect(value([], null)).toBeNull();
});
