import { mkdir } from 'node:fs/promises';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Config } from '#platform/config/config.ts';
import { secretKeyFile, secretKeyOf } from '#platform/config/secret-key.ts';
import { openDb, type Db } from '#platform/db/db.ts';
import { startEmbedded, type EmbeddedRefusal } from '#platform/db/embedded.ts';
import { secretKeyFits } from '#platform/db/installation.store.ts';
import { migrate, type MigrationRefusal } from '#platform/db/migrate.ts';
import { openListener, type Listener } from '#platform/events/listen.ts';
import { openJobs, type JobEngine } from '#platform/jobs/pg-boss-jobs.ts';
import { openLog, type Log } from '#platform/log/log.ts';
import { openMail } from '#platform/mail/mail.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Outside } from './outside.ts';
import { wire, type Product } from './wire.ts';

const lastWordsMs = 3000;

/** Nothing waits for a network while it holds one, so these are enough for all that is sent and asked for at once. */
const databaseConnections = 14;

export type StartRefusal =
  | EmbeddedRefusal
  | MigrationRefusal
  | { readonly kind: 'database-unreachable'; readonly detail: string }
  | { readonly kind: 'database-not-usable'; readonly detail: string }
  | { readonly kind: 'secret-key-mismatch'; readonly file: string };

/** The product put together on its database, not yet serving or working. */
export interface Started {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly db: Db;
  readonly engine: JobEngine;
  readonly listener: Listener;
  readonly log: Log;
  readonly product: Product;
  readonly secretKey: string;
  /** Proves to the first-run wizard that the visitor is whoever started the server. */
  readonly firstRunKey: string;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** True for commands: use the database of the server that runs on this data folder. */
  readonly share: boolean;
  readonly aroundNetworks?: Outside['aroundNetworks'];
}

export interface OpenedDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

export async function start(config: Config, options: StartOptions): Promise<Result<Started, StartRefusal>> {
  const database = await openDatabase(config, options.share);
  if (!database.ok) return database;
  let started: Result<Started, StartRefusal> | undefined;
  try {
    started = await startOn(config, database.value, options);
    return started;
  } finally {
    if (!started?.ok) await database.value.stop();
  }
}

/** The outside database or the embedded one, whichever is set. */
export async function openDatabase(config: Config, share: boolean): Promise<Result<OpenedDatabase, EmbeddedRefusal>> {
  const folder = config.dataDir;
  try {
    await mkdir(folder, { recursive: true });
    // Pictures are private until they are published.
    await mkdir(join(folder, 'media'), { recursive: true, mode: 0o700 });
  } catch (error) {
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    return refuse({ kind: full ? 'disk-full' : 'folder-not-writable', folder });
  }
  if (config.databaseUrl === undefined) return await startEmbedded(folder, { share });
  return accept({ url: config.databaseUrl, stop: () => Promise.resolve() });
}

async function startOn(
  config: Config,
  database: OpenedDatabase,
  { aroundNetworks }: StartOptions,
): Promise<Result<Started, StartRefusal>> {
  const migrated = await migrate(database.url).catch((error: unknown) => refuse(databaseRefusal(error)));
  if (!migrated.ok) return migrated;
  const secretKey = await secretKeyOf(config);
  const db = openDb(database.url, databaseConnections);
  if (!(await secretKeyFits(db, secretKey))) {
    await db.destroy();
    return refuse({ kind: 'secret-key-mismatch', file: secretKeyFile(config.dataDir) });
  }
  const log = openLog(config.logLevel);
  const engine = openJobs({ databaseUrl: database.url, log });
  const listener = await openListener(database.url, log);
  const firstRunKey = createHmac('sha256', secretKey).update('kentongan first run').digest('base64url').slice(0, 22);
  const around = aroundNetworks ? { aroundNetworks } : {};
  const outside = { ...toolsOf(config, log), ...around, db, jobs: engine.jobs, secretKey, firstRunKey, listener };
  const product = wire(outside);
  await engine.prepare(product.workers, product.routines);
  const stop = async (): Promise<void> => {
    await engine.stop();
    await listener.close();
    // What still waits for a network is found again at the next start; nobody waits for it here.
    await Promise.race([db.destroy(), sleep(lastWordsMs, undefined, { ref: false })]);
    await database.stop();
  };
  const databaseUrl = database.url;
  return accept({ config, databaseUrl, db, engine, listener, log, product, secretKey, firstRunKey, stop });
}

function toolsOf(config: Config, log: Log): Pick<Outside, 'config' | 'publicUrl' | 'mail' | 'now' | 'log'> {
  const mail = config.smtpUrl === undefined ? undefined : openMail(config.smtpUrl, config.mailFrom, log);
  return { config, publicUrl: config.publicUrl, mail, now: () => new Date(), log };
}

/** Without a stack; `AggregateError` has an empty message of its own. A fault in our own SQL is a bug and is thrown. */
function databaseRefusal(error: unknown): StartRefusal {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const detail = inner instanceof Error ? inner.message : String(inner);
  const code = inner instanceof pg.DatabaseError ? (inner.code ?? '') : '';
  // Wrong password, no such database, out of disk or connections, shutting down; or no answer at all.
  if (code === '' || /^(28|3D|53|57)/.test(code)) return { kind: 'database-unreachable', detail };
  // It may not create tables or extensions.
  if (['42501', '0A000', '58P01'].includes(code)) return { kind: 'database-not-usable', detail };
  throw inner;
}
