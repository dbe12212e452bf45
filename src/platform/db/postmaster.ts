import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Place } from './embedded-place.ts';

/** Small at rest and safe on power loss: `fsync` and `full_page_writes` keep their defaults. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '48MB',
  work_mem: '8MB',
  maintenance_work_mem: '48MB',
  effective_cache_size: '256MB',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  max_worker_processes: '2',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '2',
  autovacuum_worker_slots: '2',
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // Our processes let go of their connections at once on a fast stop; a client that hangs must not block it.
  client_connection_check_interval: '5s',
};

const largestLogBytes = 2_000_000;

export type Started = { readonly ok: true } | { readonly ok: false; readonly said: string };

/** Starts PostgreSQL and waits until it takes connections. It outlives us when we are killed. */
export async function startPostmaster(place: Place, extra: Readonly<Record<string, string>>): Promise<Started> {
  const { log, from } = await openLogFile(place.logFile);
  try {
    const child = spawn(
      join(place.binaries, 'bin', 'postgres'),
      ['-D', place.cluster, ...flagsOf({ ...settings, unix_socket_directories: quoted(place.socketFolder), ...extra })],
      // Its own process group: Ctrl-C in the terminal reaches us only, and we stop it in order.
      { ...runAs(place), detached: true, stdio: ['ignore', log.fd, log.fd] },
    );
    child.unref();
    const ended = Promise.race([
      once(child, 'error').then(([error]: unknown[]) => String(error)),
      once(child, 'exit').then(async () => (await readFile(place.logFile)).subarray(from).toString('utf8')),
    ]);
    const said = await Promise.race([ended, untilReady(place, child)]);
    return said === null ? { ok: true } : { ok: false, said };
  } finally {
    await log.close();
  }
}

/** Written to at its end, and emptied when it has grown large; `from` is where this start's lines begin. */
async function openLogFile(path: string): Promise<{ log: FileHandle; from: number }> {
  const size = (await stat(path).catch(() => null))?.size ?? 0;
  const tooLarge = size > largestLogBytes;
  return { log: await open(path, tooLarge ? 'w' : 'a', 0o600), from: tooLarge ? 0 : size };
}

function flagsOf(wanted: Readonly<Record<string, string>>): string[] {
  return Object.entries(wanted).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function untilReady({ cluster }: Place, child: ChildProcess): Promise<null> {
  while (child.exitCode === null && child.signalCode === null) {
    const found = await readPidFile(cluster);
    if (found?.ready && found.pid === child.pid) return null;
    await sleep(15);
  }
  // The other side of the race tells what happened.
  return await new Promise<never>(() => undefined);
}

/** Runs one of PostgreSQL's programs to its end. */
export async function runProgram(place: Place, name: string, args: readonly string[]): Promise<Started> {
  const child = spawn(join(place.binaries, 'bin', name), args, { ...runAs(place), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code === 0 ? { ok: true } : { ok: false, said };
  } catch (error) {
    return { ok: false, said: String(error) };
  }
}

function runAs({ owner }: Place): SpawnOptions {
  const account = owner ? { uid: owner.uid, gid: owner.gid } : {};
  return { ...account, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' } };
}

function quoted(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}

interface PidFile {
  readonly pid: number;
  readonly ready: boolean;
}

async function readPidFile(cluster: string): Promise<PidFile | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
}

/** The running PostgreSQL of this place, or null. */
export async function runningPostmaster({ cluster }: Place): Promise<number | null> {
  const found = await readPidFile(cluster);
  if (!found || !(found.pid > 0)) return null;
  return (await commandLine(found.pid)).includes(cluster) ? found.pid : null;
}

/** PostgreSQL refuses to start while the number in its lock file belongs to any process, even to a stranger's. */
export async function removeStaleLocks(place: Place): Promise<void> {
  await rm(join(place.cluster, 'postmaster.pid'), { force: true });
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    await rm(join(place.socketFolder, name), { force: true });
  }
}

/** `fast` ends the sessions and writes everything; after `patienceMs` it is told to stop without that. */
export async function stopPostmaster(place: Place, patienceMs = 20_000): Promise<void> {
  const pid = await runningPostmaster(place);
  if (pid === null) return;
  signal(pid, 'SIGINT');
  const deadline = Date.now() + patienceMs;
  while ((await runningPostmaster(place)) === pid) {
    if (Date.now() > deadline) {
      signal(pid, 'SIGQUIT');
      await sleep(1000);
      return;
    }
    await sleep(20);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // Gone in the meantime is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function commandLine(pid: number): Promise<string> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (fromProc !== null) return fromProc.replaceAll('\0', ' ');
  // No /proc: macOS.
  const listed = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return listed.stdout;
}
