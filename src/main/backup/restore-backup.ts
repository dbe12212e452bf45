import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { extract } from 'tar-stream';
import type { WaitingJob } from '#platform/jobs/pg-boss-jobs.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { jobsName, keyName, manifestName, ManifestSchema, mediaFile, tableFile, type Manifest } from './manifest.ts';
import {
  addReferences,
  appliedMigrations,
  copyTableIn,
  dropReferences,
  emptyTable,
  isInUse,
  restoreSequence,
  setTriggers,
} from './table-copy.store.ts';

export type RestoreRefusal =
  | { readonly kind: 'archive-not-readable'; readonly file: string; readonly detail: string }
  | { readonly kind: 'archive-damaged'; readonly entry: string }
  | { readonly kind: 'archive-of-other-version'; readonly difference: string }
  | { readonly kind: 'target-not-empty' };

export interface RestoreTools {
  /** A migrated database. */
  readonly databaseUrl: string;
  readonly dataDir: string;
}

export interface Restored {
  readonly manifest: Manifest;
  readonly jobs: readonly WaitingJob[];
  /** The key that lay in the archive. */
  readonly secretKey: string | null;
}

/** Reads and checks the whole archive before it changes anything; then it takes all of it or nothing. */
export async function restoreBackup(tools: RestoreTools, file: string): Promise<Result<Restored, RestoreRefusal>> {
  await mkdir(tools.dataDir, { recursive: true });
  const spool = await mkdtemp(join(tools.dataDir, '.restore-'));
  try {
    const unpacked = await unpack(file, spool);
    if (!unpacked.ok) return unpacked;
    const manifest = await checkedManifest(spool);
    if (!manifest.ok) return manifest;
    const loaded = await load(tools, spool, manifest.value);
    if (!loaded.ok) return loaded;
    const lines = (await readFile(join(spool, jobsName), 'utf8')).split('\n').filter(Boolean);
    const secretKey = manifest.value.withKey ? (await readFile(join(spool, keyName), 'utf8')).trim() : null;
    return accept({
      manifest: manifest.value,
      jobs: lines.map((line) => JSON.parse(line) as WaitingJob),
      secretKey,
    });
  } finally {
    await rm(spool, { recursive: true, force: true });
  }
}

async function unpack(file: string, spool: string): Promise<Result<null, RestoreRefusal>> {
  const tar = extract();
  const read = pipeline(createReadStream(file), createGunzip(), tar);
  // Awaited below; a fault of the stream also ends the loop.
  read.catch(() => undefined);
  try {
    for await (const entry of tar) {
      const target = join(spool, normalize(entry.header.name));
      if (!target.startsWith(join(spool, '/'))) return refuse({ kind: 'archive-damaged', entry: entry.header.name });
      await mkdir(dirname(target), { recursive: true });
      await pipeline(entry, createWriteStream(target, { mode: 0o600 }));
    }
    await read;
    return accept(null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    return refuse({ kind: 'archive-not-readable', file, detail: error instanceof Error ? error.message : '' });
  }
}

async function checkedManifest(spool: string): Promise<Result<Manifest, RestoreRefusal>> {
  const text = await readFile(join(spool, manifestName), 'utf8').catch(() => null);
  if (text === null) return refuse({ kind: 'archive-damaged', entry: manifestName });
  const parsed = ManifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return refuse({ kind: 'archive-damaged', entry: manifestName });
  const manifest = parsed.data;
  const expected = [
    ...manifest.tables.map(({ name, sha256 }) => [tableFile(name), sha256] as const),
    ...manifest.files.map(({ path, sha256 }) => [mediaFile(path), sha256] as const),
    [jobsName, manifest.jobs] as const,
  ];
  for (const [entry, sha256] of expected) {
    if ((await checksumOf(join(spool, entry))) !== sha256) return refuse({ kind: 'archive-damaged', entry });
  }
  return accept(manifest);
}

async function checksumOf(path: string): Promise<string> {
  if (!(await stat(path).catch(() => null))) return '';
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function load(
  { databaseUrl, dataDir }: RestoreTools,
  spool: string,
  manifest: Manifest,
): Promise<Result<null, RestoreRefusal>> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'kentongan restore' });
  await client.connect();
  try {
    const known = await appliedMigrations(client);
    const different = [...symmetricDifference(new Set(known), new Set(manifest.migrations))];
    if (different.length > 0) return refuse({ kind: 'archive-of-other-version', difference: different.join(', ') });
    await client.query('begin');
    if (await isInUse(client)) return refuse({ kind: 'target-not-empty' });
    await fillTables(client, spool, manifest);
    // Before the rows that name them are there for good; files without rows harm nobody.
    await moveMedia(spool, dataDir, manifest);
    await client.query('commit');
    return accept(null);
  } finally {
    await client.end();
  }
}

async function fillTables(client: pg.Client, spool: string, { tables, sequences }: Manifest): Promise<void> {
  const references = await dropReferences(client);
  for (const table of tables) {
    await setTriggers(client, table.name, 'disable');
    // What an installation writes when it first starts, such as its mark of the secret key.
    await emptyTable(client, table.name);
    await copyTableIn(client, table, join(spool, tableFile(table.name)));
    await setTriggers(client, table.name, 'enable');
  }
  await addReferences(client, references);
  for (const sequence of sequences) await restoreSequence(client, sequence);
}

async function moveMedia(spool: string, dataDir: string, { files }: Manifest): Promise<void> {
  for (const { path } of files) {
    const target = join(dataDir, mediaFile(path));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(join(spool, mediaFile(path)), target);
  }
}

function symmetricDifference(one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  return new Set([...[...one].filter((name) => !other.has(name)), ...[...other].filter((name) => !one.has(name))]);
}
