// Pages of the portal with the sample city, served by one process on one core, against a bare Hono app in the same run.
import { readFileSync } from 'node:fs';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { freePort, startServer } from '../test/support/server.ts';
import { median, printFigure } from './figures.ts';

const rounds = 3;
const seconds = 4;
const promised = 1000;

const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-bench-'));
const server = await startServer({ dataDir, args: ['--sample'] });
const bare = await startBareHono();
onOneCore(server.pid);
onOneCore(bare.pid);

const front = await (await fetch(`${server.url}/`)).text();
const posts = await (await fetch(`${server.url}/kabar`)).text();
const pages = [
  { name: 'front page', path: '/' },
  { name: 'post page', path: /href="(\/kabar\/[^"?]+)"/.exec(posts)?.[1] ?? '' },
  { name: 'programme page', path: /href="(\/program\/[^"]+)"/.exec(front)?.[1] ?? '' },
];
for (const { name, path } of pages) {
  printFigure({ name: `${name} and its files, uncompressed`, value: await weightOf(path), unit: 'kB', atMost: 60 });
  for (const encoding of ['gzip', 'identity']) {
    const floor = await measure(bare, { path: '/', encoding });
    const portal = await measure(server, { path, encoding });
    printFigure({
      name: `${name}, ${encoding}, p50 ${portal.p50} ms, p99 ${portal.p99} ms`,
      value: portal.perSecond,
      unit: 'req/s',
      atLeast: promised,
      floor: { name: 'bare Hono', value: floor.perSecond },
    });
    // What a busy machine can't blur: how many the process answers in a second of its own computing time.
    printFigure({
      name: `    the same, per second of computing time`,
      value: portal.perCpuSecond,
      unit: 'req/s',
      atLeast: promised,
      floor: { name: 'bare Hono', value: floor.perCpuSecond },
    });
  }
}
await server.stop();
bare.stop();
await rm(dataDir, { recursive: true, force: true });

/** The page and the files it names, apart from pictures. */
async function weightOf(path: string): Promise<number> {
  const bytesOf = async (of: string): Promise<ArrayBuffer> => await (await fetch(server.url + of)).arrayBuffer();
  const text = await (await fetch(server.url + path)).text();
  const files = new Set([...text.matchAll(/(?:href|src)="(\/aset\/[^"]+)"/g)].map(([, file = '']) => file));
  const sizes = await Promise.all([...files].map(async (file) => (await bytesOf(file)).byteLength));
  return (Buffer.byteLength(text) + sizes.reduce((sum, size) => sum + size, 0)) / 1_000;
}

interface Measured {
  readonly perCpuSecond: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Medians of several rounds; a round with any answer but 200 counts for nothing. */
async function measure(
  { url, pid }: { readonly url: string; readonly pid: number },
  { path, encoding }: { readonly path: string; readonly encoding: string },
): Promise<Measured> {
  const results: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = cpuSecondsOf(pid);
    const { requests, latency, non2xx, errors } = await autocannon({
      url: url + path,
      connections: 20,
      duration: seconds,
      headers: { 'accept-encoding': encoding, 'user-agent': 'Mozilla/5.0 (Android 14; Mobile) Firefox/140.0' },
    });
    if (non2xx + errors > 0) throw new Error(`${url}${path}: ${non2xx} refused, ${errors} failed`);
    const perCpuSecond = requests.total / (cpuSecondsOf(pid) - before);
    results.push({ perSecond: requests.average, perCpuSecond, p50: latency.p50, p99: latency.p99 });
  }
  const of = (kind: keyof Measured): number => median(results.map((result) => result[kind]));
  return { perSecond: of('perSecond'), perCpuSecond: of('perCpuSecond'), p50: of('p50'), p99: of('p99') };
}

/** Linux counts in hundredths of a second: fields 14 and 15 of `stat`, after the name in brackets. */
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** All threads of the process; the load comes from the other cores. */
function onOneCore(pid: number): void {
  execFileSync('taskset', ['-acp', '0', String(pid)], { stdio: 'ignore' });
}

async function startBareHono(): Promise<{ readonly url: string; readonly pid: number; stop(): void }> {
  const port = await freePort();
  const source = `
    import { serve } from '@hono/node-server';
    import { Hono } from 'hono';
    const page = '<!doctype html>' + 'x'.repeat(15000);
    serve({ fetch: new Hono().get('/', (c) => c.html(page)).fetch, port: ${port}, hostname: '127.0.0.1' }, () => console.log('ready'));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => void child.kill() };
}
