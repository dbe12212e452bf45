import type { Context } from 'hono';
import type { Actor } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { presentWithAlike, type LibraryTools } from '../library/routes.ts';
import { maxUploadBytes } from '../picture.ts';
import {
  continueUploadEndpoint,
  createUploadEndpoint,
  dropUploadEndpoint,
  takeUploadEndpoint,
  uploadOffsetEndpoint,
  uploadsAddress,
} from './contract.ts';
import { readCount, readMetadata } from './metadata.ts';
import { beginUpload, continueUpload, dropUpload, standingOf, takeUpload, type UploadTools } from './receive-upload.ts';
import { keptHours } from './sweep-uploads.ts';

const version = { 'tus-resumable': '1.0.0' };
const partType = 'application/offset+octet-stream';

/** The tus protocol 1.0 with creation, termination and expiration. */
export function uploadRoutes(routes: Routes<Actor>, tools: UploadTools & LibraryTools): void {
  routes.app.options('/media-uploads', () => headers(204, abilities));

  routes.serve(createUploadEndpoint, async ({ actor, context }) => {
    const bytes = readCount(context.req.header('upload-length'));
    const about = readMetadata(context.req.header('upload-metadata'));
    if (!speaksTus(context)) return accept(headers(412, { 'tus-version': '1.0.0' }));
    if (bytes === undefined || about === undefined) return refuse({ kind: 'upload-not-understood' });
    const begun = await beginUpload(tools, actor, { bytes, about });
    if (!begun.ok) return begun;
    return accept(headers(201, { location: `${uploadsAddress}/${begun.value}`, ...expiry(tools) }));
  });

  routes.serve(uploadOffsetEndpoint, async ({ actor, params: { id } }) => {
    const standing = await standingOf(tools, actor, id);
    if (!standing.ok) return standing;
    const { offset, upload } = standing.value;
    return accept(headers(200, { 'upload-offset': String(offset), 'upload-length': String(upload.bytes) }));
  });

  routes.serve(continueUploadEndpoint, async ({ actor, params: { id }, context }) => {
    const offset = readCount(context.req.header('upload-offset'));
    if (!speaksTus(context)) return accept(headers(412, { 'tus-version': '1.0.0' }));
    if (offset === undefined || context.req.header('content-type') !== partType) {
      return refuse({ kind: 'upload-not-understood' });
    }
    const reached = await continueUpload(tools, actor, { id, offset, body: context.req.raw.body });
    if (!reached.ok) return reached;
    return accept(headers(204, { 'upload-offset': String(reached.value), ...expiry(tools) }));
  });

  routes.serve(dropUploadEndpoint, ({ actor, params: { id } }) => dropUpload(tools, actor, id));

  routes.serve(takeUploadEndpoint, async ({ actor, params: { id } }) => {
    const taken = await takeUpload(tools, actor, id);
    if (!taken.ok) return taken;
    const { mediaId, ...how } = taken.value;
    return accept({ ...(await presentWithAlike(tools, actor, mediaId)), ...how });
  });
}

const abilities = {
  'tus-version': '1.0.0',
  'tus-extension': 'creation,termination,expiration',
  'tus-max-size': String(maxUploadBytes),
};

function speaksTus(context: Context): boolean {
  return context.req.header('tus-resumable') === version['tus-resumable'];
}

function expiry({ now }: LibraryTools): Record<string, string> {
  return { 'upload-expires': new Date(now().getTime() + keptHours * 3_600_000).toUTCString() };
}

function headers(status: number, more: Record<string, string>): Response {
  return new Response(null, { status, headers: { ...version, 'cache-control': 'no-store', ...more } });
}
