import { expect, test } from 'vitest';
import { diffWords } from './diff.ts';

test('shows what was added and what was taken away, word by word', () => {
  expect(diffWords('Buka pukul 08.00 di balai.', 'Buka pukul 09.00 di balai kota.')).toEqual([
    { kind: 'same', text: 'Buka pukul ' },
    { kind: 'removed', text: '08.00' },
    { kind: 'added', text: '09.00' },
    { kind: 'same', text: ' di ' },
    { kind: 'removed', text: 'balai.' },
    { kind: 'added', text: 'balai kota.' },
  ]);
});

test('puts both texts back together', () => {
  const [before, after] = ['satu dua tiga\nempat', 'nol satu tiga empat lima'];
  const parts = diffWords(before, after);
  expect(
    parts
      .filter(({ kind }) => kind !== 'added')
      .map(({ text }) => text)
      .join(''),
  ).toBe(before);
  expect(
    parts
      .filter(({ kind }) => kind !== 'removed')
      .map(({ text }) => text)
      .join(''),
  ).toBe(after);
  expect(diffWords('', '')).toEqual([]);
});
