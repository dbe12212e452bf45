// Every read of the API with the sample city, as an agency's admin and as the coordinator sees it: p95 of all, and of the slowest.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../test/support/server.ts';
import { median, percentile, printFigure } from './figures.ts';
import { signedIn } from './signed-in.ts';
import { timedGet } from './timed-get.ts';

/** A machine's bad moment must not speak for a read: its p95 is the median of those of several blocks, minutes apart. */
const blocks = 3;
const rounds = 40;
const printedRounds = 5;
/** Till the code that a read runs through is compiled. */
const warmUp = 20;
/** No read but a proof: it computes the whole chain again, so its time grows with the trail. */
const proof = '/audit/verification';
/** Printed by a browser that is started for it; timed by itself. */
const isPrinted = (path: string): boolean => /\/pdf(\?|$)/.test(path);
const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-bench-'));
const server = await startServer({ dataDir, args: ['--sample'] });

type Read = (path: string) => Promise<Response>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: { readonly format?: string };
}

interface Document {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } }>>;
}

for (const role of ['admin', 'coordinator'] as const) {
  const cookie = await signedIn(server.url, role);
  const read: Read = (path) => fetch(`${server.url}/api${path}`, { headers: { cookie } });
  const paths = await readablePaths(read);
  const timed = new Map<string, (readonly number[])[]>(paths.map((path) => [path, []]));
  for (let block = 0; block < blocks; block += 1) {
    for (const path of block === 0 ? paths : paths.filter((one) => !isPrinted(one))) {
      timed.get(path)?.push(await timesOf(path, cookie, isPrinted(path) ? printedRounds : rounds));
    }
  }
  const reads = [...timed].filter(([path]) => !isPrinted(path)).map(([path, times]) => ({ path, times }));
  const together = Array.from({ length: blocks }, (_, block) => reads.flatMap(({ times }) => times[block] ?? []));
  printFigure({
    name: `${reads.length} API reads as ${role}, p95 of all`,
    value: median(together.map((times) => percentile(times, 95))),
    unit: 'ms',
    atMost: 30,
  });
  const slowestFirst = reads
    .map(({ path, times }) => ({
      path,
      p50: median(times.flat()),
      p95: median(times.map((block) => percentile(block, 95))),
    }))
    .toSorted((x, y) => y.p95 - x.p95);
  const slowest = slowestFirst[0]?.p95 ?? Number.NaN;
  printFigure({ name: `the slowest of them, p95`, value: slowest, unit: 'ms' });
  for (const { path, p50, p95 } of slowestFirst.slice(0, 8)) {
    const shown = path.replaceAll(/[0-9a-f-]{36}/g, '…').padEnd(54);
    console.log(`    ${shown} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  }
  for (const [path, [times = []]] of timed) {
    if (!isPrinted(path)) continue;
    printFigure({ name: `${path.split('?')[0] ?? ''} printed for the ${role}, p50`, value: median(times), unit: 'ms' });
  }
}
const cookie = await signedIn(server.url, 'coordinator');
const times = await timesOf(proof, cookie);
const { entries } = (await (await fetch(`${server.url}/api${proof}`, { headers: { cookie } })).json()) as {
  entries: number;
};
const value = median(times) / (entries / 1000);
printFigure({
  name: `every link of the trail computed again, per 1,000 of ${entries} entries, p50`,
  value,
  unit: 'ms',
});
await server.stop();
await rm(dataDir, { recursive: true, force: true });

/** The first rounds warm up and are not counted; what is printed is started anew each time. */
async function timesOf(path: string, as: string, counted = rounds): Promise<readonly number[]> {
  const before = isPrinted(path) ? 1 : warmUp;
  const times: number[] = [];
  for (let round = 0; round < before + counted; round += 1) times.push(await timedGet(`${server.url}/api${path}`, as));
  return times.slice(before);
}

/** All GET paths with what they need to be asked: ids of the first thing in the list above, a month of days, an own agency. */
async function readablePaths(read: Read): Promise<string[]> {
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Document;
  const agencyId = await firstId('/agencies', read);
  const found: string[] = [];
  for (const [path, { get }] of Object.entries(document.paths)) {
    if (!get || path === proof || /events|export|openapi/.test(path)) continue;
    const needed = (get.parameters ?? []).filter(({ in: place, required }) => place === 'query' && required);
    const filled = await fillIn(path, read);
    if (filled === undefined) continue;
    const query = new URLSearchParams(
      Object.fromEntries(needed.map(({ name, schema }) => [name, exampleOf(name, schema, agencyId)])),
    );
    const asked = needed.length === 0 ? filled : `${filled}?${query.toString()}`;
    if ((await read(asked)).ok) found.push(asked);
  }
  return found;
}

async function fillIn(path: string, read: Read): Promise<string | undefined> {
  if (!path.includes('{')) return path;
  const id = await firstId(path.slice(0, path.indexOf('/{')), read);
  const filled = id && path.replace(/\{\w+\}/, id);
  return filled?.includes('{') ? undefined : filled;
}

async function firstId(list: string, read: Read): Promise<string | undefined> {
  const answer = await read(list);
  return answer.ok ? /"id":"([0-9a-f-]{36})"/.exec(await answer.text())?.[1] : undefined;
}

function exampleOf(name: string, { format }: Parameter['schema'], agencyId = ''): string {
  const daysOn = { from: -30, to: 7 }[name] ?? 0;
  const instant = new Date(Date.now() + daysOn * 86_400_000).toISOString();
  const examples: Readonly<Record<string, string>> = {
    agencyId,
    q: 'lampu',
    month: instant.slice(0, 7),
    metric: 'followers',
  };
  return examples[name] ?? (format === 'date-time' ? instant : instant.slice(0, 10));
}
