import { randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import { openDb, type Db } from '../../src/platform/db/db.ts';
import { asAdmin, databaseUrl } from './admin-database.ts';

export interface TestDatabase {
  readonly db: Db;
  readonly url: string;
}

/** A migrated, empty database for the calling test file; dropped when the file ends. */
export async function aDatabase(): Promise<TestDatabase> {
  return await aCopyOf(process.env['TEST_TEMPLATE'] ?? '');
}

/** A copy of that database for the calling test file; dropped when the file ends. */
export async function aCopyOf(template: string): Promise<TestDatabase> {
  const name = `kentongan_test_${randomBytes(6).toString('hex')}`;
  await asAdmin((admin) => admin.query(`create database ${name} template ${template}`));
  const url = databaseUrl(name);
  const db = openDb(url, 5);
  afterAll(async () => {
    await db.destroy();
    await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
  });
  return { db, url };
}
