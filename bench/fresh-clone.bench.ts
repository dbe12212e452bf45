// From a fresh clone to a ready city: `git clone`, `npm start`, until the server says it is ready; and what lies on the disk.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/support/server.ts';
import { printFigure } from './figures.ts';

const folder = await mkdtemp(join(tmpdir(), 'kentongan-fresh-'));
const checkout = join(folder, 'a fresh clone');
const port = await freePort();
const startedAt = performance.now();
execFileSync('git', ['clone', '-q', '.', checkout]);
const npm = spawn('npm', ['start'], {
  cwd: checkout,
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: undefined },
  stdio: 'ignore',
  detached: true,
});
while (!(await isReady())) {
  if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}`);
  await sleep(100);
}
const readyS = (performance.now() - startedAt) / 1_000;
const megabytes = Number(execFileSync('du', ['-sm', checkout], { encoding: 'utf8' }).split('\t')[0]);
process.kill(-(npm.pid ?? 0), 'SIGINT');
await once(npm, 'exit');
printFigure({
  name: 'fresh clone to ready (with a warm npm cache, if there is one)',
  value: readyS,
  unit: 's',
  atMost: 120,
});
printFigure({ name: 'fresh clone on disk, when ready', value: megabytes, unit: 'MB', atMost: 900 });
await rm(folder, { recursive: true, force: true });

async function isReady(): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  return answer?.ok === true;
}
