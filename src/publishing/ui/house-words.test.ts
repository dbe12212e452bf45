import { expect, test } from 'vitest';
import { avoidedIn, hasHashtag, withHashtag } from './house-words.ts';

const avoid = [
  { word: 'dalam rangka', instead: 'untuk', from: 'Kota' },
  { word: 'monev', instead: 'pemantauan', from: 'DPUPR' },
  { word: ' ', instead: '', from: 'DPUPR' },
];

test('words to avoid are found whole, across lines and cases, and not inside others', () => {
  expect(avoidedIn('Dalam\nRangka HUT kota', avoid).map(({ word }) => word)).toEqual(['dalam rangka']);
  expect(avoidedIn('Hasil monev-nya baik', avoid).map(({ word }) => word)).toEqual(['monev']);
  expect(avoidedIn('dalam rangkaian acara monevikasi', avoid)).toEqual([]);
});

test('a hashtag is added once, in one line with the others', () => {
  expect(hasHashtag('Ayo #kamisbudaya!', 'KamisBudaya')).toBe(true);
  expect(hasHashtag('#KamisBudayaKita', 'KamisBudaya')).toBe(false);
  expect(withHashtag('Ayo datang.', 'KamisBudaya')).toBe('Ayo datang.\n\n#KamisBudaya');
  expect(withHashtag('Ayo.\n\n#KotaMagelang ', 'KamisBudaya')).toBe('Ayo.\n\n#KotaMagelang #KamisBudaya');
  expect(withHashtag('', 'KamisBudaya')).toBe('#KamisBudaya');
});
