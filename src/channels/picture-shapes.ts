import type { MediumName } from './medium.ts';

/** Shapes of pictures that networks show whole, as width : height. */
export const pictureShapes = {
  '1:1': 1,
  '4:5': 4 / 5,
  '16:9': 16 / 9,
  '1.91:1': 1.91,
  '9:16': 9 / 16,
  '4:3': 4 / 3,
} as const;
export type PictureShape = keyof typeof pictureShapes; // oxfmt-ignore

/** Per medium, the one that shows best first. The portal shows pictures whole; what is spoken shows none. */
const shapes: Partial<Record<MediumName, readonly PictureShape[]>> = {
  bluesky: ['16:9', '1:1', '4:5'],
  instagram: ['4:5', '1:1', '1.91:1', '9:16'],
  facebook: ['1.91:1', '1:1', '4:5', '9:16'],
  x: ['16:9', '1:1', '4:5'],
  tiktok: ['9:16', '1:1'],
  youtube: ['16:9', '1:1'],
  threads: ['4:5', '1:1', '16:9'],
  'whatsapp-channel': ['1:1', '16:9', '9:16'],
  telegram: ['16:9', '1:1', '4:5'],
  mastodon: ['16:9', '1:1', '4:5'],
  linkedin: ['1.91:1', '1:1', '4:5'],
  'google-business': ['4:3', '1:1', '16:9'],
  print: ['4:3', '1:1', '16:9'],
  billboard: ['16:9', '4:3', '1:1'],
};

export function shapesFor(medium: string): readonly PictureShape[] {
  return shapes[medium as MediumName] ?? [];
}
