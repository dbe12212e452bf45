import { authorOf, can, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { MediaId } from '../picture.ts';
import { maxUploadBytes } from '../picture.ts';
import type { PictureFiles } from '../picture-files.ts';
import { takePictureIn, type TakenPicture, type UploadPictureRefusal } from '../upload-picture.ts';
import { singleFlight } from '../turnstile.ts';
import type { UploadMetadata } from './metadata.ts';
import {
  addUpload,
  lockOpenBytes,
  noteTaken,
  ownUpload,
  removeUpload,
  touchUpload,
  type PartialUpload,
} from './upload.store.ts';
import { keptHours } from './sweep-uploads.ts';
import type { UploadFiles } from './upload-files.ts';

export interface UploadTools {
  readonly db: Db;
  readonly files: PictureFiles;
  readonly uploads: UploadFiles;
}

type Unknown = { readonly kind: 'upload-not-found' };

export interface BegunUpload {
  readonly bytes: number;
  readonly about: UploadMetadata;
}

export type BeginUploadRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'picture-empty' }
  | { readonly kind: 'uploads-open-too-many'; readonly maxMegabytes: number; readonly hours: number }
  | { readonly kind: 'picture-too-large'; readonly maxMegabytes: number };

/** Of one person, so that nobody fills the disk for all. Screens send one file after the other, so many are a mistake. */
const maxOpenBytes = 25 * maxUploadBytes;

/** Gives the id of the upload. The file exists before its row, so that a row always has one. */
export async function beginUpload(
  { db, uploads }: UploadTools,
  actor: Actor,
  { bytes, about }: BegunUpload,
): Promise<Result<string, BeginUploadRefusal>> {
  const agencyId = about.agencyId as AgencyId;
  if (!can(actor, 'media.write', agencyId)) return refuse({ kind: 'not-allowed' });
  if (bytes === 0) return refuse({ kind: 'picture-empty' });
  if (bytes > maxUploadBytes) {
    return refuse({ kind: 'picture-too-large', maxMegabytes: maxUploadBytes / 1024 / 1024 });
  }
  const upload = { agencyId, personId: authorOf(actor), name: about.filename, alt: about.alt, bytes };
  return await inTransaction(db, async (tx) => {
    const open = await lockOpenBytes(tx, upload.personId);
    if (open + bytes > maxOpenBytes) {
      return refuse({ kind: 'uploads-open-too-many', maxMegabytes: maxOpenBytes / 1024 / 1024, hours: keptHours });
    }
    const id = await addUpload(tx, upload);
    await uploads.begin(id, bytes);
    return accept(id);
  });
}

export interface Standing {
  readonly offset: number;
  readonly upload: PartialUpload;
}

/** How far it has come. */
export async function standingOf(
  { db, uploads }: UploadTools,
  actor: Actor,
  id: string,
): Promise<Result<Standing, Unknown>> {
  const upload = await ownUpload(db, authorOf(actor), id);
  if (!upload) return refuse({ kind: 'upload-not-found' });
  const offset = upload.mediaId === null ? await uploads.size(id) : upload.bytes;
  return offset === undefined ? refuse({ kind: 'upload-not-found' }) : accept({ offset, upload });
}

interface Part {
  readonly id: string;
  readonly offset: number;
  readonly body: ReadableStream<Uint8Array> | null;
}

export type ContinueUploadRefusal = Unknown | { readonly kind: 'upload-moved-meanwhile'; readonly offset: number };

/** Gives how far it has come now, whether or not all of the part arrived. */
export async function continueUpload(
  tools: UploadTools,
  actor: Actor,
  { id, offset, body }: Part,
): Promise<Result<number, ContinueUploadRefusal>> {
  const standing = await standingOf(tools, actor, id);
  if (!standing.ok) return standing;
  const { upload, offset: present } = standing.value;
  if (present !== offset) return refuse({ kind: 'upload-moved-meanwhile', offset: present });
  if (body === null || present === upload.bytes) return accept(present);
  const reached = await tools.uploads.append(id, { offset, limit: upload.bytes }, body);
  await inTransaction(tools.db, (tx) => touchUpload(tx, id));
  return accept(reached);
}

/** Given up; a picture that was made of it stays. */
export async function dropUpload(
  { db, uploads }: UploadTools,
  actor: Actor,
  id: string,
): Promise<Result<undefined, Unknown>> {
  const upload = await ownUpload(db, authorOf(actor), id);
  if (!upload) return refuse({ kind: 'upload-not-found' });
  await inTransaction(db, (tx) => removeUpload(tx, id));
  await uploads.remove(id);
  return accept(undefined);
}

export interface TakenUpload extends Omit<TakenPicture, 'picture'> {
  readonly mediaId: MediaId;
}

export type TakeUploadRefusal = Unknown | { readonly kind: 'upload-not-complete' } | UploadPictureRefusal;

/** Makes a picture of what has arrived. Asked again, also after a lost answer, it gives the same picture. */
export async function takeUpload(
  tools: UploadTools,
  actor: Actor,
  id: string,
): Promise<Result<TakenUpload, TakeUploadRefusal>> {
  const standing = await standingOf(tools, actor, id);
  if (!standing.ok) return standing;
  const { upload, offset } = standing.value;
  if (upload.mediaId !== null) return accept(madeOf(upload.mediaId));
  if (offset < upload.bytes) return refuse({ kind: 'upload-not-complete' });
  return await flight(id, () => takeWhole(tools, actor, upload));
}

const flight = singleFlight<Result<TakenUpload, TakeUploadRefusal>>();

async function takeWhole(
  tools: UploadTools,
  actor: Actor,
  { id, agencyId, alt, name }: PartialUpload,
): Promise<Result<TakenUpload, TakeUploadRefusal>> {
  const bytes = await tools.uploads.read(id);
  // Taken meanwhile, by an earlier try or by another server.
  if (!bytes) return await takenBefore(tools, actor, id);
  const taken = await takePictureIn(tools, actor, { agencyId, alt, name, bytes });
  if (!taken.ok) return taken;
  const { picture, ...how } = taken.value;
  await inTransaction(tools.db, (tx) => noteTaken(tx, id, picture.id));
  await tools.uploads.remove(id);
  return accept({ mediaId: picture.id, ...how });
}

async function takenBefore({ db }: UploadTools, actor: Actor, id: string): Promise<Result<TakenUpload, Unknown>> {
  const upload = await ownUpload(db, authorOf(actor), id);
  return upload?.mediaId ? accept(madeOf(upload.mediaId)) : refuse({ kind: 'upload-not-found' });
}

function madeOf(mediaId: string): TakenUpload {
  return { mediaId: mediaId as MediaId, known: false, stilled: false };
}
