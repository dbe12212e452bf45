import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbedded, type EmbeddedDatabase } from './embedded.ts';

const root = await mkdtemp(join(tmpdir(), 'kentongan pg '));
// As root, PostgreSQL's own account must get there.
await chmod(root, 0o755);
const folder = join(root, 'data');
const module = fileURLToPath(new URL('embedded.ts', import.meta.url));

afterAll(() => rm(root, { recursive: true, force: true }));

async function started(options = {}): Promise<EmbeddedDatabase> {
  const outcome = await startEmbedded(folder, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

async function ask<Row extends pg.QueryResultRow>(url: string, query: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  // A database that goes down between two steps is told by the step that follows.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<Row>(query);
  await client.end();
  return rows;
}

/** Starts the database in a process of its own, does `then`, and kills that process. */
async function killedProcess(then: string): Promise<void> {
  const code = `
    import pg from 'pg';
    import { startEmbedded } from ${JSON.stringify(module)};
    const { value } = await startEmbedded(${JSON.stringify(folder)});
    const client = new pg.Client({ connectionString: value.url });
    await client.connect();
    ${then}
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' });
  await once(child, 'exit');
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

test('it starts in a folder with a space, keeps its data over a stop, and can sort and search as we need', async () => {
  const first = await started();
  await ask(first.url, 'create table kept as select 42 answer');
  await first.stop();
  const again = await started();

  expect(await ask(again.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(await ask(again.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  expect(await ask(again.url, "select lower('SAÉ') lowered")).toEqual([{ lowered: 'saé' }]);
  await ask(again.url, 'create extension pg_trgm; create extension unaccent');
  await again.stop();
});

test('a second server on the same folder is refused, a command may share', async () => {
  const first = await started();

  expect(await startEmbedded(folder)).toEqual({ ok: false, refusal: { kind: 'data-folder-in-use', folder } });
  const shared = await started({ share: true });
  expect(shared.ours).toBe(false);
  await shared.stop();
  expect(await ask(first.url, 'select 1 alive')).toEqual([{ alive: 1 }]);
  await first.stop();
});

test('after kill -9 the PostgreSQL that was left behind is taken over with all that was committed', async () => {
  await killedProcess("await client.query('create table committed as select 7 answer');");
  const orphan = await postmasterPid();

  const next = await started();

  expect(await postmasterPid()).toBe(orphan);
  expect(await ask(next.url, 'select answer from committed')).toEqual([{ answer: 7 }]);
  await next.stop();
});

test('after kill -9 of everything the next start recovers', async () => {
  await killedProcess("await client.query('create table survived as select 8 answer');");
  process.kill(await postmasterPid(), 'SIGKILL');
  await sleep(300);

  const next = await started();

  expect(await ask(next.url, 'select answer from survived')).toEqual([{ answer: 8 }]);
  await next.stop();
});

test('a lock file whose number belongs to a stranger is no lock', async () => {
  const pidFile = join(folder, 'postgres', 'data', 'postmaster.pid');
  await writeFile(pidFile, `${process.pid}\n${join(folder, 'postgres', 'data')}\n0\n5432\n\n\n0 0\nready\n`);

  const next = await started();

  expect(await ask(next.url, 'select 1 alive')).toEqual([{ alive: 1 }]);
  await next.stop();
});

test('when PostgreSQL is killed under a running server it comes back', async () => {
  const server = await started();
  process.kill(await postmasterPid(), 'SIGKILL');
  await sleep(300);
  let alive: readonly object[] = [];
  for (let tries = 0; tries < 100 && alive.length === 0; tries += 1) {
    await sleep(100);
    alive = await ask(server.url, 'select 1 alive').catch(() => []);
  }

  expect(alive).toEqual([{ alive: 1 }]);
  await server.stop();
});

test('data of another PostgreSQL is left alone', async () => {
  const other = join(root, 'other');
  await mkdir(join(other, 'postgres', 'data'), { recursive: true });
  await writeFile(join(other, 'postgres', 'data', 'PG_VERSION'), '12\n');

  expect(await startEmbedded(other)).toEqual({
    ok: false,
    refusal: { kind: 'embedded-database-other-version', found: '12', needed: '18' },
  });
});

test('a folder that is a file is refused in plain words', async () => {
  const file = join(root, 'file');
  await writeFile(file, '');

  expect(await startEmbedded(file)).toEqual({ ok: false, refusal: { kind: 'folder-not-writable', folder: file } });
});

const asRoot = process.getuid?.() === 0;

test.runIf(asRoot)('as root, a folder that others can not read gets its database elsewhere, and a note', async () => {
  const hidden = await mkdtemp(join(root, 'hidden '));
  const first = await startEmbedded(hidden);
  const url = first.ok ? first.value.url : '';
  await ask(url, 'create table kept as select 9 answer');
  if (first.ok) await first.value.stop();
  const again = await startEmbedded(hidden);
  const elsewhere = (await readFile(join(hidden, 'postgres-folder'), 'utf8')).trim();

  expect(elsewhere).toMatch(/^\/var\/lib\/kentongan\/[0-9a-f]{12}$/);
  expect(await ask(url, 'select answer from kept')).toEqual([{ answer: 9 }]);
  if (again.ok) await again.value.stop();
  await rm(elsewhere, { recursive: true });
});

test.runIf(asRoot)('as root, data that PostgreSQL can not get to is told, not forgotten', async () => {
  const hidden = await mkdtemp(join(root, 'copied '));
  await mkdir(join(hidden, 'postgres', 'data'), { recursive: true });

  expect(await startEmbedded(hidden)).toEqual({
    ok: false,
    refusal: { kind: 'data-folder-not-reachable', folder: hidden },
  });
});
