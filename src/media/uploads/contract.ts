import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { UploadedView } from '../library/contract.ts';

const id = z.object({ id: z.uuid() });
const answer = z.any().describe('Headers only, as the tus protocol 1.0 says');

/** Where a picture is brought in by the tus protocol. */
export const uploadsAddress = '/api/media-uploads';

export const createUploadEndpoint = endpoint({
  method: 'post',
  path: '/media-uploads',
  operation: 'media.write',
  summary: 'Begin a resumable upload (tus 1.0: Upload-Length, Upload-Metadata with agencyId, filename and alt)',
  answer,
});

export const uploadOffsetEndpoint = endpoint({
  method: 'get',
  path: '/media-uploads/{id}',
  operation: 'media.write',
  summary: 'How much of a resumable upload has arrived (also by HEAD, as tus asks)',
  params: id,
  answer,
});

export const continueUploadEndpoint = endpoint({
  method: 'patch',
  path: '/media-uploads/{id}',
  operation: 'media.write',
  summary: 'Send the next bytes of a resumable upload from Upload-Offset on',
  params: id,
  answer,
});

export const dropUploadEndpoint = endpoint({
  method: 'delete',
  path: '/media-uploads/{id}',
  operation: 'media.write',
  summary: 'Give a resumable upload up',
  params: id,
  answer: z.undefined(),
});

export const takeUploadEndpoint = endpoint({
  method: 'post',
  path: '/media-uploads/{id}/picture',
  operation: 'media.write',
  summary: 'Make a picture of what has arrived; asked again, the same picture',
  params: id,
  answer: UploadedView,
});
