import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { startServer, type ServerOrder, type ServerProcess } from '../../test/support/server.ts';

const root = await mkdtemp(join(tmpdir(), 'kentongan serve '));
// As root, PostgreSQL's own account must get there.
await chmod(root, 0o755);
const running: ServerProcess[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function aServer(order: ServerOrder): Promise<ServerProcess> {
  const server = await startServer(order);
  running.push(server);
  return server;
}

function expectPlain(server: ServerProcess, sentence: string): void {
  expect(server.said()).toContain(sentence);
  expect(server.said()).not.toMatch(/\n\s+at /);
}

describe('on the embedded database', () => {
  const dataDir = join(root, 'data');

  test('it serves, says where to begin, and stops in order', async () => {
    const server = await aServer({ dataDir });

    expect(server.firstRunLink()).toMatch(/^http:\/\/localhost:\d+\/desk\/mulai\?kunci=[\w-]{22}$/);
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({
      status: 'ready',
      database: true,
      migrations: true,
      workers: true,
    });
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    await expect(stat(join(dataDir, 'postgres', 'data', 'postmaster.pid'))).rejects.toThrow('ENOENT');
  });

  test('after kill -9 it comes up again on what is left, data included', async () => {
    const first = await aServer({ dataDir });
    first.signal('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');

    const second = await aServer({ dataDir });

    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  });

  test('a second server on the same data folder says so and leaves the first alone', async () => {
    const first = await aServer({ dataDir });

    const second = await aServer({ dataDir });

    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('Another Kentongan is using the data folder');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  test('a connection that is kept open does not hold up the end', async () => {
    const server = await aServer({ dataDir });
    const kept = await fetch(`${server.url}/healthz`, { headers: { connection: 'keep-alive' } });
    await kept.text();
    const askedAt = Date.now();
    server.signal('SIGINT');

    expect(await server.ended).toBe(0);
    // Far less than the time that a kept connection would stay open.
    expect(Date.now() - askedAt).toBeLessThan(15_000);
  });
});

describe('what keeps it from starting is one clear message', async () => {
  const { db, url } = await aDatabase();
  const dataDir = join(root, 'outside');

  test('a port that is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);

    const server = await aServer({ dataDir, env: { PORT: port, DATABASE_URL: url } });

    expect(await server.ended).toBe(1);
    expectPlain(server, `Port ${port} is taken`);
    other.close();
  });

  test('settings that are wrong, all of them together', async () => {
    const server = await aServer({ dataDir, env: { PUBLIC_URL: 'kota', LOG_LEVEL: 'loud' } });

    expect(await server.ended).toBe(1);
    expectPlain(server, 'PUBLIC_URL = kota');
    expectPlain(server, 'LOG_LEVEL = loud');
  });

  test('a database that does not answer', async () => {
    const server = await aServer({ dataDir, env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' } });

    expect(await server.ended).toBe(1);
    expectPlain(server, 'The database at DATABASE_URL does not answer');
  });

  test('a data folder that can not be written to', async () => {
    const server = await aServer({ dataDir: '/dev/null/data', env: { DATABASE_URL: url } });

    expect(await server.ended).toBe(1);
    expectPlain(server, "The folder /dev/null/data can't be written to");
  });

  test('a host that is not this machine', async () => {
    const server = await aServer({ dataDir, env: { HOST: '203.0.113.7', DATABASE_URL: url } });

    expect(await server.ended).toBe(1);
    expectPlain(server, 'HOST=203.0.113.7 is not an address of this machine');
  });

  test('a secret key that does not fit the data', async () => {
    const first = await aServer({ dataDir, env: { DATABASE_URL: url, SECRET_KEY: 'a'.repeat(40) } });
    await first.stop();

    const second = await aServer({ dataDir, env: { DATABASE_URL: url, SECRET_KEY: 'b'.repeat(40) } });

    expect(await second.ended).toBe(1);
    expectPlain(second, 'The secret key does not fit this data');
  });

  test('data of a newer version', async () => {
    await sql`insert into migration (name) values ('9999-tomorrow.sql')`.execute(db);

    const server = await aServer({ dataDir, env: { DATABASE_URL: url } });

    expect(await server.ended).toBe(1);
    expectPlain(server, 'already used by a newer Kentongan');
  });
});
