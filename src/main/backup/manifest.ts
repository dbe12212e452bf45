import { z } from 'zod';

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What an archive holds; its last entry, so that an archive that was cut off is recognised. */
export const ManifestSchema = z.object({
  format: z.literal('kentongan-backup-1'),
  madeAt: z.iso.datetime(),
  city: z.string(),
  databaseVersion: z.string(),
  /** Names of the migrations that the data has seen. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), sha256: Sha256Schema }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  /** Pictures and whatever else lies in the data folder's `media`. */
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: Sha256Schema })),
  jobs: Sha256Schema,
  /** True when the secret key lies in the archive as well. */
  withKey: z.boolean(),
});
export type Manifest = z.infer<typeof ManifestSchema>;

export const manifestName = 'manifest.json';
export const jobsName = 'jobs.jsonl';
export const keyName = 'secret.key';

export function tableFile(name: string): string {
  return `tables/${name}.copy`;
}

export function mediaFile(path: string): string {
  return `media/${path}`;
}
