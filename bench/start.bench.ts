// Ready after `npm start` when everything is installed, and memory of everything at rest with the sample city.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/support/server.ts';
import { median, printFigure } from './figures.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-bench-'));
const port = await freePort();
const restMs = 20_000;

await once((await npmStart(['--', '--sample'])).stop(), 'exit');
const readyMs: number[] = [];
let memory = 0;
for (let run = 0; run < 5; run += 1) {
  const server = await npmStart([]);
  readyMs.push(server.readyMs);
  if (run === 4) {
    await sleep(restMs);
    memory = proportionalMb(server.pid);
  }
  await once(server.stop(), 'exit');
}
printFigure({
  name: 'ready after npm start, installed, sample city',
  value: median(readyMs) / 1_000,
  unit: 's',
  atMost: 3,
});
printFigure({ name: 'memory at rest, sample city, server and database', value: memory, unit: 'MB', atMost: 350 });
await rm(dataDir, { recursive: true, force: true });

async function npmStart(rest: readonly string[]) {
  const startedAt = performance.now();
  const child = spawn('npm', ['start', ...rest], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    stdio: 'ignore',
    detached: true,
  });
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null) throw new Error('npm start ended');
    await sleep(10);
  }
  const stop = () => {
    // To the whole group, as a terminal does with Ctrl-C.
    process.kill(-(child.pid ?? 0), 'SIGINT');
    return child;
  };
  return { readyMs: performance.now() - startedAt, pid: child.pid ?? 0, stop };
}

interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Proportional set size of the process and all below it, npm itself left out: shared pages are counted once. */
function proportionalMb(rootPid: number): number {
  const table = processes();
  // The database may have been started as a process of its own: it is known by its folder.
  const family = new Set([rootPid, ...table.filter(({ command }) => command.includes(dataDir)).map(({ pid }) => pid)]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const { pid, parent } of table) if (family.has(parent)) family.add(pid);
  }
  const counted = table.filter(({ pid, command }) => family.has(pid) && !/^npm |^sh -c/.test(command));
  return counted.reduce((sum, { pid }) => sum + proportionalKb(pid), 0) / 1_024;
}

function proportionalKb(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
}

function processes(): readonly Listed[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
