import { z } from 'zod';

const Metadata = z.object({
  agencyId: z.uuid(),
  filename: z.string().max(1000).default(''),
  alt: z.string().trim().max(2000).default(''),
});
export type UploadMetadata = z.infer<typeof Metadata>;

/** `Upload-Metadata`: names, each with its value in base64, separated by commas. */
export function readMetadata(header: string | undefined): UploadMetadata | undefined {
  const pairs = (header ?? '').split(',').map((pair) => pair.trim().split(' '));
  const named = pairs.map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]);
  const parsed = Metadata.safeParse(Object.fromEntries(named));
  return parsed.success && !/\0/.test(`${parsed.data.filename}${parsed.data.alt}`) ? parsed.data : undefined;
}

/** A header that counts bytes; undefined for anything else. */
export function readCount(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,12}$/.test(header) ? Number(header) : undefined;
}
