import { expect, test } from 'vitest';
import { daysBetween, daysOf, daysShown, mondayOf, partOf, timeIn, turned } from './calendar-days.ts';

test('the day has four parts without gaps', () => {
  const times = ['00:00', '10:59', '11:00', '14:59', '15:00', '17:59', '18:00', '23:59'];
  expect(times.map(partOf)).toEqual([
    'morning',
    'morning',
    'noon',
    'noon',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ]);
});

test('a post keeps its minute within a part and takes the usual hour in another', () => {
  expect(timeIn('morning', '08:15')).toBe('08:15');
  expect(timeIn('evening', '08:15')).toBe('19:00');
});

test('a week begins on Monday, also over the turn of the year', () => {
  expect(['2026-12-21', '2026-12-27', '2027-01-01'].map(mondayOf)).toEqual(['2026-12-21', '2026-12-21', '2026-12-28']);
  expect(daysOf('2026-12-28').at(-1)).toBe('2027-01-03');
});

test('a month shows every week that touches it, and no other; its list the month alone', () => {
  const november = daysShown('month', '2026-11-24');
  expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
  const february = daysShown('month', '2027-02-10');
  expect([february[0], february.at(-1), february.length]).toEqual(['2027-02-01', '2027-02-28', 28]);
  const list = daysShown('list', '2026-11-24');
  expect([list[0], list.at(-1), list.length]).toEqual(['2026-11-01', '2026-11-30', 30]);
});

test('a week and lanes show seven days, a day itself', () => {
  expect(daysShown('lanes', '2026-11-24')).toEqual(daysOf('2026-11-23'));
  expect(daysShown('week', '2026-11-24')).toEqual(daysOf('2026-11-23'));
  expect(daysShown('day', '2026-11-24')).toEqual(['2026-11-24']);
});

test('turning goes a day, a week or a month on, from any day', () => {
  expect(turned('day', '2026-12-31', 1)).toBe('2027-01-01');
  expect(turned('week', '2026-12-29', 1)).toBe('2027-01-05');
  expect(turned('programmes', '2026-12-29', -1)).toBe('2026-12-22');
  expect(turned('month', '2026-01-31', 1)).toBe('2026-02-01');
  expect(turned('month', '2026-02-28', 1)).toBe('2026-03-01');
  expect(turned('list', '2026-03-15', -1)).toBe('2026-02-01');
});

test('days between dates count backwards too', () => {
  expect([daysBetween('2026-11-24', '2026-12-01'), daysBetween('2026-11-24', '2026-11-23')]).toEqual([7, -1]);
});
