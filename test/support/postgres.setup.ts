import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import { migrate } from '../../src/platform/db/migrate.ts';

/** One migrated template for all test files; each file copies it. */
export const templateName = `kentongan_template_${process.pid}`;

/** On the PostgreSQL of `TEST_DATABASE_URL`, else on an embedded one that is thrown away. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await aServer();
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${templateName}`);
  const migrated = await migrate(withDatabase(server.url, templateName));
  if (!migrated.ok) throw new Error(`The template can't be migrated: ${JSON.stringify(migrated.refusal)}`);
  process.env['TEST_ADMIN_URL'] = server.url;
  process.env['TEST_TEMPLATE'] = templateName;
  return async () => {
    await admin.query(`drop database if exists ${templateName} with (force)`);
    await admin.end();
    await server.stop();
  };
}

interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

async function aServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'kentongan-test-'));
  // As root, PostgreSQL's own account must get there.
  await chmod(folder, 0o755);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const embedded = await startEmbedded(folder, { settings });
  if (!embedded.ok) throw new Error(`No PostgreSQL for the tests: ${JSON.stringify(embedded.refusal)}`);
  return {
    url: embedded.value.url,
    async stop() {
      await embedded.value.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
