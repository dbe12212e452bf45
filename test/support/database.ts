import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll } from 'vitest';
import { openDb, type Db } from '../../src/platform/db/db.ts';
import { withDatabase } from './postgres.setup.ts';

export interface TestDatabase {
  readonly db: Db;
  readonly url: string;
}

/** A migrated, empty database for the calling test file; dropped when the file ends. */
export async function aDatabase(): Promise<TestDatabase> {
  const adminUrl = process.env['TEST_ADMIN_URL'] ?? '';
  const name = `kentongan_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, `create database ${name} template ${process.env['TEST_TEMPLATE']}`);
  const url = withDatabase(adminUrl, name);
  const db = openDb(url, 5);
  afterAll(async () => {
    await db.destroy();
    await asAdmin(adminUrl, `drop database if exists ${name} with (force)`);
  });
  return { db, url };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
