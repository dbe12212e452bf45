import { expect, test } from 'vitest';
import { answerDueAt, newTrackingCode, readTrackingCode, threadKinds } from './thread.ts';
import { officeHours } from '#platform/time/working-time.ts';

const office = officeHours('Asia/Jakarta');
const monday = new Date('2026-11-23T03:00:00Z');

test('a suggestion may wait three working days, all else one', () => {
  const due = threadKinds.map((kind) => [kind, answerDueAt(kind, monday, office).toISOString().slice(0, 10)]);
  expect(Object.fromEntries(due)).toEqual({
    comment: '2026-11-24',
    pertanyaan: '2026-11-24',
    saran: '2026-11-26',
    keluhan: '2026-11-24',
  });
});

test('a tracking code survives being typed in any way', () => {
  const code = newTrackingCode();
  expect(code).toMatch(/^SW-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
  expect(readTrackingCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
  expect(readTrackingCode(code.slice(3))).toBe(code);
});
