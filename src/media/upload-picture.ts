import { createHash } from 'node:crypto';
import { authorOf, can, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { unarchive } from './library/change-picture.ts';
import { addPicture, lockByHash } from './media.store.ts';
import { storedName, type PictureFiles } from './picture-files.ts';
import { maxUploadBytes, shownName, type Picture } from './picture.ts';
import { keepable, lookOf, type UnreadablePicture } from './pixels.ts';

export interface UploadPictureTools {
  readonly db: Db;
  readonly files: PictureFiles;
}

export interface UploadedPicture {
  readonly agencyId: AgencyId;
  readonly alt: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type UploadPictureRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'picture-too-large'; readonly maxMegabytes: number }
  | UnreadablePicture;

/** The same picture again gives the one that is already there. */
export async function uploadPicture(
  tools: UploadPictureTools,
  actor: Actor,
  upload: UploadedPicture,
): Promise<Result<Picture, UploadPictureRefusal>> {
  const taken = await takePictureIn(tools, actor, upload);
  return taken.ok ? accept(taken.value.picture) : taken;
}

export interface TakenPicture {
  readonly picture: Picture;
  /** The agency had it already. */
  readonly known: boolean;
  /** It moved; its first frame is kept. */
  readonly stilled: boolean;
}

/** The file is safe on disk before the row exists. */
export async function takePictureIn(
  { db, files }: UploadPictureTools,
  actor: Actor,
  upload: UploadedPicture,
): Promise<Result<TakenPicture, UploadPictureRefusal>> {
  const { agencyId, alt, bytes } = upload;
  if (!can(actor, 'media.write', agencyId)) return refuse({ kind: 'not-allowed' });
  if (bytes.byteLength > maxUploadBytes) {
    return refuse({ kind: 'picture-too-large', maxMegabytes: maxUploadBytes / 1024 / 1024 });
  }
  const kept = await keepable(bytes);
  if (!kept.ok) return kept;

  const { mime, width, height, stilled } = kept.value;
  const sha256 = createHash('sha256').update(kept.value.bytes).digest('hex');
  await files.write(storedName(sha256, mime), kept.value.bytes);
  const originalName = shownName(upload.name);
  const look = await lookOf(kept.value.bytes);
  const picture = { agencyId, sha256, mime, bytes: kept.value.bytes.byteLength, width, height, originalName, alt };
  const added = await inTransaction(db, async (tx) => {
    const row = await addPicture(tx, { ...picture, look, createdBy: authorOf(actor) });
    if (!row) return undefined;
    const after = { originalName, alt, sha256 };
    await recordAudit(tx, actor, {
      agencyId,
      action: 'picture.uploaded',
      subjectKind: 'media',
      subjectId: row.id,
      before: null,
      after,
    });
    await announce(tx, { topic: 'media', agencyId, id: row.id });
    return row;
  });
  if (added) return accept({ picture: added, known: false, stilled });
  const known = await inTransaction(db, async (tx) => {
    const there = await lockByHash(tx, { agencyId, sha256 });
    if (!there) throw new Error('A picture that was there a moment ago is gone');
    // Whoever uploads it again wants to use it.
    if (there.archived) await unarchive(tx, actor, there.picture);
    return there.picture;
  });
  return accept({ picture: known, known: true, stilled });
}
