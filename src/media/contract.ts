import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { UploadedView } from './library/contract.ts';

export * from './contract-picture.ts';
export * from './crops/contract.ts';
export * from './library/contract.ts';
export * from './uploads/contract.ts';

export const renditions = ['320', '960', '1600', 'share', 'original'] as const;
export type Rendition = (typeof renditions)[number];

/** Where a picture is fetched; the portal may use it for pictures of what it has published. */
export function pictureAddress(mediaId: string, rendition: Rendition): string {
  return `/api/media/${mediaId}/${rendition}`;
}

/** What the file dialog offers. Without HEIC in the list, iPhones hand over a JPEG. */
export const takenTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;

export const uploadPictureEndpoint = endpoint({
  method: 'post',
  path: '/media',
  operation: 'media.write',
  summary: 'Upload a picture; it is turned upright and loses its metadata, such as where it was taken',
  body: z.object({ agencyId: z.uuid(), alt: z.string().trim().max(2000).default(''), file: z.file() }),
  answer: UploadedView,
});

export const pictureEndpoint = endpoint({
  method: 'get',
  path: '/media/{id}/{rendition}',
  operation: 'public',
  summary: 'A picture in one of its sizes; without sign-in only what the portal shows',
  params: z.object({ id: z.uuid(), rendition: z.enum(renditions) }),
  answer: z.any().describe('The bytes of the picture'),
});
