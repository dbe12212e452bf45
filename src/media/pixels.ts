import sharp, { type Sharp } from 'sharp';
import { accept, refuse, type Result } from '#platform/result.ts';
import {
  fittingShapes,
  maxPixels,
  maxStoredSide,
  type PictureLimits,
  type RenditionShape,
  type StoredMime,
} from './picture.ts';
import { pixelsOf, type PictureCrop } from './crops/crop.ts';
import { mistakenFor, type Mistaken } from './sniff.ts';
import { oneOfFew } from './turnstile.ts';

// Memory before speed: no cache of pixels, one thread per picture, two pictures at a time.
sharp.cache(false);
sharp.concurrency(1);
const turn = oneOfFew(2);

// The type is what the bytes say. SVG, PDF and whatever else the library could read is not even looked at.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}`),
});

export interface Pixels {
  readonly bytes: Uint8Array;
  readonly mime: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

export type UnreadablePicture =
  | { readonly kind: Mistaken | 'picture-not-readable' | 'picture-damaged' }
  | { readonly kind: 'picture-has-too-many-pixels'; readonly maxMegapixels: number };

export interface KeptPixels extends Pixels {
  readonly mime: StoredMime;
  /** It moved; its first frame is kept. */
  readonly stilled: boolean;
}

/** Makes of an uploaded file what is kept: upright, in sRGB, without EXIF, place or other metadata; a GIF's first frame. */
export function keepable(upload: Uint8Array): Promise<Result<KeptPixels, UnreadablePicture>> {
  return turn(async () => {
    const mistaken = mistakenFor(upload);
    if (mistaken) return refuse({ kind: mistaken });
    const about = await sharp(upload, { limitInputPixels: false }).metadata().catch(unreadable);
    if (!about) return refuse({ kind: 'picture-not-readable' });
    if (about.width * about.height > maxPixels) {
      return refuse({ kind: 'picture-has-too-many-pixels', maxMegapixels: maxPixels / 1_000_000 });
    }
    const upright = open(upload).resize(maxStoredSide, maxStoredSide, { fit: 'inside', withoutEnlargement: true });
    const drawing = about.hasAlpha || about.format === 'png' || about.format === 'gif';
    const mime = drawing ? 'image/png' : 'image/jpeg';
    const made = await finish(drawing ? upright.png() : upright.jpeg({ quality: 90 }), mime).catch(unreadable);
    const stilled = (about.pages ?? 1) > 1;
    // Its head could be read, so it is a picture, only not all of it.
    return made ? accept({ ...made, mime, stilled }) : refuse({ kind: 'picture-damaged' });
  });
}

export function render(stored: Uint8Array, shape: RenditionShape, crop?: PictureCrop): Promise<Pixels> {
  const { width, height, mime, quality } = shape;
  return turn(async () => {
    const part = crop && pixelsOf(crop, await sizeOf(stored));
    const sized = (part ? open(stored).extract(part) : open(stored)).resize(
      height === null ? { width, withoutEnlargement: true } : { width, height, fit: 'cover', position: 'attention' },
    );
    return await finish(encode(sized, mime, quality), mime);
  });
}

/** The best that fits; if nothing does, the smallest we make. */
export function fit(stored: Uint8Array, { maxBytes, mime, crop }: PictureLimits): Promise<Pixels> {
  return turn(async () => {
    let made: Pixels | undefined;
    const part = crop && pixelsOf(crop, await sizeOf(stored));
    for (const { maxSide, quality } of fittingShapes) {
      const whole = part ? open(stored).extract(part) : open(stored);
      const sized = whole.resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true });
      made = await finish(encode(sized, mime, quality), mime);
      if (maxBytes === null || made.bytes.byteLength <= maxBytes) return made;
    }
    if (!made) throw new Error('No shape to fit a picture into');
    return made;
  });
}

/**
 * How it looks in 64 bits: for each of 8 × 8 places whether it grows lighter to the right (a difference hash). A copy that was
 * scaled, saved again or slightly retouched differs in a few of them.
 */
export function lookOf(stored: Uint8Array): Promise<string> {
  return turn(async () => {
    const flat = open(stored).flatten({ background: '#ffffff' }).toColourspace('b-w');
    const grey = await flat.resize(9, 8, { fit: 'fill' }).raw().toBuffer();
    const places = Array.from({ length: 64 }, (_, at) => Math.floor(at / 8) * 9 + (at % 8));
    return places.map((at) => ((grey[at] ?? 0) < (grey[at + 1] ?? 0) ? '1' : '0')).join('');
  });
}

/** The point that draws the eye (skin, strong colours, edges), in fractions of the sides. */
export function focusOf(picture: Uint8Array): Promise<{ readonly x: number; readonly y: number }> {
  return turn(async () => {
    const { width, height } = await sizeOf(picture);
    const side = Math.min(width, height);
    const cut = open(picture).resize(side, side, { fit: 'cover', position: 'attention' });
    const { info } = await cut.raw().toBuffer({ resolveWithObject: true });
    return { x: (info.attentionX ?? width / 2) / width, y: (info.attentionY ?? height / 2) / height };
  });
}

/** The size of a picture of ours, from its head only. */
export async function sizeOf(bytes: Uint8Array): Promise<{ readonly width: number; readonly height: number }> {
  const { width, height } = await sharp(bytes).metadata();
  return { width, height };
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' }).autoOrient();
}

function encode(picture: Sharp, mime: 'image/jpeg' | 'image/webp', quality: number): Sharp {
  if (mime === 'image/webp') return picture.webp({ quality });
  return picture.flatten({ background: '#ffffff' }).jpeg({ quality });
}

async function finish(picture: Sharp, mime: Pixels['mime']): Promise<Pixels> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { bytes: data, mime, width: info.width, height: info.height };
}

/** The library throws for every file it can't read; to us that is an expected no. */
function unreadable(): undefined {
  return undefined;
}
