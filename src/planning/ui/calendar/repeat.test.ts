import { expect, test } from 'vitest';
import { repeated } from './repeat.ts';

test('a series goes on by days, weeks or two weeks', () => {
  expect(repeated('2026-12-30', 'daily', 3)).toEqual(['2026-12-31', '2027-01-01', '2027-01-02']);
  expect(repeated('2026-11-24', 'weekly', 2)).toEqual(['2026-12-01', '2026-12-08']);
  expect(repeated('2026-11-24', 'fortnightly', 2)).toEqual(['2026-12-08', '2026-12-22']);
});

test('by months it keeps the day, or takes the last one of a shorter month', () => {
  expect(repeated('2026-11-24', 'monthly', 2)).toEqual(['2026-12-24', '2027-01-24']);
  expect(repeated('2027-01-31', 'monthly', 4)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']);
  expect(repeated('2028-01-30', 'monthly', 1)).toEqual(['2028-02-29']);
});

test('it has an end, and nonsense gives none', () => {
  expect(repeated('2026-11-24', 'weekly', 1000)).toHaveLength(52);
  expect(repeated('2026-11-24', 'weekly', 0)).toEqual([]);
  expect(repeated('2026-11-24', 'weekly', -3)).toEqual([]);
});
