import { expect, test } from 'vitest';
import { mergeTexts } from './merge-texts.ts';

const base = 'Saluran dikeruk pada Rabu. Satu lajur dibuka. Datang ke balai.';

test('what only one side changed is kept', () => {
  const mine = 'Saluran dikeruk pada Rabu. Satu lajur tetap dibuka untuk warga. Datang ke balai.';
  const theirs = 'Saluran dikeruk pada Kamis. Satu lajur dibuka. Datang ke balai.';
  expect(mergeTexts(base, mine, theirs)).toBe('Saluran dikeruk pada Kamis. Satu lajur tetap dibuka untuk warga. Datang ke balai.');
  expect(mergeTexts(base, base, theirs)).toBe(theirs);
  expect(mergeTexts(base, mine, base)).toBe(mine);
}); // oxfmt-ignore

test('a sentence added by hand and one removed from the outline stand beside each other', () => {
  const mine = `${base} Bawa payung.`;
  const theirs = 'Satu lajur dibuka. Datang ke balai.';
  expect(mergeTexts(base, mine, theirs)).toBe('Satu lajur dibuka. Datang ke balai. Bawa payung.');
});

test('the same place changed by both is left to a person', () => {
  expect(mergeTexts(base, base.replace('Rabu', 'Rabu pagi'), base.replace('Rabu', 'Kamis'))).toBeUndefined();
});
