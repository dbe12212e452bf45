import { scopeOf, type Actor } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { mediaByIds } from './media.store.ts';
import type { MediaId, Picture } from './picture.ts';

/** The pictures, in that order, if the person may use each of them: for whoever attaches pictures to something. */
export async function attachable(
  db: Db | Tx,
  actor: Actor,
  ids: readonly MediaId[],
): Promise<Result<readonly Picture[], { readonly kind: 'picture-not-found'; readonly mediaId: MediaId }>> {
  const pictures = await mediaByIds(db, scopeOf(actor, 'media.read'), ids);
  const found = new Set(pictures.map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  return missing === undefined ? accept(pictures) : refuse({ kind: 'picture-not-found', mediaId: missing });
}
