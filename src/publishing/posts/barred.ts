import { picturesIn } from '#cards/index.ts';
import { barredPictures, type BarredPicture } from '#media/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

/** Those that may not be shown at that time: the pictures themselves, and what a card among them is made of. */
export async function barredAmong(
  db: Db | Tx,
  pictures: readonly { readonly mediaId: string }[],
  at: Date,
): Promise<readonly BarredPicture[]> {
  const ids = pictures.map(({ mediaId }) => mediaId);
  return await barredPictures(db, [...new Set([...ids, ...(await picturesIn(db, ids))])], at);
}
