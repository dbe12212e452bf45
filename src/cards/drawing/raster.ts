import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import type { CardDesign, CardLook, CardSize } from '../design.ts';
import { drawCard, type DrawnCard } from './draw-card.ts';
import type { Box } from './svg.ts';

export interface RasterAsked {
  readonly design: CardDesign;
  readonly look: CardLook;
  readonly size: CardSize;
  /** The bytes of its pictures by their key: `logo`, `picture-0`, … */
  readonly pictures: Readonly<Record<string, Uint8Array>>;
  /** In pixels; without it as large as the networks show it. */
  readonly width?: number;
  readonly as: 'preview' | 'file';
}

export interface RasteredCard extends Pick<DrawnCard, 'tooLong' | 'missing' | 'adjusted'> {
  readonly bytes: Uint8Array;
  readonly mime: 'image/webp' | 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

sharp.cache(false);
sharp.concurrency(1);

/** Runs in a thread of its own: drawing holds the processor for as long as it takes. */
export async function rasterCard(asked: RasterAsked): Promise<RasteredCard> {
  const { design, look, size, pictures, as } = asked;
  const drawn = drawCard({ design, look, size, hasLogo: 'logo' in pictures });
  const scale = (asked.width ?? drawn.width) / drawn.width;
  const svg = await withPictures(drawn, { pictures, scale });
  const fitTo = { mode: 'width', value: Math.round(drawn.width * scale) } as const;
  const image = new Resvg(svg, { fitTo, font: { loadSystemFonts: false } }).render();
  const { width, height } = image;
  const pixels = sharp(image.pixels, { raw: { width, height, channels: 4, premultiplied: true } }).removeAlpha();
  const hasPhoto = Object.keys(drawn.pictures).some((key) => key !== 'logo');
  const mime = as === 'preview' ? 'image/webp' : hasPhoto ? 'image/jpeg' : 'image/png';
  const encoded = { 'image/webp': () => pixels.webp({ quality: 86 }), 'image/jpeg': () => pixels.jpeg({ quality: 94, chromaSubsampling: '4:4:4' }), 'image/png': () => pixels.png() }[mime]; // oxfmt-ignore
  const { tooLong, missing, adjusted } = drawn;
  return { bytes: await encoded().toBuffer(), mime, width, height, tooLong, missing, adjusted };
}

interface Placing extends Pick<RasterAsked, 'pictures'> {
  readonly scale: number;
}

/** Each picture no larger than it is shown; where one is missing there is a grey place. */
async function withPictures(drawn: DrawnCard, { pictures, scale }: Placing): Promise<string> {
  let { svg } = drawn;
  for (const [key, box] of Object.entries(drawn.pictures)) {
    const address = await addressOf(pictures[key], { box, scale, whole: key === 'logo' });
    svg = svg.replaceAll(`href="${key}"`, `href="${address}"`);
  }
  return svg;
}

interface Shown {
  readonly box: Box;
  readonly scale: number;
  readonly whole: boolean;
}

async function addressOf(bytes: Uint8Array | undefined, { box, scale, whole }: Shown): Promise<string> {
  const [width, height] = [Math.ceil(box.width * scale), Math.ceil(box.height * scale)];
  if (!bytes) {
    const grey = { create: { width: 8, height: 8, channels: 3, background: '#c9c6bd' } } as const;
    return dataOf(await sharp(grey).resize(width, height).png().toBuffer(), 'png');
  }
  if (whole) return dataOf(await sharp(bytes).resize(width, height, { fit: 'inside' }).png().toBuffer(), 'png');
  const cut = sharp(bytes)
    .resize(width, height, { fit: 'cover', position: 'attention' })
    .flatten({ background: '#ffffff' });
  return dataOf(await cut.jpeg({ quality: 92 }).toBuffer(), 'jpeg');
}

function dataOf(bytes: Buffer, type: 'png' | 'jpeg'): string {
  return `data:image/${type};base64,${bytes.toString('base64')}`;
}
