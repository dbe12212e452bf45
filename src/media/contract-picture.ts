import { z } from 'zod';

export const MediaView = z.object({
  id: z.uuid(),
  agencyId: z.uuid(),
  mime: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  originalName: z.string(),
  alt: z.string(),
});
export type MediaView = z.infer<typeof MediaView>;
