import { inTransaction } from '#platform/db/db.ts';
import type { Now } from '#platform/time/clock.ts';
import type { UploadTools } from './receive-upload.ts';
import { knownUploads, removeStale } from './upload.store.ts';

/** How long somebody may take to come back to an upload. */
export const keptHours = 24;
const keptMs = keptHours * 3_600_000;

/** Removes uploads that nobody came back to, and files that a crash left without a row. */
export async function sweepUploads({ db, uploads }: Pick<UploadTools, 'db' | 'uploads'>, now: Now): Promise<void> {
  const stale = await inTransaction(db, (tx) => removeStale(tx, keptHours));
  for (const id of stale) await uploads.remove(id);
  const old = (await uploads.all()).filter(({ changedAt }) => now().getTime() - changedAt.getTime() > keptMs);
  const known = await knownUploads(
    db,
    old.map(({ id }) => id),
  );
  for (const { id } of old) if (!known.has(id)) await uploads.remove(id);
}
