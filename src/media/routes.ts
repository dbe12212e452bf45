import { scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { pictureEndpoint, uploadPictureEndpoint, type UploadedView } from './contract.ts';
import { anyPicture } from './media.store.ts';
import { libraryRoutes, presentWithAlike } from './library/routes.ts';
import { openRendition } from './open-picture.ts';
import { endingOf, type PictureFiles } from './picture-files.ts';
import type { MediaId, Picture } from './picture.ts';
import { isPublished } from './published-picture.view.ts';
import { cropRoutes } from './crops/routes.ts';
import { uploadRoutes } from './uploads/routes.ts';
import type { UploadFiles } from './uploads/upload-files.ts';
import { takePictureIn, type TakenPicture } from './upload-picture.ts';

export interface MediaTools {
  readonly db: Db;
  readonly files: PictureFiles;
  readonly uploads: UploadFiles;
  readonly now: Now;
}

export function mediaRoutes(routes: Routes<Actor>, tools: MediaTools): void {
  const { db, files } = tools;
  libraryRoutes(routes, tools);
  uploadRoutes(routes, tools);
  cropRoutes(routes, tools);

  routes.serve(uploadPictureEndpoint, async ({ actor, body: { agencyId, alt, file } }) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const upload = { agencyId: agencyId as AgencyId, alt, name: file.name, bytes };
    const taken = await takePictureIn(tools, actor, upload);
    return taken.ok ? accept(await presentTaken(tools, actor, taken.value)) : taken;
  });

  routes.servePublic(pictureEndpoint, async ({ actor, params, context }) => {
    const picture = await anyPicture(db, params.id as MediaId);
    const access = picture && (await accessOf(tools, actor, picture));
    if (!picture || !access || (access === 'public' && params.rendition === 'original')) {
      return refuse({ kind: 'picture-not-found' });
    }
    const tag = `"${picture.sha256.slice(0, 32)}-${params.rendition}"`;
    const headers = { etag: tag, ...headersFor(access) };
    if (context.req.header('if-none-match') === tag) return accept(new Response(null, { status: 304, headers }));
    const { bytes, mime } = await openRendition(files, picture, params.rendition);
    const naming = params.rendition === 'original' ? downloadName(picture) : {};
    return accept(new Response(Buffer.from(bytes), { headers: { 'content-type': mime, ...headers, ...naming } }));
  });
}

type Access = 'in-scope' | 'public';

async function accessOf({ db }: MediaTools, actor: Actor | undefined, picture: Picture): Promise<Access | undefined> {
  if (actor && scopeOf(actor, 'media.read').includes(picture.agencyId)) return 'in-scope';
  return (await isPublished(db, picture.id)) ? 'public' : undefined;
}

/** The bytes behind an address never change. A public copy may outlive its withdrawal by a day, not by a year. */
function headersFor(access: Access): Record<string, string> {
  return {
    'cache-control': access === 'public' ? 'public, max-age=86400' : 'private, max-age=31536000, immutable',
    vary: 'Cookie, Authorization',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
  };
}

function downloadName({ originalName, mime }: Picture): Record<string, string> {
  const name = encodeURIComponent(`${originalName.replace(/\.\w{2,5}$/, '')}.${endingOf(mime)}`);
  return { 'content-disposition': `attachment; filename*=UTF-8''${name}` };
}

async function presentTaken(
  tools: MediaTools,
  actor: Actor,
  { picture, known, stilled }: TakenPicture,
): Promise<UploadedView> {
  return { ...(await presentWithAlike(tools, actor, picture.id)), known, stilled };
}
