import { expect, test } from 'vitest';
import { adviceOn } from './writing-advice.ts';

const faultsIn = (text: string): string[] =>
  adviceOn(text)
    .filter(({ fine }) => !fine)
    .map(({ rule }) => rule);

test('says nothing about plain news, and nothing at all about an empty text', () => {
  expect(faultsIn('Mulai Rabu, saluran Jalan Barito dikeruk supaya tidak tergenang.')).toEqual([]);
  expect(adviceOn(' ')).toEqual([]);
});

test('finds the phrases of letters, endless sentences and personal data', () => {
  expect(faultsIn('Dalam rangka mengurangi genangan, saluran dikeruk.')).toEqual(['official-opening']);
  expect(faultsIn(`${'kata '.repeat(26)}.`)).toEqual(['long-sentence']);
  expect(faultsIn('Hubungi 0812-3456-7890.')).toEqual(['personal-data']);
  expect(faultsIn('NIK 3371 0112 3456 0001')).toEqual(['personal-data']);
  expect(faultsIn('Anggaran Rp50.000.000 untuk 17 kelurahan, 2026.')).toEqual([]);
});
