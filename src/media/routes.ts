import { scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import {
  describePictureEndpoint,
  mediaListEndpoint,
  pictureEndpoint,
  uploadPictureEndpoint,
  type MediaView,
} from './contract.ts';
import { describePicture } from './describe-picture.ts';
import { anyPicture, listMedia } from './media.store.ts';
import { openRendition } from './open-picture.ts';
import { endingOf, type PictureFiles } from './picture-files.ts';
import type { MediaId, Picture } from './picture.ts';
import { isPublished } from './published-picture.view.ts';
import { uploadPicture } from './upload-picture.ts';

export interface MediaTools {
  readonly db: Db;
  readonly files: PictureFiles;
}

const pageLength = 50;

export function mediaRoutes(routes: Routes<Actor>, tools: MediaTools): void {
  const { db, files } = tools;

  routes.serve(uploadPictureEndpoint, async ({ actor, body: { agencyId, alt, file } }) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const uploaded = await uploadPicture(tools, actor, {
      agencyId: agencyId as AgencyId,
      alt,
      name: file.name,
      bytes,
    });
    return uploaded.ok ? accept(present(uploaded.value)) : uploaded;
  });

  routes.serve(describePictureEndpoint, async ({ actor, params, body }) => {
    const described = await describePicture(tools, actor, { id: params.id as MediaId, alt: body.alt });
    return described.ok ? accept(present(described.value)) : described;
  });

  routes.serve(mediaListEndpoint, async ({ actor, query: { agencyId, text, cursor } }) => {
    const scope = scopeOf(actor, 'media.read');
    const within = agencyId === undefined ? scope : scope.filter((id) => id === agencyId);
    const { items, nextCursor } = await listMedia(db, within, { text, cursor, limit: pageLength });
    return accept({ items: items.map(present), nextCursor });
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

function present({ id, agencyId, mime, bytes, width, height, originalName, alt }: Picture): MediaView {
  return { id, agencyId, mime, bytes, width, height, originalName, alt };
}
