import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, addDaysToDate, dayOf, instantOf, localTimeOf, weekOf } from './local-time.ts';

const zone = 'Asia/Jakarta';

test('a wall clock in a zone is an instant, and back', () => {
  const at = instantOf({ date: '2026-11-23', time: '09:00' }, zone);
  expect(at?.toISOString()).toBe('2026-11-23T02:00:00.000Z');
  expect(localTimeOf(new Date('2026-11-23T02:00:00Z'), zone)).toEqual({ date: '2026-11-23', time: '09:00' });
});

test('the Indonesian way to write a clock is understood', () => {
  expect(instantOf({ date: '2026-11-23', time: '09.00' }, 'Asia/Jayapura')?.toISOString()).toBe(
    '2026-11-23T00:00:00.000Z',
  );
});

test('what is no date or time is no instant', () => {
  expect(instantOf({ date: '2026-02-30', time: '09:00' }, zone)).toBeUndefined();
  expect(instantOf({ date: '2026-02-20', time: '25:00' }, zone)).toBeUndefined();
  expect(instantOf({ date: '', time: '' }, zone)).toBeUndefined();
});

test('an hour that a clock change skips does not exist', () => {
  expect(instantOf({ date: '2026-03-29', time: '02:30' }, 'Europe/Berlin')).toBeUndefined();
});

test('days and weeks begin where the agency is', () => {
  const late = new Date('2026-12-20T18:00:00Z');
  expect(dayOf(late, zone)).toEqual({ from: new Date('2026-12-20T17:00:00Z'), to: new Date('2026-12-21T17:00:00Z') });
  expect(weekOf(new Date('2026-12-24T03:00:00Z'), zone).from).toEqual(new Date('2026-12-20T17:00:00Z'));
  expect(weekOf(late, zone).to).toEqual(new Date('2026-12-27T17:00:00Z'));
});

test('days are added on the wall', () => {
  expect(addDays(new Date('2026-12-30T02:00:00Z'), 3, zone)).toEqual(new Date('2027-01-02T02:00:00Z'));
  expect(addDaysToDate('2026-12-30', 3)).toBe('2027-01-02');
});

test.each([zone, 'Asia/Makassar', 'Asia/Jayapura', 'Asia/Kathmandu', 'Europe/Berlin', 'Australia/Lord_Howe'])(
  'the wall clock in %s shows what the calendar of the system shows, around each change of the clock too',
  (place) => {
    const begin = Date.parse('1995-01-01T00:00:00Z');
    const instants = Array.from({ length: 2000 }, (_, index) => begin + index * 8_123_457_000 * 0.07);
    const changes = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z'];
    const around = changes.flatMap((change) => [-1, 0, 1].map((minutes) => Date.parse(change) + minutes * 60_000));
    for (const instant of [...instants, ...around]) {
      const shown = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(place);
      expect(localTimeOf(new Date(Math.floor(instant)), place)).toEqual({
        date: shown.toPlainDate().toString(),
        time: shown.toPlainTime().toString().slice(0, 5),
      });
    }
  },
);
