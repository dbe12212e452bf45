import { expect, test } from 'vitest';
import { countText, findingsFor } from './check-content.ts';
import { limitsOf, mediumNames } from './medium.ts';
import { textLength } from './text-length.ts';

// Columns: code points, UTF-16, UTF-8 bytes, graphemes, X, Threads, Mastodon.
test.each([
  ['Halo Kota', [9, 9, 9, 9, 9, 9, 9]],
  ['\u{E9}', [1, 1, 2, 1, 1, 1, 1]],
  ['e\u{301}', [2, 2, 3, 1, 1, 2, 1]],
  ['👨‍👩‍👧‍👦', [7, 11, 25, 1, 2, 25, 1]],
  ['🇮🇩', [2, 4, 8, 1, 2, 8, 1]],
  ['👍🏽', [2, 4, 8, 1, 2, 8, 1]],
  ['1️⃣', [3, 3, 7, 1, 2, 7, 1]],
  ['你好', [2, 2, 6, 2, 4, 2, 2]],
  ['https://kota.go.id/berita/2026/11/23/judul-panjang', [50, 50, 50, 50, 23, 50, 23]],
  ['kota.go.id', [10, 10, 10, 10, 23, 10, 10]],
  ['@dinas@kota.social', [18, 18, 18, 18, 18, 18, 6]],
  ['\r\n', [2, 2, 2, 1, 2, 2, 1]],
  ['سلام', [4, 4, 8, 4, 4, 4, 4]],
  ['Baca kota.go.id, ya. Rp1.500 & 3#2', [34, 34, 34, 34, 47, 34, 34]],
])('%j is counted as each network counts', (text, expected) => {
  const units = ['code-point', 'utf16', 'utf8-byte', 'grapheme', 'x-weighted', 'threads', 'mastodon'] as const;
  expect(units.map((unit) => textLength(text, unit))).toEqual(expected);
});

test('a text to be read aloud is measured in seconds', () => {
  expect(textLength('', 'second-read-aloud')).toBe(0);
  expect(textLength('Warga diundang hadir.', 'second-read-aloud')).toBe(2);
  expect(textLength(Array.from({ length: 130 }, () => 'warga').join(' '), 'second-read-aloud')).toBe(60);
});

// Measured with twitter-text 3.1.0, whose own rules X publishes.
test.each([
  ['pln.id', 23],
  ['Dr. Ani, M.Si. dan Budi, S.Ag', 67],
  ['https://kota.go.id/a.', 24],
  ['Lihat https://kota.go.id/a, ya', 33],
  ['(https://kota.go.id/a)', 25],
  ['dinas@kota.go.id', 16],
  ['@kota.go.id', 11],
  ['#kota.go.id', 11],
  ['kota.go.id/berita?x=1', 23],
  ['pukul 19.00 WIB', 15],
  ['https://localhost/x', 19],
  ['HTTPS://KOTA.GO.ID', 23],
  ['http://192.168.0.1/x', 20],
  ['kota.magelang.go.id.', 24],
  ['rsud-tidar.magelangkota.go.id', 23],
  ['layanan.online', 23],
  ['…“x”', 5],
  ['©™✓→❤', 9],
  ['❤️☎🇮🇩🇮🇩', 8],
  ['\u{200F}', 2],
  ['a\u{200D}b', 3],
])('%j weighs on X what X says', (text, weight) => {
  expect(textLength(text, 'x-weighted')).toBe(weight);
});

test.each([
  ['Tanya @dinas@kota.social dan @rina, ya', 26],
  ['Baca https://kota.go.id/a.', 29],
  ['surel dinas@kota.go.id', 22],
  ['(https://kota.go.id/a) 👍🏽', 27],
])('%j is as long as Mastodon says', (text, length) => {
  expect(textLength(text, 'mastodon')).toBe(length);
});

// One row of the goldens for each medium, in the unit and against the limit of its card.
test.each([
  ['bluesky', 300, 1],
  ['x', 280, 2],
  ['mastodon', 500, 1],
  ['threads', 500, 25],
  ['telegram', 4_096, 11],
  ['tiktok', 2_200, 11],
  ['youtube', 5_000, 25],
  ['instagram', 2_200, 7],
  ['facebook', 63_000, 7],
  ['linkedin', 3_000, 7],
  ['google-business', 1_500, 7],
  ['whatsapp-channel', 4_096, 7],
] as const)('%s has room for %i and counts a family as %i', (medium, max, family) => {
  expect(countText(limitsOf({ medium }), '👨‍👩‍👧‍👦')).toMatchObject({ max, used: family });
  const rules = (length: number) =>
    findingsFor(limitsOf({ medium }), { title: 'Judul', text: 'a'.repeat(length), pictures: [{ alt: 'Kios' }] }).map(
      ({ rule }) => rule,
    );
  const limit = medium === 'telegram' ? 1_024 : max;
  expect(rules(limit)).toEqual([]);
  expect(rules(limit + 1)).toEqual(['text-too-long']);
});

test('a text that pulls its counters apart is told in each of them', () => {
  const text = 'Besok #Kerja bakti 👨‍👩‍👧‍👦🇮🇩 di RW 5, info https://kota.go.id/kerja-bakti-rw-5-potrobangsan';
  const told = (medium: string) => countText(limitsOf({ medium }), text).used;
  expect(['tiktok', 'instagram', 'bluesky', 'x'].map(told)).toEqual([97, 91, 84, 61]);
});

test.each(mediumNames)('%s bears hard texts: nothing thrown, nothing negative', (medium) => {
  const hard = [
    '\u{200F}\u{202E}سلام\u{200D}',
    '\u{200D}'.repeat(50),
    '\u{D800}',
    '\u0000',
    '🏽',
    'e' + '\u{301}'.repeat(1_000),
  ];
  for (const text of [...hard, 'kata '.repeat(10_000), '😀'.repeat(25_000), '@'.repeat(50_000), 'a.'.repeat(25_000)]) {
    expect(countText(limitsOf({ medium }), text).used).toBeGreaterThanOrEqual(0);
  }
});
