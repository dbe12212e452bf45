import { describe, expect, test } from 'vitest';
import { addWorkingMinutes, minutesPerWorkingDay, officeHours, workingMinutesBetween } from './working-time.ts';

const wib = officeHours('Asia/Jakarta');
const at = (local: string): Date => new Date(`${local}:00+07:00`);
const days = (count: number): number => count * minutesPerWorkingDay;

describe('office time', () => {
  test.each([
    { when: 'within the day before', from: '2026-11-23T10:24', count: 1, due: '2026-11-24T10:24' },
    { when: 'before opening', from: '2026-11-23T05:00', count: 1, due: '2026-11-23T16:00' },
    { when: 'after closing', from: '2026-11-23T16:00', count: 1, due: '2026-11-24T16:00' },
    { when: 'on Friday afternoon', from: '2026-11-27T15:00', count: 1, due: '2026-11-30T15:00' },
    { when: 'on Saturday night', from: '2026-11-28T21:00', count: 1, due: '2026-11-30T16:00' },
    { when: 'three days over a weekend', from: '2026-11-26T09:00', count: 3, due: '2026-12-01T09:00' },
  ])('received $when', ({ from, count, due }) => {
    expect(addWorkingMinutes(at(from), days(count), wib)).toEqual(at(due));
  });

  test('a holiday or joint leave counts as little as a weekend', () => {
    const christmas = officeHours('Asia/Jakarta', new Set(['2026-12-24', '2026-12-25']));
    expect(addWorkingMinutes(at('2026-12-23T10:00'), days(1), christmas)).toEqual(at('2026-12-28T10:00'));
    expect(addWorkingMinutes(at('2026-12-24T10:00'), days(1), christmas)).toEqual(at('2026-12-28T16:00'));
    expect(workingMinutesBetween(at('2026-12-23T15:30'), at('2026-12-28T08:00'), christmas)).toBe(60);
  });

  test('an agency further east starts its clock by its own sun', () => {
    const wit = officeHours('Asia/Jayapura');
    expect(addWorkingMinutes(new Date('2026-11-22T22:30:00Z'), 60, wit)).toEqual(new Date('2026-11-22T23:30:00Z'));
    expect(addWorkingMinutes(new Date('2026-11-22T22:30:00Z'), 60, wib)).toEqual(new Date('2026-11-23T01:30:00Z'));
  });

  test.each([
    { what: 'one morning', from: '2026-11-23T08:00', to: '2026-11-23T09:15', minutes: 75 },
    { what: 'a night counts nothing', from: '2026-11-23T15:30', to: '2026-11-24T08:00', minutes: 60 },
    { what: 'a weekend counts nothing', from: '2026-11-27T15:30', to: '2026-11-30T08:00', minutes: 60 },
    { what: 'answered at night', from: '2026-11-23T19:00', to: '2026-11-23T20:00', minutes: 0 },
  ])('minutes between: $what', ({ from, to, minutes }) => {
    expect(workingMinutesBetween(at(from), at(to), wib)).toBe(minutes);
  });

  test('adding in two steps is adding at once, and what was added can be counted back', () => {
    for (let hour = 0; hour < 24 * 9; hour += 5) {
      const from = new Date(at('2026-11-20T00:10').getTime() + hour * 3_600_000);
      const stepped = addWorkingMinutes(addWorkingMinutes(from, 200, wib), 470, wib);
      expect(addWorkingMinutes(from, 670, wib)).toEqual(stepped);
      expect(workingMinutesBetween(from, stepped, wib)).toBe(670);
    }
  });
});
