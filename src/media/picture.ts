import type { PictureCrop } from './crops/crop.ts';
import type { AgencyId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';
import type { Rendition } from './contract.ts';

export type MediaId = Brand<string, 'MediaId'>;

/** A picture as it is kept: turned upright, without metadata, named by the hash of its bytes. */
export interface Picture {
  readonly id: MediaId;
  readonly agencyId: AgencyId;
  readonly sha256: string;
  readonly mime: StoredMime;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly originalName: string;
  /** What it shows, in words; a use of the picture may say it differently. */
  readonly alt: string;
}

/** Photographs are kept as JPEG; drawings and anything see-through as PNG. */
export type StoredMime = 'image/jpeg' | 'image/png';

/** What a network demands of a file, and which part of the picture goes there. `maxBytes: null`: no limit. */
export interface PictureLimits {
  readonly maxBytes: number | null;
  readonly mime: 'image/jpeg' | 'image/webp';
  readonly crop?: PictureCrop | undefined;
}

export const maxUploadBytes = 20 * 1024 * 1024;
/** 64 megapixels: more than phones make, few enough that a small, hostile file can't fill the memory. */
export const maxPixels = 64_000_000;
/** No network and no screen shows more. */
export const maxStoredSide = 4096;

interface Shape {
  readonly maxSide: number;
  readonly quality: number;
}

/** From best to smallest: first a little quality, then size, so that letters in a picture stay readable longest. */
export const fittingShapes: readonly Shape[] = [
  { maxSide: 2048, quality: 88 },
  { maxSide: 2048, quality: 78 },
  { maxSide: 1600, quality: 78 },
  { maxSide: 1600, quality: 68 },
  { maxSide: 1200, quality: 68 },
  { maxSide: 960, quality: 60 },
  { maxSide: 640, quality: 50 },
  { maxSide: 320, quality: 40 },
];

export interface RenditionShape {
  readonly mime: 'image/webp' | 'image/jpeg';
  readonly quality: number;
  readonly width: number;
  /** Given: cut to this height. Otherwise the height follows. */
  readonly height: number | null;
}

/** `share` is the card that networks and chats show beside a link: JPEG, because some of their readers know no WebP. */
export const renditionShapes: Record<Exclude<Rendition, 'original'>, RenditionShape> = {
  '320': { mime: 'image/webp', quality: 74, width: 320, height: null },
  '960': { mime: 'image/webp', quality: 76, width: 960, height: null },
  '1600': { mime: 'image/webp', quality: 78, width: 1600, height: null },
  share: { mime: 'image/jpeg', quality: 80, width: 1200, height: 630 },
};

/** The last part of whatever path the browser sent, short enough to show. */
export function shownName(sent: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? '';
  const printable = last.replaceAll(/\p{Cc}/gu, '');
  return printable.slice(-120).trim() || 'gambar';
}
