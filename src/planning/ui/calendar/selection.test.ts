import { expect, test } from 'vitest';
import { selection } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = (chosen: ReadonlySet<string>): string[] => [...chosen].toSorted();

test('chooses one by one and lets go again', () => {
  const chosen = selection();
  let told = 0;
  const stop = chosen.subscribe(() => (told += 1));
  chosen.toggle('b');
  chosen.toggle('d');
  chosen.toggle('b');
  expect([ids(chosen.get()), told]).toEqual([['d'], 3]);
  stop();
  chosen.clear();
  expect([ids(chosen.get()), told]).toEqual([[], 3]);
});

test('reaches from the last one to another, in both directions', () => {
  const chosen = selection();
  chosen.toggle('b');
  chosen.reach('d', order);
  expect(ids(chosen.get())).toEqual(['b', 'c', 'd']);
  chosen.clear();
  chosen.toggle('e');
  chosen.reach('c', order);
  expect(ids(chosen.get())).toEqual(['c', 'd', 'e']);
});

test('reaching with nothing chosen before chooses the one', () => {
  const chosen = selection();
  chosen.reach('c', order);
  expect(ids(chosen.get())).toEqual(['c']);
});

test('lets go of what is not there any more', () => {
  const chosen = selection();
  for (const id of order) chosen.toggle(id);
  chosen.keep((id) => id !== 'c');
  expect(ids(chosen.get())).toEqual(['a', 'b', 'd', 'e']);
});
