import { expect, test } from 'vitest';
import { localTimeOf } from '#platform/time/local-time.ts';
import { daysFrom } from './calendar-days.ts';
import { dayClock, startOf } from './day-clock.ts';

test('tells each minute as the zone does', () => {
  const clock = dayClock(daysFrom('2026-11-23', 7), 'Asia/Jakarta');
  for (let at = clock.from; at < clock.to; at += 37 * 60_000) {
    expect(clock.at(at)).toEqual(localTimeOf(new Date(at), 'Asia/Jakarta'));
  }
});

test('also where the clocks are changed', () => {
  const clock = dayClock(daysFrom('2026-10-23', 5), 'Europe/Amsterdam');
  for (let at = clock.from; at < clock.to; at += 30 * 60_000) {
    expect(clock.at(at)).toEqual(localTimeOf(new Date(at), 'Europe/Amsterdam'));
  }
});

test('knows nothing outside its days', () => {
  const clock = dayClock(['2026-11-23'], 'Asia/Makassar');
  expect(clock.at(clock.from - 1)).toBeUndefined();
  expect(clock.at(clock.to)).toBeUndefined();
  expect(dayClock([], 'Asia/Jakarta').at(0)).toBeUndefined();
});

test('a day begins at midnight, or an hour later where there is none', () => {
  expect(new Date(startOf('2026-11-23', 'Asia/Jayapura')).toISOString()).toBe('2026-11-22T15:00:00.000Z');
  expect(new Date(startOf('2018-11-04', 'America/Sao_Paulo')).toISOString()).toBe('2018-11-04T03:00:00.000Z');
});
