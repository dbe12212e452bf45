import { expect, test } from 'vitest';
import { nextSlot } from './next-slot.ts';

const zone = 'Asia/Jakarta';
const at = (wall: string): Date => new Date(`${wall}+07:00`);

test('the next usual hour that leaves a quarter of an hour', () => {
  expect(nextSlot(at('2026-11-24T08:00:00'), zone, [])).toEqual({ date: '2026-11-24', time: '12:00' });
  expect(nextSlot(at('2026-11-24T11:50:00'), zone, [])).toEqual({ date: '2026-11-24', time: '16:30' });
  expect(nextSlot(at('2026-11-24T19:30:00'), zone, [])).toEqual({ date: '2026-11-25', time: '07:00' });
});

test('skips the hours at which something goes out already', () => {
  const taken = [at('2026-11-24T12:00:00'), at('2026-11-24T16:30:00')];
  expect(nextSlot(at('2026-11-24T08:00:00'), zone, taken)).toEqual({ date: '2026-11-24', time: '19:00' });
});

test('means the hours of the place', () => {
  expect(nextSlot(at('2026-11-24T08:00:00'), 'Asia/Jayapura', [])).toEqual({ date: '2026-11-24', time: '12:00' });
  expect(nextSlot(at('2026-11-24T10:30:00'), 'Asia/Jayapura', [])).toEqual({ date: '2026-11-24', time: '16:30' });
});
