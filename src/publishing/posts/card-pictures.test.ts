import { expect, test } from 'vitest';
import { cardSizes } from '#cards/contract.ts';
import { picturesFor } from './card-pictures.ts';

const card = { pictures: cardSizes.map((size) => ({ size, mediaId: `card ${size}` })) };
const cardOf = (mediaId: string) => (mediaId.startsWith('card') ? card : undefined);
const sent = (medium: string, ...mediaIds: readonly string[]) =>
  picturesFor(mediaIds.map((mediaId) => ({ mediaId, alt: 'a' })), medium, cardOf).map(({ mediaId }) => mediaId); // oxfmt-ignore

test('each medium gets the size of a card that it shows whole; photos stay as they are', () => {
  expect(sent('instagram', 'photo', 'card wide')).toEqual(['photo', 'card portrait']);
  expect(sent('tiktok', 'card portrait')).toEqual(['card story']);
  expect(sent('portal', 'card portrait', 'photo')).toEqual(['card link', 'photo']);
  expect(sent('radio', 'card portrait')).toEqual(['card portrait']);
});

test('two sizes of one card do not go out twice, and a size that was not made is not missed', () => {
  expect(sent('x', 'card portrait', 'card square')).toEqual(['card wide']);
  const few = { pictures: [{ size: 'square' as const, mediaId: 'card square' }] };
  expect(picturesFor([{ mediaId: 'card square' }], 'tiktok', () => few)).toEqual([{ mediaId: 'card square' }]);
});

test('a part that somebody chose for a medium stays, whatever size of the card would suit it', () => {
  const cropped = { mediaId: 'card square', crops: { x: { x: 0, y: 0, width: 1, height: 0.5 } } };
  expect(picturesFor([cropped], 'x', cardOf)).toEqual([cropped]);
  expect(picturesFor([cropped], 'instagram', cardOf)).toMatchObject([{ mediaId: 'card portrait' }]);
});
