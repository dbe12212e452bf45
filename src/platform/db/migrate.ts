import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { accept, refuse, type Result } from '#platform/result.ts';

export type MigrationRefusal =
  | { readonly kind: 'database-too-old'; readonly version: string }
  | { readonly kind: 'data-from-newer-version'; readonly unknown: readonly string[] };

const folder = new URL('../../../migrations/', import.meta.url);
const oldestSupported = 150_000;
/** Any fixed number: two processes that start together migrate one after the other. */
const migrationLock = 7_264_013;

/** Applies the numbered SQL files that the database has not seen, each in its own transaction. Returns their names. */
export async function migrate(connectionString: string): Promise<Result<readonly string[], MigrationRefusal>> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const version = await client.query<{ server_version_num: string; server_version: string }>(
      `select current_setting('server_version_num') server_version_num, current_setting('server_version') server_version`,
    );
    const [row] = version.rows;
    if (Number(row?.server_version_num) < oldestSupported) {
      return refuse({ kind: 'database-too-old', version: row?.server_version ?? '?' });
    }
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return await applyMissing(client);
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client): Promise<Result<readonly string[], MigrationRefusal>> {
  await client.query(
    'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
  );
  const applied = new Set(
    (await client.query<{ name: string }>('select name from migration')).rows.map(({ name }) => name),
  );
  const known = await migrationFiles();
  const unknown = [...applied].filter((name) => !known.includes(name));
  if (unknown.length > 0) return refuse({ kind: 'data-from-newer-version', unknown });

  const missing = known.filter((name) => !applied.has(name));
  for (const name of missing) {
    const sql = await readFile(new URL(name, folder), 'utf8');
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migration (name) values ($1)', [name]);
    await client.query('commit');
  }
  return accept(missing);
}

export interface MigrationState {
  readonly serverVersion: string;
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** What `migrate` would do, without doing it. */
export async function migrationState(connectionString: string): Promise<MigrationState> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const version = await client.query<{ server_version: string }>('show server_version');
    const begun = await client.query("select from pg_class where oid = to_regclass('migration')");
    const applied =
      begun.rowCount === 0 ? [] : (await client.query<{ name: string }>('select name from migration')).rows;
    const names = applied.map(({ name }) => name);
    const known = await migrationFiles();
    return {
      serverVersion: version.rows[0]?.server_version ?? '?',
      missing: known.filter((name) => !names.includes(name)),
      unknown: names.filter((name) => !known.includes(name)),
    };
  } finally {
    await client.end();
  }
}

async function migrationFiles(): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
}
