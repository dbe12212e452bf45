import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { asAdmin, databaseUrl } from './admin-database.ts';
import { aCopyOf, type TestDatabase } from './database.ts';
import { aServer } from './desk.ts';
import { compileCache, type ServerProcess } from './server.ts';

export interface SampleCity extends TestDatabase {
  readonly server: ServerProcess;
}

/** Any fixed number: of the files that start together, one fills and the others wait. */
const fillLock = 7_264_078;
/** Where the template's city believes to be; each copy is told its own address. */
const templateAddress = 'http://sample.invalid';

/** A server of the calling file on a sample city of its own: a copy of the one that `--sample` fills once per run. */
export async function aSampleCity(env: Readonly<Record<string, string>> = {}): Promise<SampleCity> {
  const template = process.env['TEST_SAMPLE_TEMPLATE'] ?? '';
  const folder = process.env['TEST_SAMPLE_FOLDER'] ?? '';
  await asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [fillLock]);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 1) return;
    await admin.query(`drop database if exists ${template}_begun with (force)`);
    await admin.query(`create database ${template}_begun template ${process.env['TEST_TEMPLATE']}`);
    await fill(databaseUrl(`${template}_begun`), folder);
    // Its name says that it is whole.
    await admin.query(`alter database ${template}_begun rename to ${template}`);
  });
  const { db, url } = await aCopyOf(template);
  const server = await aServer({ env: { ...env, DATABASE_URL: url }, from: folder });
  const address = env['PUBLIC_URL'] ?? server.url.replace('127.0.0.1', 'localhost');
  await db
    .updateTable('delivery')
    .set({ url: sql`replace(url, ${templateAddress}, ${address})` })
    .where('url', 'like', `${templateAddress}%`)
    .execute();
  return { db, url, server };
}

async function fill(database: string, folder: string): Promise<void> {
  const command = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [command, 'sample'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database,
      DATA_DIR: folder,
      PUBLIC_URL: templateAddress,
      NODE_COMPILE_CACHE: compileCache,
    },
  });
}
