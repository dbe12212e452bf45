import { expect, test } from 'vitest';
import { sameJson, stableJson } from './stable-json.ts';

test('the order of keys does not count, the order of a list does', () => {
  expect(stableJson({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}');
  expect(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(sameJson([1, 2], [2, 1])).toBe(false);
  expect(sameJson({ a: 1 }, { a: '1' })).toBe(false);
});

test('what is absent is the same as what is undefined, and not the same as nothing', () => {
  expect(sameJson({ a: undefined }, {})).toBe(true);
  expect(sameJson({ a: null }, {})).toBe(false);
  expect(sameJson(undefined, {})).toBe(false);
});
