import { expect, test } from 'vitest';
import type { AgencyId } from '#organisation/index.ts';
import { matchPosts, type PlannedPost, type SlotMoment } from './occurrences.ts';
import type { SlotId } from './slot.ts';

const seven = Date.parse('2026-11-25T00:00:00Z');

function moment(slot: string, channelId: string | null, more: Partial<SlotMoment> = {}): SlotMoment {
  const place = { slotId: slot as SlotId, agencyId: 'dinkes' as AgencyId, channelId, at: seven };
  return { ...place, date: '2026-11-25', time: '07:00', meeting: 'once', movedFrom: null, ...more };
}

function post(id: string, channelIds: readonly string[], more: Partial<PlannedPost> = {}): PlannedPost {
  return { id, agencyId: 'dinkes', at: seven, channelIds, ...more };
}

/** Which post stands in which slot, by name. */
function filling(moments: readonly SlotMoment[], posts: readonly PlannedPost[]): Record<string, string> {
  const filled = matchPosts(moments, posts);
  return Object.fromEntries([...filled].map(([{ slotId }, { id }]) => [slotId, id]));
}

test('a post fills the slot of its agency, minute and channel', () => {
  const slot = moment('radio', 'r');
  expect(filling([slot], [post('a', ['r'])])).toEqual({ radio: 'a' });
  expect(filling([slot], [post('a', ['r'], { at: seven + 59_000 })])).toEqual({ radio: 'a' });
  expect(filling([slot], [post('a', ['r'], { at: seven + 60_000 })])).toEqual({});
  expect(filling([slot], [post('a', ['portal'])])).toEqual({});
  expect(filling([slot], [post('a', ['r'], { agencyId: 'dpupr' })])).toEqual({});
});

test('a post without a channel yet fills a slot of any channel only', () => {
  expect(filling([moment('any', null)], [post('a', [])])).toEqual({ any: 'a' });
  expect(filling([moment('radio', 'r')], [post('a', [])])).toEqual({});
});

test('slots of one channel choose before those of any, whatever their order', () => {
  const slots = [moment('any', null), moment('radio', 'r')];
  expect(filling(slots, [post('a', ['r']), post('b', ['portal'])])).toEqual({ radio: 'a', any: 'b' });
  expect(filling(slots.toReversed(), [post('b', ['portal']), post('a', ['r'])])).toEqual({ radio: 'a', any: 'b' });
});

test('one post fills one slot for each of its channels, and no more', () => {
  const slots = [moment('radio', 'r'), moment('portal', 'p'), moment('any', null)];
  expect(filling(slots, [post('a', ['r', 'p'])])).toEqual({ radio: 'a', portal: 'a' });
  expect(filling([moment('one', 'r'), moment('two', 'r')], [post('a', ['r'])])).toEqual({ one: 'a' });
  expect(filling([moment('one', 'r'), moment('two', 'r')], [post('a', ['r']), post('b', ['r'])])).toEqual({
    one: 'a',
    two: 'b',
  });
});
