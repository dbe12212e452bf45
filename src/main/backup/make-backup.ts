import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { pack, type Pack } from 'tar-stream';
import { jobsName, keyName, manifestName, mediaFile, tableFile, type Manifest } from './manifest.ts';
import { appliedMigrations, copyTableOut, sequenceStates, tableShapes, waitingJobs } from './table-copy.store.ts';

export interface BackupTools {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly now: () => Date;
}

export interface BackupOrder {
  readonly file: string;
  /** The secret key, when it is to lie in the archive as well. */
  readonly secretKey: string | null;
}

/** Writes the whole city into one archive: one instant of the database, then the pictures. */
export async function makeBackup(tools: BackupTools, { file, secretKey }: BackupOrder): Promise<Manifest> {
  await mkdir(dirname(file), { recursive: true });
  const spool = await mkdtemp(join(dirname(file), '.backup-'));
  const unfinished = join(spool, 'archive.tar.gz');
  const tar = pack();
  // Only the owner may read it: it holds everything.
  const written = pipeline(tar, createGzip({ level: 6 }), createWriteStream(unfinished, { mode: 0o600 }));
  try {
    const manifest = await fill(tar, { tools, spool, secretKey });
    tar.finalize();
    await written;
    await syncFile(unfinished);
    await rename(unfinished, file);
    return manifest;
  } finally {
    tar.destroy();
    await written.catch(() => undefined);
    await rm(spool, { recursive: true, force: true });
  }
}

interface Filling {
  readonly tools: BackupTools;
  readonly spool: string;
  readonly secretKey: string | null;
}

async function fill(tar: Pack, { tools, spool, secretKey }: Filling): Promise<Manifest> {
  const database = await dumpDatabase(tools.databaseUrl, tar, spool);
  const files = await addMedia(tar, join(tools.dataDir, 'media'));
  if (secretKey !== null) await addText(tar, keyName, `${secretKey}\n`);
  const manifest: Manifest = {
    format: 'kentongan-backup-1',
    madeAt: tools.now().toISOString(),
    ...database,
    files,
    withKey: secretKey !== null,
  };
  await addText(tar, manifestName, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

type DatabasePart = Pick<Manifest, 'city' | 'databaseVersion' | 'migrations' | 'tables' | 'sequences' | 'jobs'>;

async function dumpDatabase(url: string, tar: Pack, spool: string): Promise<DatabasePart> {
  const client = new pg.Client({ connectionString: url, application_name: 'kentongan backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables: Manifest['tables'] = [];
    for (const { name, columns } of await tableShapes(client)) {
      const file = join(spool, `${name}.copy`);
      const rows = await copyTableOut(client, { name, columns }, file);
      tables.push({ name, columns: [...columns], rows, sha256: await addFile(tar, tableFile(name), file) });
      await rm(file);
    }
    const jobs = (await waitingJobs(client)).map((job) => `${JSON.stringify(job)}\n`).join('');
    const version = await client.query<{ server_version: string }>('show server_version');
    const city = await client.query<{ name: string }>('select name from city');
    return {
      city: city.rows[0]?.name ?? '',
      databaseVersion: version.rows[0]?.server_version ?? '',
      migrations: [...(await appliedMigrations(client))],
      tables,
      sequences: [...(await sequenceStates(client))],
      jobs: await addText(tar, jobsName, jobs),
    };
  } finally {
    await client.end();
  }
}

/** Not pictures yet, and perhaps gone in a moment. */
const onItsWay = /^(?:incoming|uploads)\//;

async function addMedia(tar: Pack, folder: string): Promise<Manifest['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files: Manifest['files'] = [];
  for (const path of paths.toSorted()) {
    const name = relative(folder, path).split(sep).join('/');
    if (onItsWay.test(name)) continue;
    const { size } = await stat(path);
    files.push({ path: name, bytes: size, sha256: await addFile(tar, mediaFile(name), path) });
  }
  return files;
}

/** Answers the checksum of what was added. */
async function addFile(tar: Pack, name: string, path: string): Promise<string> {
  const { size } = await stat(path);
  const hash = createHash('sha256');
  const entry = tar.entry({ name, size, mode: 0o600 });
  const source = createReadStream(path);
  source.on('data', (chunk) => hash.update(chunk));
  await pipeline(source, entry);
  return hash.digest('hex');
}

async function addText(tar: Pack, name: string, text: string): Promise<string> {
  await new Promise<void>((done, fail) =>
    tar.entry({ name, mode: 0o600 }, text, (error) => (error ? fail(error) : done())),
  );
  return createHash('sha256').update(text).digest('hex');
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}
