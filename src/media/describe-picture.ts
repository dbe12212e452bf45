import { can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockPicture, saveAlt } from './media.store.ts';
import type { MediaId, Picture } from './picture.ts';

export type DescribePictureRefusal = { readonly kind: 'not-allowed' } | { readonly kind: 'picture-not-found' };

export function describePicture(
  { db }: { readonly db: Db },
  actor: Actor,
  { id, alt }: { readonly id: MediaId; readonly alt: string },
): Promise<Result<Picture, DescribePictureRefusal>> {
  return inTransaction(db, async (tx) => {
    const picture = await lockPicture(tx, scopeOf(actor, 'media.read'), id);
    if (!picture) return refuse({ kind: 'picture-not-found' });
    if (!can(actor, 'media.write', picture.agencyId)) return refuse({ kind: 'not-allowed' });
    if (picture.alt === alt) return accept(picture);

    await saveAlt(tx, [picture.agencyId], { id, alt });
    await recordAudit(tx, actor, {
      agencyId: picture.agencyId,
      action: 'picture.described',
      subjectKind: 'media',
      subjectId: id,
      before: { alt: picture.alt },
      after: { alt },
    });
    return accept({ ...picture, alt });
  });
}
