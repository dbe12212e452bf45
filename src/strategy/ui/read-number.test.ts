import { expect, test } from 'vitest';
import { readNumber, writeNumber } from './read-number.ts';

const id = (typed: string): unknown => readNumber(typed, 'id');

test('numbers are read as people type them', () => {
  expect(['1.234', '1.234,5', '1234', '12,5', '12.5', ' 5 400 ', '−3', '-0,5', '1.234.567'].map(id)).toEqual([
    1234, 1234.5, 1234, 12.5, 12.5, 5400, -3, -0.5, 1_234_567,
  ]);
  expect(['1,234', '1,234.5', '12.5', '1.234'].map((typed) => readNumber(typed, 'en'))).toEqual([
    1234, 1234.5, 12.5, 1.234,
  ]);
});

test('nothing is nothing, and what is no number is told', () => {
  expect(readNumber('  ', 'id')).toBeNull();
  expect(['abc', '1.2.3', '1,2,3', '--1', '1e9', '12%', '.'].map((typed) => readNumber(typed, 'id'))).toEqual(
    Array.from({ length: 7 }),
  );
});

test('what is put into a field is read back as it was', () => {
  for (const language of ['id', 'en'] as const) {
    for (const value of [0, -3.25, 1234, 1234.5, 0.125, 1_000_000]) {
      expect(readNumber(writeNumber(value, language), language)).toBe(value);
    }
  }
});
