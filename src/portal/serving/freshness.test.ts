import { beforeAll, expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { announce } from '#platform/events/events.ts';
import { openListener } from '#platform/events/listen.ts';
import { inTransaction } from '#platform/db/db.ts';
import { openLog } from '#platform/log/log.ts';
import { secretBox } from '#platform/secrets/secret-box.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aPortal, aPublishedPost, portalUrl } from '../../../test/support/portal.ts';
import { createPortal } from '../index.ts';

const { db, url } = await aDatabase();
const portal = aPortal(db);
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

test('what any server process commits is seen by the next visitor of every other', async () => {
  const log = openLog('silent');
  const listener = await openListener(url, log);
  const other = createPortal({
    db,
    now: () => portal.now,
    log,
    publicUrl: portalUrl,
    secretKey: 'a secret key that is long enough for tests',
    secrets: secretBox('a secret key that is long enough for tests'),
    listener,
  });
  const front = async (): Promise<string> => await (await other.app.request('/')).text();
  expect(await front()).not.toContain('Kabar dari proses lain');
  await aPublishedPost(db, portal, { agencyId: city.own, title: 'Kabar dari proses lain' });
  await expect.poll(front).toContain('Kabar dari proses lain');
  await inTransaction(db, async (tx) => {
    await tx.updateTable('agency').set({ short_name: 'Dinas Baru' }).where('id', '=', city.own).execute();
    await announce(tx, { topic: 'organisation', agencyId: city.own, id: city.own });
  });
  await expect.poll(front).toContain('Dinas Baru');
  await other.close();
  await listener.close();
});

test('an unchanged page is answered with 304, a changed one anew', async () => {
  const first = await portal.get('/kabar');
  const etag = first.headers.get('etag') ?? '';
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const again = await portal.get('/kabar', { 'if-none-match': etag });
  expect([again.status, again.text]).toEqual([304, '']);
  const { postId } = await aPublishedPost(db, portal, { agencyId: city.own, title: 'Baru sekali' });
  portal.hear({ topic: 'portal', agencyId: city.own, id: postId });
  expect((await portal.get('/kabar', { 'if-none-match': etag })).status).toBe(200);
});

function blank(text: string): string {
  return text.replaceAll(/name="tanda" value="[^"]+"/g, '');
}

test('compressed and plain are the same page, apart from the form’s token', async () => {
  const { app } = portal.portal;
  const packed = await app.request('/', { headers: { 'accept-encoding': 'gzip, br' } });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(packed.headers.get('vary')).toContain('Accept-Encoding');
  const unpacked = gunzipSync(Buffer.from(await packed.arrayBuffer())).toString();
  expect(blank(unpacked)).toBe(blank((await portal.get('/')).text));
  expect(unpacked).not.toBe((await portal.get('/')).text);
});

test('files that every page needs are kept by browsers for good, under a name that changes with them', async () => {
  const { text } = await portal.get('/');
  const files = [...text.matchAll(/(?:href|src)="(\/aset\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(files.length).toBe(3);
  for (const path of files) {
    const { status, headers } = await portal.get(path);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('immutable');
  }
  expect((await portal.get('/aset/..%2Fpackage.json')).status).toBe(404);
});

test('the host header and forwarded hosts change nothing', async () => {
  const { text } = await portal.get('/', { host: 'evil.test', 'x-forwarded-host': 'evil.test' });
  expect(text).not.toContain('evil.test');
  expect(text).toContain(`<link rel="canonical" href="${portalUrl}/"`);
});
