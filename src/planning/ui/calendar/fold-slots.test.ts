import { expect, test } from 'vitest';
import { foldSlots } from './fold-slots.ts';
import type { ActivityEntry, SlotEntry } from './use-calendar.ts';

const now = Date.parse('2026-11-27T00:00:00Z');
const slot = (id: string, hours: number): SlotEntry => ({
  kind: 'slot',
  id,
  at: now + hours * 3_600_000,
  date: '2026-11-27',
  time: '07:00',
  slot: {
    id,
    at: now + hours * 3_600_000,
    agencyId: 'a',
    agency: 'DPUPR',
    channel: undefined,
    purpose: '',
    pillarId: undefined,
    campaignId: undefined,
  },
});
const activity = {
  kind: 'activity',
  id: 'kerja',
  at: now,
  date: '2026-11-27',
  time: '07:00',
  goesOn: false,
} as ActivityEntry;
const told = (entries: ReturnType<typeof foldSlots>) =>
  entries.map((entry) => (entry.kind === 'slots' ? [entry.past, entry.slots.map(({ id }) => id)] : entry.id));

test('what was left unfilled is one line, what may be filled one for each time; the rest keeps its place', () => {
  const entries = [slot('a', -3), activity, slot('b', -1), slot('c', 2), slot('d', 2), slot('e', 5)];
  expect(told(foldSlots(entries, now))).toEqual([[true, ['a', 'b']], 'kerja', [false, ['c', 'd']], 'e']);
});

test('a slot alone stays itself', () => {
  expect(told(foldSlots([slot('a', -3), slot('b', 1)], now))).toEqual(['a', 'b']);
});
