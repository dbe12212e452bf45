// The composer: from a key to the counters of eight variants, first the functions, then in the browser; and the advice that follows
// when the writer pauses.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countText, findingsFor, limitsOf, type MediumName } from '#channels/contract.ts';
import { openDb } from '../src/platform/db/db.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { adviceOn } from '../src/publishing/writing/rules.ts';
import { openBrowser } from '../test/support/browser.ts';
import { startServer } from '../test/support/server.ts';
import { median, percentile, printFigure } from './figures.ts';
import { signedIn } from './signed-in.ts';

const media: readonly MediumName[] = [
  'portal',
  'bluesky',
  'instagram',
  'facebook',
  'x',
  'threads',
  'telegram',
  'mastodon',
];
const sentence =
  'Saluran di Jalan Sriwijaya kini lancar 👷🏽, baca https://kota.go.id/saluran atau tanya @dpupr@kota.social. #KerjaBakti\n';
const keys = 200;

function timesOf(act: (text: string) => unknown, base: string): readonly number[] {
  return Array.from({ length: keys }, (_, key) => {
    const text = `${base}${'a'.repeat(key)}`;
    const began = performance.now();
    act(text);
    return performance.now() - began;
  });
}

function count(text: string): void {
  for (const medium of media) {
    const limits = limitsOf({ medium });
    countText(limits, text);
    findingsFor(limits, { text, title: 'Saluran lancar', pictures: [{ alt: 'Petugas mengeruk saluran' }] });
  }
}

function advise(text: string): void {
  adviceOn({ title: '', text, readOn: '2026-11-27', pictures: [], outdatedFacts: [], electionWords: [] });
}

for (const [name, length] of [
  ['a post of 1,000 characters', 1_000],
  ['20,000 characters', 20_000],
] as const) {
  const base = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
  const counting = timesOf(count, base);
  printFigure({ name: `counters of 8 variants, ${name}, median`, value: median(counting), unit: 'ms', atMost: 16 });
  printFigure({
    name: `counters of 8 variants, ${name}, p95`,
    value: percentile(counting, 95),
    unit: 'ms',
    atMost: 16,
  });
  printFigure({
    name: `advice by rules, ${name}, median`,
    value: median(timesOf(advise, base)),
    unit: 'ms',
    atMost: 50,
  });
}

await inTheBrowser();

/** From the key until the counters on the screen say something new, in the page itself. */
async function inTheBrowser(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-bench-'));
  const database = await startEmbedded(dataDir, { settings: {} });
  if (!database.ok) throw new Error(JSON.stringify(database.refusal));
  const server = await startServer({ dataDir, args: ['--sample'], env: { DATABASE_URL: database.value.url } });
  const db = openDb(database.value.url);
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' });
  await page.setExtraHTTPHeaders({ cookie: await signedIn(server.url, 'admin') });
  await page.goto(`${server.url}/desk/konten/baru`);
  await page.waitForURL(/\/konten\/[\w-]{36}/);
  const postId = /[\w-]{36}/.exec(page.url())?.[0] ?? '';
  const { agency_id } = await db
    .selectFrom('post')
    .select('agency_id')
    .where('id', '=', postId)
    .executeTakeFirstOrThrow();
  await db.deleteFrom('post_variant').where('post_id', '=', postId).execute();
  for (const medium of media) {
    const { id: channel_id } = await db
      .insertInto('channel')
      .values({ agency_id, network: 'by-hand', medium, media_class: 'new', name: `Ukur ${medium}` })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('post_variant').values({ post_id: postId, channel_id }).execute();
  }
  await page.reload();
  const text = page.getByLabel('Teks dasar', { exact: true });
  await text.fill(sentence.repeat(8));
  const counters = await page.getByRole('list', { name: 'Panjang teks di tiap kanal' }).getByRole('listitem').count();
  if (counters !== media.length) throw new Error(`${counters} counters stand there, not ${media.length}`);
  await page.evaluate(`(() => {
    window.took_ = [];
    let pressed = 0;
    addEventListener('keydown', () => { pressed = performance.now(); }, true);
    const list = document.querySelector('[aria-label="Panjang teks di tiap kanal"]');
    new MutationObserver(() => { if (pressed) { window.took_.push(performance.now() - pressed); pressed = 0; } })
      .observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
  })()`);
  await text.press('Control+End');
  await page.keyboard.type('Datang membawa buku KIA ke posyandu terdekat. '.repeat(3), { delay: 40 });
  const took = await page.evaluate<number[]>('window.took_');
  if (took.length < 100) throw new Error(`Only ${took.length} keys changed the counters`);
  printFigure({ name: 'key to 8 counters in the browser, median', value: median(took), unit: 'ms', atMost: 16 });
  printFigure({ name: 'key to 8 counters in the browser, p95', value: percentile(took, 95), unit: 'ms' });
  await browser.close();
  await server.stop();
  await db.destroy();
  await database.value.stop();
  await rm(dataDir, { recursive: true, force: true });
}
