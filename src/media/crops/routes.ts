import { scopeOf, type Actor } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { mediaByIds } from '../media.store.ts';
import { openCrop, openRendition } from '../open-picture.ts';
import type { PictureFiles } from '../picture-files.ts';
import type { MediaId, Picture } from '../picture.ts';
import { focusOf } from '../pixels.ts';
import { pictureCropEndpoint, pictureFocusEndpoint } from './contract.ts';
import { cropFrom } from './crop.ts';

export function cropRoutes(
  routes: Routes<Actor>,
  { db, files }: { readonly db: Db; readonly files: PictureFiles },
): void {
  const seenBy = async (actor: Actor, id: string): Promise<Picture | undefined> =>
    (await mediaByIds(db, scopeOf(actor, 'media.read'), [id as MediaId]))[0];

  routes.serve(pictureCropEndpoint, async ({ actor, params, query: { width } }) => {
    const picture = await seenBy(actor, params.id);
    const crop = cropFrom(params.crop);
    if (!picture || !crop) return refuse({ kind: 'picture-not-found' });
    const { bytes, mime } = await openCrop(files, picture, { crop, width });
    const headers = {
      'content-type': mime,
      'cache-control': 'private, max-age=31536000, immutable',
      vary: 'Cookie, Authorization',
      'content-security-policy': "default-src 'none'",
    };
    return accept(new Response(Buffer.from(bytes), { headers }));
  });

  routes.serve(pictureFocusEndpoint, async ({ actor, params }) => {
    const picture = await seenBy(actor, params.id);
    if (!picture) return refuse({ kind: 'picture-not-found' });
    const { bytes } = await openRendition(files, picture, '320');
    const { width, height } = picture;
    return accept({ ...(await focusOf(bytes)), width, height });
  });
}
