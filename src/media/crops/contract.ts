import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { cropKey, isInside, type PictureCrop } from './crop.ts';

export { largestAround, placed, type PictureCrop } from './crop.ts';

export const PictureCropBody = z
  .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .refine((crop) => isInside(crop));

/** How wide it is on a screen; without, as it is sent. */
export const cropWidths = ['320', '960'] as const;
export type CropWidth = (typeof cropWidths)[number];

/** Where a part of a picture is fetched. */
export function cropAddress(mediaId: string, crop: PictureCrop, width?: CropWidth): string {
  return `/api/media/${mediaId}/crops/${cropKey(crop)}${width ? `?width=${width}` : ''}`;
}

export const pictureCropEndpoint = endpoint({
  method: 'get',
  path: '/media/{id}/crops/{crop}',
  operation: 'media.read',
  summary: 'A part of a picture as JPEG; the part as x-y-width-height in ten-thousandths of its sides',
  params: z.object({ id: z.uuid(), crop: z.string().regex(/^\d{1,5}(?:-\d{1,5}){3}$/) }),
  query: z.object({ width: z.enum(cropWidths).optional() }),
  answer: z.any().describe('The bytes of the picture'),
});

export const pictureFocusEndpoint = endpoint({
  method: 'get',
  path: '/media/{id}/focus',
  operation: 'media.read',
  summary: 'The point of a picture that draws the eye, in fractions of its sides',
  params: z.object({ id: z.uuid() }),
  answer: z.object({ x: z.number(), y: z.number(), width: z.int(), height: z.int() }),
});
