import { expect, test } from 'vitest';
import { matching, mentionBegun, mentionedIn, withMention } from './mentions.ts';

const people = ['Rina Sari', 'Sari Dewi', 'Bambang'].map((name) => ({ id: name, name }));

test('a mention begins with @ at the start or after a space, not in an address', () => {
  expect(['@', 'Tolong @ri', 'surel a@b', '@Rina Sari\nlalu', 'sudah'].map(mentionBegun)).toEqual(['', 'ri', undefined, undefined, undefined]); // oxfmt-ignore
});

test('offers those whose name begins so first, and puts the whole name in', () => {
  expect(matching(people, 'sari').map(({ name }) => name)).toEqual(['Sari Dewi', 'Rina Sari']);
  expect(withMention('Tolong @sar', 'Sari Dewi')).toBe('Tolong @Sari Dewi ');
  expect(mentionedIn('Tolong @Sari Dewi dan Bambang', people)).toEqual(['Sari Dewi']);
  const alike = ['Sari', 'Sari Dewi'].map((name) => ({ id: name, name }));
  expect(mentionedIn('Tolong @Sari Dewi', alike)).toEqual(['Sari Dewi']);
  expect(mentionedIn('@Sari dan @Sari Dewi', alike)).toEqual(['Sari', 'Sari Dewi']);
});
