import { expect, test } from 'vitest';
import { textLength } from './text-length.ts';

// Columns: code points, UTF-16, UTF-8 bytes, graphemes, X, Threads.
test.each([
  ['Halo Kota', [9, 9, 9, 9, 9, 9]],
  ['\u{E9}', [1, 1, 2, 1, 1, 1]],
  ['e\u{301}', [2, 2, 3, 1, 1, 2]],
  ['👨‍👩‍👧‍👦', [7, 11, 25, 1, 2, 25]],
  ['🇮🇩', [2, 4, 8, 1, 2, 8]],
  ['👍🏽', [2, 4, 8, 1, 2, 8]],
  ['1️⃣', [3, 3, 7, 1, 2, 7]],
  ['你好', [2, 2, 6, 2, 4, 2]],
  ['https://kota.go.id/berita/2026/11/23/judul-panjang', [50, 50, 50, 50, 23, 50]],
  ['kota.go.id', [10, 10, 10, 10, 23, 10]],
  ['@dinas@kota.social', [18, 18, 18, 18, 18, 18]],
  ['\r\n', [2, 2, 2, 1, 2, 2]],
  ['سلام', [4, 4, 8, 4, 4, 4]],
  ['Baca kota.go.id, ya. Rp1.500 & 3#2', [34, 34, 34, 34, 47, 34]],
])('%j is counted as each network counts', (text, expected) => {
  const units = ['code-point', 'utf16', 'utf8-byte', 'grapheme', 'x-weighted', 'threads'] as const;
  expect(units.map((unit) => textLength(text, unit))).toEqual(expected);
});

test('a text to be read aloud is measured in seconds', () => {
  expect(textLength('', 'second-read-aloud')).toBe(0);
  expect(textLength('Warga diundang hadir.', 'second-read-aloud')).toBe(2);
  expect(textLength(Array.from({ length: 130 }, () => 'warga').join(' '), 'second-read-aloud')).toBe(60);
});
