import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, field, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { crop, desk, library } from '../support/words.ts';

/** An admin finds a picture, notes who agreed, and uses it again instead of uploading it anew. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();
const admin = { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword };

let page: Page;
beforeAll(async () => {
  page = await aDevice(browser);
  await signIn(page, server, admin);
});

test('the library is searched, and what is known of a picture is written down', async () => {
  await page.goto(`${server.url}/desk/pustaka`);
  await page.getByRole('searchbox', { name: library('search') }).fill('pengerukan');
  await page.getByRole('button', { name: /^Pengerukan saluran air/ }).first().click();
  const drawer = page.getByRole('dialog', { name: library('details') });
  await drawer.getByLabel(library('consent'), { exact: true }).selectOption({ label: library('consent.children') });
  await field(page, library('consent-by.children')).fill('Pak Slamet, ayah kandung');
  await field(page, library('tags')).fill('saluran, anak');
  expect(await screenFaults(page)).toEqual([]);
  await drawer.getByRole('button', { name: library('save') }).click();
  await page.getByText(library('saved')).first().waitFor();
  const kept = db.selectFrom('media').select('tags').where('consent_by', '=', 'Pak Slamet, ayah kandung');
  expect(await kept.execute()).toEqual([{ tags: ['saluran', 'anak'] }]);
  await page.getByRole('searchbox', { name: library('search') }).fill('tidak ada di mana pun');
  await page.getByRole('button', { name: library('none.clear') }).click();
  expect(await screenFaults(page)).toEqual([]);
}); // oxfmt-ignore

test('a post takes a picture from the library, and a copy that comes in is told to resemble it', async () => {
  const post = db.selectFrom('post as p').innerJoin('agency as a', 'a.id', 'p.agency_id').select(['p.id', 'p.agency_id']);
  const { id, agency_id } = await post.where('a.code', '=', 'DPUPR').where('p.state', '=', 'draft').executeTakeFirstOrThrow();
  const before = await pictures(id);
  const usual = db.selectFrom('media').select('title').where('agency_id', '=', agency_id).where('title', 'not like', 'Logo%');
  const { title } = await usual.where('id', 'not in', before).orderBy('title').executeTakeFirstOrThrow();
  await page.goto(`${server.url}/desk/konten/${id}`);
  await page.getByRole('button', { name: desk('media', 'library') }).click();
  const dialog = page.getByRole('dialog', { name: library('pick.title') });
  await dialog.getByRole('button', { name: /Dipakai/ }).first().waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await dialog.getByRole('searchbox').fill(title);
  await dialog.getByRole('button', { name: new RegExp(`^${title}`) }).first().click();
  await dialog.getByRole('button', { name: library('pick.chosen', { count: 1 }) }).click();
  await expect.poll(async () => (await pictures(id)).length).toBe(before.length + 1);

  const [taken] = (await pictures(id)).filter((one) => !before.includes(one));
  const original = await page.request.get(`${server.url}/api/media/${taken}/original`);
  const copy = await sharp(await original.body()).resize(700).jpeg({ quality: 50 }).toBuffer();
  await page.locator('input[type=file][multiple]').setInputFiles({ name: 'salinan.jpg', mimeType: 'image/jpeg', buffer: copy });
  const notice = page.getByRole('status').filter({ hasText: desk('media', 'alike', { name: 'salinan.jpg' }) });
  await notice.waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await notice.getByRole('button', { name: desk('media', 'alike.take.of', { title }) }).first().click();
  await expect.poll(async () => (await pictures(id)).length).toBe(before.length + 1);
  const archived = db.selectFrom('media').select('archived_at').where('original_name', '=', 'salinan.jpg');
  await expect.poll(async () => (await archived.executeTakeFirstOrThrow()).archived_at).not.toBeNull();
}); // oxfmt-ignore

test('a large photo over a bad line waits, survives a reload, and arrives without being chosen again', async () => {
  const post = db.selectFrom('post as p').innerJoin('agency as a', 'a.id', 'p.agency_id').select('p.id');
  const { id } = await post.where('a.code', '=', 'DPUPR').where('p.state', '=', 'draft').executeTakeFirstOrThrow();
  const before = (await pictures(id)).length;
  await page.goto(`${server.url}/desk/konten/${id}`);
  let parts = 0;
  await page.route('**/api/media-uploads/*', (route) => {
    if (route.request().method() !== 'PATCH') return route.fallback();
    parts += 1;
    return parts > 1 ? route.abort('connectionreset') : route.fallback();
  });
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const buffer = await sharp({ create: { width: 2600, height: 1700, channels: 3, background: '#777', noise } }).jpeg({ quality: 95 }).toBuffer();
  await page.locator('input[type=file][multiple]').setInputFiles({ name: 'besar.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByText(/^besar\.jpg menunggu sambungan/).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.unroute('**/api/media-uploads/*');
  await page.reload();
  await expect.poll(async () => (await pictures(id)).length, { timeout: 20_000 }).toBe(before + 1);
  const rows = await db.selectFrom('media_upload').select(['name', 'media_id']).where('name', '=', 'besar.jpg').execute();
  expect(rows).toHaveLength(1);

  await page.locator('input[type=file][multiple]').setInputFiles({ name: 'rapat.heic', mimeType: '', buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic') });
  await page.getByText(/^rapat\.heic belum terunggah: Ini foto HEIC/).waitFor();
}); // oxfmt-ignore

test('a part for one network is chosen by keyboard, shown as the server makes it, and kept with the post', async () => {
  const post = db.selectFrom('post as p').innerJoin('post_variant as v', 'v.post_id', 'p.id').innerJoin('channel as c', 'c.id', 'v.channel_id');
  const drafts = post.innerJoin('post_media as u', 'u.post_id', 'p.id').innerJoin('agency as a', 'a.id', 'p.agency_id').select('p.id').where('a.code', '=', 'DPUPR').where('p.state', '=', 'draft');
  const { id } = await drafts.where('c.medium', '=', 'bluesky').orderBy('p.id').executeTakeFirstOrThrow();
  await page.goto(`${server.url}/desk/konten/${id}`);
  await page.getByRole('button', { name: crop('button.of', { number: 1 }) }).click();
  const dialog = page.getByRole('dialog', { name: crop('title', { number: 1 }) });
  await dialog.getByLabel(crop('network')).selectOption({ label: 'Bluesky' });
  await dialog.getByRole('button', { name: '1:1', exact: true }).press('Enter');
  const area = dialog.getByRole('button', { name: crop('area') });
  await area.focus();
  for (const key of ['Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', '-']) await page.keyboard.press(key);
  await dialog.locator('img[src*="/crops/"]').waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: crop('done') }).click();
  const kept = () => db.selectFrom('post_media').select('crops').where('post_id', '=', id).orderBy('position').executeTakeFirstOrThrow();
  await expect.poll(async () => Object.keys((await kept()).crops as object)).toEqual(['bluesky']);
  const { bluesky } = (await kept()).crops as { bluesky: { x: number; width: number; height: number } };
  expect(bluesky.x).toBeLessThan(0.05);
  expect(bluesky.height).toBeCloseTo(0.95, 2);
}); // oxfmt-ignore

async function pictures(postId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('post_media').select('media_id').where('post_id', '=', postId).execute();
  return rows.map(({ media_id }) => media_id);
}
