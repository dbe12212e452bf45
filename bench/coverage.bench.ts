// Cakupan over a sample city and 200,000 posts more: the API beside one bare scan of the same posts in the same run; and the timeline with 500 bars.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { CDPSession } from 'playwright-core';
import { openDb } from '../src/platform/db/db.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { openBrowser } from '../test/support/browser.ts';
import { fillCoverage } from '../test/support/full-coverage.ts';
import { startServer } from '../test/support/server.ts';
import { median, percentile, printFigure } from './figures.ts';
import { signedIn } from './signed-in.ts';
import { timedGet } from './timed-get.ts';

const rounds = 20;
const posts = 200_000;
const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-bench-'));
// As root, PostgreSQL's own account must get there.
await chmod(dataDir, 0o755);
const database = await startEmbedded(dataDir, { settings: {} });
if (!database.ok) throw new Error(JSON.stringify(database.refusal));
const server = await startServer({ dataDir, args: ['--sample'], env: { DATABASE_URL: database.value.url } });
const db = openDb(database.value.url);
const cookie = await signedIn(server.url, 'coordinator');

await measureCoverage('sample city', 50);
await fillCoverage(db, { posts, campaigns: 500 });
await measureCoverage(`${posts.toLocaleString('en-GB')} posts`, 300);
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' });
await page.setExtraHTTPHeaders({ cookie });
const paints: number[] = [];
for (let round = 0; round < 4; round += 1) {
  await page.goto(`${server.url}/desk/linimasa?baris=agency`);
  await page.locator('a[href*="/kampanye/"]').nth(20).waitFor();
  paints.push(await page.evaluate<number>(sinceData()));
}
printFigure({
  name: 'timeline, 500 campaigns, first paint after data',
  value: median(paints.slice(1)),
  unit: 'ms',
  atMost: 300,
});
printFigure({
  name: "timeline, 500 campaigns, main thread's own work for the bars",
  value: median(await workForBars()),
  unit: 'ms',
  atMost: 200,
});

await browser.close();
await db.destroy();
await server.stop();
await database.value.stop();
await rm(dataDir, { recursive: true, force: true });

async function measureCoverage(where: string, atMost: number): Promise<void> {
  const floor = {
    name: 'bare query',
    value: percentile(
      await timesOf(() =>
        sql`select date_trunc('week', published_at), agency_id, count(*) from post
          where state in ('published', 'partly-failed') and removed_at is null
            and published_at >= date_trunc('week', now()) - interval '12 weeks' and published_at < now() group by 1, 2`.execute(
          db,
        ),
      ),
      95,
    ),
  };
  for (const by of ['programme', 'channel', 'ward', 'agency']) {
    const times = await timesOf(() => timedGet(`${server.url}/api/coverage?by=${by}&weeks=13`, cookie));
    printFigure({
      name: `coverage by ${by}, ${where}, API p95`,
      value: percentile(times, 95),
      unit: 'ms',
      atMost,
      floor,
    });
  }
  const programmes = await timesOf(() => timedGet(`${server.url}/api/programmes`, cookie));
  printFigure({
    name: `programmes with what was done, ${where}, API p95`,
    value: percentile(programmes, 95),
    unit: 'ms',
    atMost: atMost * 2,
    floor,
  });
}

/** What a busy machine can't blur: the page's computing time from the campaigns' arrival until it rests again. */
async function workForBars(): Promise<readonly number[]> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const works: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const arrived = Promise.withResolvers<void>();
    const letGo = Promise.withResolvers<void>();
    await page.route('**/api/campaigns?*', async (route) => {
      const response = await route.fetch();
      arrived.resolve();
      await letGo.promise;
      await route.fulfill({ response });
    });
    await page.goto(`${server.url}/desk/linimasa?baris=agency`);
    await arrived.promise;
    await page.waitForTimeout(2_000);
    const before = await workSoFar(cdp);
    letGo.resolve();
    await page.locator('a[href*="/kampanye/"]').nth(20).waitFor();
    await page.waitForTimeout(1_000);
    works.push((await workSoFar(cdp)) - before);
    await page.unroute('**/api/campaigns?*');
  }
  return works.slice(1);
}

async function workSoFar(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

/** The first rounds warm up and are not counted. */
async function timesOf(ask: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds + 3; round += 1) {
    const startedAt = performance.now();
    await ask();
    times.push(performance.now() - startedAt);
  }
  return times.slice(3);
}

/** From the last byte of the campaigns to the frame in which their bars stand. */
function sinceData(): string {
  return `new Promise((done) => {
    const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/campaigns'));
    const data = Math.max(...asked.map(({ responseEnd }) => responseEnd));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - data), 0));
  })`;
}
