import { mkdir, readFile, rename, rm, chown, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { accept, refuse, type Result } from '#platform/result.ts';
import { preparePlace, UnreachableData, type Place } from './embedded-place.ts';
import {
  removeStaleLocks,
  runningPostmaster,
  runProgram,
  startPostmaster,
  stopPostmaster,
  type Started,
} from './postmaster.ts';

export interface EmbeddedDatabase {
  readonly url: string;
  /** False when the server that runs on this data folder lent us its database; then `stop` leaves it running. */
  readonly ours: boolean;
  stop(): Promise<void>;
}

export type EmbeddedRefusal =
  | { readonly kind: 'data-folder-in-use'; readonly folder: string }
  | { readonly kind: 'folder-not-writable'; readonly folder: string }
  | { readonly kind: 'data-folder-not-reachable'; readonly folder: string }
  | { readonly kind: 'disk-full'; readonly folder: string }
  | { readonly kind: 'embedded-database-other-version'; readonly found: string; readonly needed: string }
  | { readonly kind: 'embedded-database-not-started'; readonly detail: string };

/** Of the package that brings it; an older cluster needs `pg_upgrade`. */
const majorVersion = '18';
const databaseName = 'kentongan';
/** Any fixed number: held by the one process that owns the data folder, let go by PostgreSQL when that process dies. */
const ownershipLock = 7_264_011;

export interface EmbeddedOptions {
  /** PostgreSQL settings on top of ours, such as `fsync: 'off'` for throw-away tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** True for commands: when a server runs on this data folder, use its database instead of refusing. */
  readonly share?: boolean;
}

/**
 * Starts the embedded PostgreSQL of a data folder. What a killed process left behind is taken over: a PostgreSQL that
 * still runs is adopted, stale lock files are removed. Refuses when another live process owns the folder.
 */
export async function startEmbedded(
  dataFolder: string,
  options: EmbeddedOptions = {},
): Promise<Result<EmbeddedDatabase, EmbeddedRefusal>> {
  try {
    const place = await preparePlace(dataFolder);
    const site: Site = { place, dataFolder, settings: options.settings ?? {} };
    const running = await ensureRunning(site);
    if (!running.ok) return running;
    const guard = await takeOwnership(place, options.share ? 1 : 10);
    if (guard) return accept(new OwnedDatabase(site, guard));
    if (options.share) return accept({ url: urlOf(place), ours: false, stop: () => Promise.resolve() });
    return refuse({ kind: 'data-folder-in-use', folder: dataFolder });
  } catch (error) {
    return refuse(refusalOf(error, dataFolder));
  }
}

/** The database while we own it. When PostgreSQL is killed under us (out of memory) it is brought back. */
class OwnedDatabase implements EmbeddedDatabase {
  readonly ours = true;
  readonly url: string;
  readonly #site: Site;
  #guard: pg.Client | null = null;
  #stopping = false;

  constructor(site: Site, guard: pg.Client) {
    this.#site = site;
    this.url = urlOf(site.place);
    this.#watch(guard);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#guard?.end();
    await stopPostmaster(this.#site.place);
  }

  #watch(guard: pg.Client): void {
    this.#guard = guard;
    guard.once('end', () => void this.#revive());
  }

  async #revive(): Promise<void> {
    this.#guard = null;
    while (!this.#stopping && !this.#guard) {
      await sleep(250);
      // The pools of the process reconnect by themselves.
      const running = await ensureRunning(this.#site).catch(() => null);
      const guard = running?.ok ? await takeOwnership(this.#site.place, 1).catch(() => null) : null;
      if (guard) this.#watch(guard);
    }
  }
}

interface Site {
  readonly place: Place;
  readonly dataFolder: string;
  readonly settings: Readonly<Record<string, string>>;
}

async function ensureRunning({ place, dataFolder, settings }: Site): Promise<Result<null, EmbeddedRefusal>> {
  const deadline = Date.now() + 15_000;
  const created = await ensureCluster(place);
  if (!created.ok) return refuse(await refusalFrom(created.said, dataFolder));
  const found = (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found !== majorVersion) return refuse({ kind: 'embedded-database-other-version', found, needed: majorVersion });

  for (;;) {
    if (await accepts(place)) return accept(null);
    // Not a lock: between these two lines another start may begin, and PostgreSQL itself lets only one live.
    if ((await runningPostmaster(place)) === null) {
      await removeStaleLocks(place);
      const started = await startPostmaster(place, settings);
      if (started.ok) return accept(null);
      const transient = /lock file .* already exists|pre-existing shared memory/.test(started.said);
      if (!transient || Date.now() > deadline) return refuse(await refusalFrom(started.said, dataFolder));
    }
    if (Date.now() > deadline) {
      return refuse({ kind: 'embedded-database-not-started', detail: 'a PostgreSQL of this folder hangs' });
    }
    await sleep(100);
  }
}

async function ensureCluster(place: Place): Promise<Started> {
  const made = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (made !== null) return { ok: true };
  const unfinished = `${place.cluster}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (place.owner) await chown(unfinished, place.owner.uid, place.owner.gid);
  const common = ['-D', unfinished, '-U', databaseName, '--auth=trust', '--encoding=UTF8', '--no-instructions'];
  const order = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  let outcome = await runProgram(place, 'initdb', [...common, ...order, '--locale=C.UTF-8']);
  // A system without that locale (macOS): the order of words is PostgreSQL's own all the same.
  if (!outcome.ok && outcome.said.includes('locale')) {
    outcome = await runProgram(place, 'initdb', [...common, ...order, '--no-locale']);
  }
  // When another start was faster, its cluster stays.
  if (outcome.ok) await rename(unfinished, place.cluster).catch(() => undefined);
  await rm(unfinished, { recursive: true, force: true });
  return outcome;
}

function urlOf({ socketFolder }: Place, database = databaseName): string {
  return `postgres://${databaseName}@${encodeURIComponent(socketFolder)}/${database}`;
}

async function accepts(place: Place): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(place, 'postgres') });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** The connection that holds the lock; null when another process does. A killed one's lock goes within moments. */
async function takeOwnership(place: Place, tries: number): Promise<pg.Client | null> {
  await ensureDatabase(place);
  const guard = new pg.Client({ connectionString: urlOf(place), application_name: 'kentongan owner', keepAlive: true });
  guard.on('error', () => undefined);
  await guard.connect();
  for (let left = tries; left > 0; left -= 1) {
    const { rows } = await guard.query<{ taken: boolean }>('select pg_try_advisory_lock($1) taken', [ownershipLock]);
    if (rows[0]?.taken) return guard;
    if (left > 1) await sleep(150);
  }
  await guard.end();
  return null;
}

async function ensureDatabase(place: Place): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf(place, 'postgres') });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await admin.query(`create database ${databaseName}`);
  } catch (error) {
    // Another start was faster.
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
  } finally {
    await admin.end();
  }
}

async function refusalFrom(said: string, folder: string): Promise<EmbeddedRefusal> {
  const { bavail, bsize } = await statfs(folder);
  if (/No space left on device/.test(said) || bavail * bsize < 1_000_000) return { kind: 'disk-full', folder };
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => /FATAL|PANIC|error|Error/.test(line));
  return { kind: 'embedded-database-not-started', detail: (telling.length > 0 ? telling : lines).slice(-2).join(' ') };
}

function refusalOf(error: unknown, folder: string): EmbeddedRefusal {
  if (error instanceof UnreachableData) return { kind: 'data-folder-not-reachable', folder };
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full', folder };
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) return { kind: 'folder-not-writable', folder };
  throw error;
}
