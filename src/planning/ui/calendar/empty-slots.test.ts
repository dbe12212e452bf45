import { expect, test } from 'vitest';
import { emptySlots } from './empty-slots.ts';

const slot = (id: string, paused = false) => ({
  id,
  name: 'Pagi',
  agency: { id: 'a', shortName: 'DPUPR' },
  channel: { id: 'c', name: 'Radio', medium: 'radio', oneOfSeveral: false },
  purpose: 'pillar' as const,
  pillar: { id: 'p', name: 'Layanan' },
  campaign: null,
  zone: 'Asia/Jakarta',
  paused,
});
const occurrence = (slotId: string, post: { id: string; title: string; state: string } | null = null) => ({
  slotId,
  at: '2026-11-30T00:00:00.000Z',
  date: '2026-11-30',
  time: '07:00',
  meeting: 'once' as const,
  movedFrom: null,
  post,
});

test('an occurrence without a post is a gap, told with what it is for', () => {
  expect(emptySlots({ slots: [slot('s')], occurrences: [occurrence('s')] })).toMatchObject([
    { at: Date.parse('2026-11-30T00:00:00Z'), agencyId: 'a', channel: { medium: 'radio' }, purpose: 'Layanan' },
  ]);
});

test('a filled one, one that stands still and one of an unknown slot are none', () => {
  const filled = occurrence('s', { id: 'x', title: 'Isi', state: 'draft' });
  const slots = [slot('s'), slot('still', true)];
  expect(emptySlots({ slots, occurrences: [filled, occurrence('still'), occurrence('gone')] })).toEqual([]);
});
