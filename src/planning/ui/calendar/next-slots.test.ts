import { expect, test } from 'vitest';
import type { CalendarPost } from './calendar-data.ts';
import { comingTime, spreadOverSlots } from './next-slots.ts';
import type { EmptySlot } from './use-surroundings.ts';

const radio = { id: 'c1', name: 'Radio', medium: 'radio', byHand: true };
const post = (id: string, agencyId = 'a'): CalendarPost => ({
  id,
  title: id,
  state: 'draft',
  at: 0,
  agency: { id: agencyId, shortName: agencyId, name: agencyId, zone: 'Asia/Jakarta' },
  channels: [radio],
  campaignId: undefined,
  pillar: undefined,
  programmes: [],
  thumbnailId: undefined,
});
const slot = (id: string, at: number, change: Partial<EmptySlot> = {}): EmptySlot => {
  return {
    id,
    at,
    agencyId: 'a',
    agency: 'DPUPR',
    channel: undefined,
    purpose: '',
    pillarId: undefined,
    campaignId: undefined,
    ...change,
  };
};
const onChannel = (id: string) => ({ channel: { id, medium: 'radio' } });

test('posts take the slots ahead one after the other, each once', () => {
  const slots = [slot('late', 30), slot('gone', 5), slot('soon', 20)];
  expect([...spreadOverSlots([post('p1'), post('p2'), post('p3')], slots, 10)]).toEqual([
    ['p1', 20],
    ['p2', 30],
  ]);
});

test('a slot of another agency or of a channel the post does not go to is not for it', () => {
  const slots = [
    slot('theirs', 20, { agencyId: 'b' }),
    slot('tv', 30, onChannel('c2')),
    slot('radio', 40, onChannel('c1')),
  ];
  expect([...spreadOverSlots([post('p1')], slots, 10)]).toEqual([['p1', 40]]);
});

test('the next day at the same hour, or the first one that still lies ahead', () => {
  const zone = 'Asia/Jakarta';
  const now = Date.parse('2026-11-27T08:00:00+07:00');
  const told = (date: string, time: string, everyDays: number) =>
    new Date(comingTime({ date, time }, { zone, now, everyDays }) ?? 0).toISOString();
  expect(told('2026-11-30', '09:00', 1)).toBe('2026-12-01T02:00:00.000Z');
  expect(told('2026-11-20', '07:00', 1)).toBe('2026-11-28T00:00:00.000Z');
  expect(told('2026-11-20', '09:00', 7)).toBe('2026-11-27T02:00:00.000Z');
});
