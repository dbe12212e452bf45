// Approving from the link in a letter, on a phone: what its page weighs on the wire, and how many taps it takes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecret, type PersonId } from '../src/organisation/index.ts';
import { openDb } from '../src/platform/db/db.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { addLetter } from '../src/publishing/approval-letters/letter.store.ts';
import { openBrowser } from '../test/support/browser.ts';
import { startServer } from '../test/support/server.ts';
import { printFigure } from './figures.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-bench-'));
const database = await startEmbedded(dataDir, { settings: {} });
if (!database.ok) throw new Error(JSON.stringify(database.refusal));
const server = await startServer({ dataDir, args: ['--sample'], env: { DATABASE_URL: database.value.url } });
const db = openDb(database.value.url);

const post = await db
  .selectFrom('post as p')
  .innerJoin('post_media as m', 'm.post_id', 'p.id')
  .innerJoin('membership as r', 'r.agency_id', 'p.agency_id')
  .select(['p.id', 'r.person_id'])
  .where('p.state', '=', 'in-review')
  .where('r.role', '=', 'approver')
  .where('p.information_class', '=', 'berkala')
  .orderBy('p.id')
  .executeTakeFirstOrThrow();
const { secret, hash: tokenHash } = newSecret();
const expiresAt = new Date(Date.now() + 86_400_000);
await addLetter(db, { tokenHash, postId: post.id, personId: post.person_id as PersonId, expiresAt });

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'id-ID' });
const cdp = await page.context().newCDPSession(page);
await cdp.send('Network.enable');
const weights = { page: 0, pictures: 0 };
const pictures = new Set<string>();
cdp.on('Network.responseReceived', ({ requestId, type }) => type === 'Image' && pictures.add(requestId));
cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
  weights[pictures.has(requestId) ? 'pictures' : 'page'] += encodedDataLength;
});
await page.goto(`${server.url}/setujui/${secret}`, { waitUntil: 'networkidle' });
let taps = 0;
while (!(await page.getByText(/^Disetujui/).count())) {
  if (taps === 3) throw new Error('Three taps did not approve it');
  await page.getByRole('button', { name: /Setujui/ }).first().click(); // oxfmt-ignore
  await page.waitForLoadState('networkidle');
  taps += 1;
}
printFigure({
  name: 'page behind the link in a letter, without pictures',
  value: weights.page / 1_000,
  unit: 'kB',
  atMost: 60,
});
printFigure({ name: '  its pictures', value: weights.pictures / 1_000, unit: 'kB' });
printFigure({ name: '  taps until it is approved', value: taps, unit: '', atMost: 2 });

await browser.close();
await server.stop();
await db.destroy();
await database.value.stop();
await rm(dataDir, { recursive: true, force: true });
