import type { Db } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Rendition } from './contract.ts';
import type { CropWidth } from './crops/contract.ts';
import { cropKey, type PictureCrop } from './crops/crop.ts';
import { anyPicture } from './media.store.ts';
import { renditionName, storedName, type PictureFiles } from './picture-files.ts';
import { renditionShapes, type MediaId, type Picture, type PictureLimits } from './picture.ts';
import { fit, render, sizeOf, type Pixels } from './pixels.ts';
import { singleFlight } from './turnstile.ts';

export interface OpenPictureTools {
  readonly db: Db;
  readonly files: PictureFiles;
}

export type OpenPictureRefusal =
  | { readonly kind: 'picture-not-found' }
  | { readonly kind: 'picture-does-not-fit'; readonly maxBytes: number };

/** System-wide, for sending: the picture as a network takes it. The same limits give the same bytes again. */
export async function openPicture(
  { db, files }: OpenPictureTools,
  mediaId: MediaId,
  limits: PictureLimits,
): Promise<Result<Pixels, OpenPictureRefusal>> {
  const picture = await anyPicture(db, mediaId);
  if (!picture) return refuse({ kind: 'picture-not-found' });
  const shape = `fit-${limits.maxBytes ?? 'any'}${limits.crop ? `-${cropKey(limits.crop)}` : ''}`;
  const made = await cached(files, renditionName(picture.sha256, shape, limits.mime), async () => {
    return await fit(await storedBytes(files, picture), limits);
  });
  if (limits.maxBytes !== null && made.byteLength > limits.maxBytes) {
    return refuse({ kind: 'picture-does-not-fit', maxBytes: limits.maxBytes });
  }
  return accept({ bytes: made, mime: limits.mime, ...(await sizeOf(made)) });
}

/** A part of it as a person sees and downloads it. Anybody may ask for any part, so none is kept. */
export async function openCrop(
  files: PictureFiles,
  picture: Picture,
  { crop, width }: { readonly crop: PictureCrop; readonly width: CropWidth | undefined },
): Promise<OpenedRendition> {
  const stored = await storedBytes(files, picture);
  if (!width) return await fit(stored, { maxBytes: null, mime: 'image/jpeg', crop });
  return await render(stored, { width: Number(width), height: null, mime: 'image/jpeg', quality: 80 }, crop);
}

export interface OpenedRendition {
  readonly bytes: Uint8Array;
  readonly mime: Pixels['mime'];
}

/** Made when first asked for, then kept on disk. */
export async function openRendition(
  files: PictureFiles,
  picture: Picture,
  rendition: Rendition,
): Promise<OpenedRendition> {
  if (rendition === 'original') return { bytes: await storedBytes(files, picture), mime: picture.mime };
  const shape = renditionShapes[rendition];
  const bytes = await cached(files, renditionName(picture.sha256, rendition, shape.mime), async () => {
    return await render(await storedBytes(files, picture), shape);
  });
  return { bytes, mime: shape.mime };
}

const flight = singleFlight<Uint8Array>();

async function cached(files: PictureFiles, name: string, make: () => Promise<Pixels>): Promise<Uint8Array> {
  const present = await files.read(name);
  if (present) return present;
  return await flight(name, async () => {
    const { bytes } = await make();
    await files.write(name, bytes);
    return bytes;
  });
}

/** A row without its file is damage (a half-restored backup), not something a person can mend on a screen. */
async function storedBytes(files: PictureFiles, { id, sha256, mime }: Picture): Promise<Uint8Array> {
  const name = storedName(sha256, mime);
  const bytes = await files.read(name);
  if (!bytes) throw new Error(`The file ${name} of picture ${id} is missing`);
  return bytes;
}
