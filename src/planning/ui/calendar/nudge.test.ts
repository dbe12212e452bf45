import { expect, test } from 'vitest';
import { nudged } from './nudge.ts';

const place = { date: '2026-11-30', time: '08:15' };

test('along is a day in every view', () => {
  for (const view of ['month', 'week', 'day', 'list', 'lanes', 'programmes'] as const) {
    expect(nudged(view, place, { across: 1, down: 0 })).toEqual({ date: '2026-12-01', time: '08:15' });
    expect(nudged(view, place, { across: -1, down: 0 })).toEqual({ date: '2026-11-29', time: '08:15' });
  }
});

test('down is a part of the day in the week, an hour in the day, a week in the month', () => {
  expect(nudged('week', place, { across: 0, down: 1 })).toEqual({ date: '2026-11-30', time: '12:00' });
  expect(nudged('day', place, { across: 0, down: 1 })).toEqual({ date: '2026-11-30', time: '09:15' });
  expect(nudged('month', place, { across: 0, down: -1 })).toEqual({ date: '2026-11-23', time: '08:15' });
});

test('the day has an end', () => {
  expect(nudged('week', place, { across: 0, down: -1 }).time).toBe('08:15');
  expect(nudged('week', { ...place, time: '19:00' }, { across: 0, down: 1 }).time).toBe('19:00');
  expect(nudged('day', { ...place, time: '23:30' }, { across: 0, down: 1 }).time).toBe('23:30');
  expect(nudged('day', { ...place, time: '00:30' }, { across: 0, down: -1 }).time).toBe('00:30');
});
