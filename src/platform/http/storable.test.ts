import { expect, test } from 'vitest';
import { unstorableIn } from './storable.ts';

test('a zero character and half an emoji are found, however deep', () => {
  expect(unstorableIn({ title: 'a\0b' })).toBe('title');
  expect(unstorableIn({ channels: [{ text: 'ya' }, { text: '\ud83d' }] })).toBe('channels.1.text');
  expect(unstorableIn({ facts: { 'a\0b': 1 } })).toBe('facts');
});

test('whole emoji, marks for right-to-left writing, files, dates and nothing are let through', () => {
  const file = new File(['\0'], 'foto.jpg');
  expect(unstorableIn({ text: '👩🏽‍🚒 \u200F', at: new Date(), none: null, file, count: 3 })).toBeUndefined();
});

test('a body that nests a hundred thousand deep is read to its end', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}`);
  expect(unstorableIn(deep)).toMatch(/^0(\.0)+$/);
});
