import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { withDatabase } from './postgres.setup.ts';

/** A Bluesky network of one's own: real directory, data server (PDS) and AppView, on this machine only. */
export interface BlueskyNetwork {
  readonly pdsUrl: string;
  readonly appviewUrl: string;
  readonly plcUrl: string;
  /** What `atproto-proxy` must say so that the data server asks this network's AppView. */
  readonly appviewProxy: string;
  readonly startedInMs: number;
  /** `handle` without its end: `dishub` becomes `dishub.test`. */
  createAccount(handle: string): Promise<BlueskyAccount>;
  /**
   * Resolves when the AppView has seen all that the data server holds. Wait before a reply as well: accounts are
   * indexed side by side, and a reply that is indexed before its parent notifies nobody.
   */
  waitForIndex(): Promise<void>;
  stop(): Promise<void>;
}

export interface BlueskyAccount {
  readonly did: string;
  readonly handle: string;
  readonly password: string;
  appPassword(name: string): Promise<string>;
  revokeAppPassword(name: string): Promise<void>;
  /** One call as this account; an input makes it a procedure (POST), none a query. The AppView is asked through the PDS. */
  call<Answer = unknown>(method: string, input?: object): Promise<Answer>;
}

const folder = fileURLToPath(new URL('./bluesky/', import.meta.url));
/** Any fixed number: test files that start together install one after the other. */
const installLock = 7_264_077;

/** Installs the network's packages into test/support/bluesky, once; later calls find the stamp. Says whether it did. */
export async function installBluesky(): Promise<boolean> {
  const stamp = `${folder}node_modules/.installed`;
  const wanted = createHash('sha256')
    .update(readFileSync(`${folder}package.json`))
    .update(readFileSync(`${folder}package-lock.json`))
    .update(process.version.split('.')[0] ?? '')
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
  return true;
}

async function run(command: string, words: readonly string[]): Promise<void> {
  // Native parts are fetched for the Node that will run them.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` };
  const child = spawn(command, words, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${code}`);
}

/** Starts a network with a database of its own; about eight seconds. Stop it in `afterAll`. */
export async function aBlueskyNetwork(): Promise<BlueskyNetwork> {
  const adminUrl = process.env['TEST_ADMIN_URL'] ?? process.env['TEST_DATABASE_URL'] ?? '';
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('select pg_advisory_lock($1)', [installLock]);
  await installBluesky();
  await admin.query('select pg_advisory_unlock($1)', [installLock]);
  const database = `kentongan_bluesky_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${database}`);

  const ports = await freePorts(['plc', 'pds', 'appview', 'moderation', 'cache', 'control']);
  const settings = JSON.stringify({ ports, databaseUrl: withDatabase(adminUrl, database) });
  const child = spawn(process.execPath, ['--import', './loopback.mjs', 'network.mjs', settings], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ready = await readyLine(child);
  const pdsUrl = `http://localhost:${ports['pds']}`;
  return {
    pdsUrl,
    appviewUrl: `http://localhost:${ports['appview']}`,
    plcUrl: `http://localhost:${ports['plc']}`,
    appviewProxy: `${ready.appviewDid}#bsky_appview`,
    startedInMs: ready.readyMs,
    createAccount: (handle) => createAccount(pdsUrl, handle),
    waitForIndex: async () => {
      const answer = await fetch(`http://127.0.0.1:${ports['control']}`, { method: 'POST' });
      if (!answer.ok) throw new Error(`The AppView did not catch up: ${await answer.text()}`);
    },
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await admin.query(`drop database if exists ${database} with (force)`);
      await admin.end();
    },
  };
}

interface Ready {
  readonly appviewDid: string;
  readonly readyMs: number;
}

async function readyLine({ stdout, stderr }: ChildProcess): Promise<Ready> {
  if (!stdout || !stderr) throw new Error('The network has no output to read');
  let said = '';
  stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-4_000)));
  const lines = createInterface({ input: stdout });
  return await new Promise((resolve, reject) => {
    lines.on('line', (line) => line.startsWith('{"appviewDid"') && resolve(JSON.parse(line) as Ready));
    lines.once('close', () => reject(new Error(`The Bluesky network did not start:\n${said}`)));
  });
}

/** Free ports of this machine, all held open until each is known, so that no two are the same. */
async function freePorts(names: readonly string[]): Promise<Record<string, number>> {
  const held = await Promise.all(
    names.map(async (name) => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      return { name, server, port: typeof address === 'object' && address ? address.port : 0 };
    }),
  );
  await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(held.map(({ name, port }) => [name, port]));
}

async function createAccount(pdsUrl: string, name: string): Promise<BlueskyAccount> {
  const handle = `${name}.test`;
  const password = randomBytes(12).toString('hex');
  const created = await ask<{ did: string; accessJwt: string }>(`${pdsUrl}/xrpc/com.atproto.server.createAccount`, {
    input: { handle, email: `${name}@example.test`, password },
  });
  const call = <Answer>(method: string, input?: object): Promise<Answer> =>
    ask<Answer>(`${pdsUrl}/xrpc/${method}`, { token: created.accessJwt, ...(input ? { input } : {}) });
  return {
    did: created.did,
    handle,
    password,
    call,
    appPassword: async (label) =>
      (await call<{ password: string }>('com.atproto.server.createAppPassword', { name: label })).password,
    revokeAppPassword: async (label) => {
      await call('com.atproto.server.revokeAppPassword', { name: label });
    },
  };
}

async function ask<Answer>(url: string, { token, input }: { token?: string; input?: object }): Promise<Answer> {
  const answer = await fetch(url, {
    method: input ? 'POST' : 'GET',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(input ? { 'content-type': 'application/json' } : {}),
    },
    ...(input ? { body: JSON.stringify(input) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}
