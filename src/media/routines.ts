import { inTransaction, type Db } from '#platform/db/db.ts';
import type { Routine } from '#platform/jobs/job.ts';
import { saveLook, unlooked } from './media.store.ts';
import { storedName, type PictureFiles } from './picture-files.ts';
import { lookOf } from './pixels.ts';
import type { MediaTools } from './routes.ts';
import { sweepUploads } from './uploads/sweep-uploads.ts';

interface LookingTools {
  readonly db: Db;
  readonly files: PictureFiles;
}

export function mediaRoutines(tools: MediaTools): readonly Routine[] {
  return [
    { name: 'look-at-pictures', cron: '*/10 * * * *', work: () => lookAtPictures(tools) },
    { name: 'sweep-uploads', cron: '23 * * * *', work: () => sweepUploads(tools, tools.now) },
  ];
}

const atOnce = 200;

/** Pictures from a time before looks were kept; a few at a time, so that nothing else waits. */
export async function lookAtPictures({ db, files }: LookingTools): Promise<void> {
  for (const { id, sha256, mime } of await unlooked(db, atOnce)) {
    const bytes = await files.read(storedName(sha256, mime));
    // A missing file is damage that a restore mends; what can't be looked at resembles nothing.
    if (bytes) await inTransaction(db, async (tx) => saveLook(tx, id, await lookOf(bytes)));
  }
}
