import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, field, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { crop, desk, ideas, library } from '../support/words.ts';

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

test('who saves meanwhile is not overwritten, in the drawer of a picture and in the form of an idea', async () => {
  const seen = db.selectFrom('media as m').innerJoin('agency as a', 'a.id', 'm.agency_id').select('m.id').where('a.code', '=', 'DPUPR');
  const picture = await seen.where('m.title', 'not like', 'Logo%').orderBy('m.title').executeTakeFirstOrThrow();
  const own = db.selectFrom('idea as i').innerJoin('agency as a', 'a.id', 'i.agency_id').select('i.id').where('a.code', '=', 'DPUPR');
  const idea = await own.where('i.removed_at', 'is', null).orderBy('i.id').executeTakeFirstOrThrow();
  await page.goto(`${server.url}/desk/pustaka?foto=${picture.id}`);
  expect(await bothKept({ api: `/api/media/${picture.id}`, mine: library('name'), others: library('source'), part: 'source' })).toEqual(both);
  await page.goto(`${server.url}/desk/ide?ide=${idea.id}`);
  await page.getByRole('button', { name: ideas('edit'), exact: true }).click();
  expect(await bothKept({ api: `/api/ideas/${idea.id}`, mine: ideas('line'), others: ideas('note'), part: 'note' })).toEqual(both);
}); // oxfmt-ignore

interface Form {
  readonly api: string;
  /** The field that is written in here, and the one that a colleague writes in. */
  readonly mine: string;
  readonly others: string;
  readonly part: string;
}

const both = ['Judul saya', 'Rekan B'];

/** What stands there at the end of what two people wrote at once. */
async function bothKept({ api, mine, others, part }: Form): Promise<readonly unknown[]> {
  const drawer = page.getByRole('dialog');
  const other = drawer.getByLabel(new RegExp(`^${others}`)).first();
  await other.waitFor();
  await colleagueWrites(api, { [part]: 'Rekan A' });
  await expect.poll(() => other.inputValue()).toBe('Rekan A');
  await drawer.getByLabel(new RegExp(`^${mine}`)).first().fill('Judul saya');
  const heard = page.waitForResponse((answer) => answer.url().endsWith(api) && answer.request().method() === 'GET');
  await colleagueWrites(api, { [part]: 'Rekan B' });
  await heard;
  await drawer.getByRole('button', { name: library('save'), exact: true }).click();
  const mineAfterAll = drawer.getByRole('button', { name: desk('web', 'save.conflict.mine') });
  await mineAfterAll.waitFor();
  expect(await screenFaults(page)).toEqual([]);
  expect(await written(api)).toMatchObject({ [part]: 'Rekan B' });
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().includes(api));
  await mineAfterAll.click();
  expect((await saved).status()).toBe(200);
  const now = await written(api);
  return [now['title'], now[part]];
} // oxfmt-ignore

type Written = Readonly<Record<string, unknown>>;

async function written(api: string): Promise<Written> {
  const view = (await (await page.request.get(`${server.url}${api}`)).json()) as Written;
  if ('details' in view) return { ...(view['details'] as object), revision: view['revision'] };
  const { title, note, link, mediaId, wishedOn, forCity, revision } = view;
  const tied = { programmeId: idOf(view['programme']), pillarId: idOf(view['pillar']) };
  return { title, note, link, mediaId, wishedOn, forCity, revision, ...tied };
}

function idOf(tied: unknown): string | null {
  return (tied as { id: string } | null)?.id ?? null;
}

async function colleagueWrites(api: string, part: Written): Promise<void> {
  const place = api.includes('/media/') ? `${api}/details` : api;
  const data = { ...(await written(api)), ...part };
  expect((await page.request.put(`${server.url}${place}`, { headers: { origin: server.url }, data })).status()).toBe(
    200,
  );
}

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
  await page.getByRole('button', { name: desk('web', 'undo') }).click();
  const { id: copied } = await db.selectFrom('media').select('id').where('original_name', '=', 'salinan.jpg').executeTakeFirstOrThrow();
  await expect.poll(() => pictures(id)).toEqual([...before, taken, copied]);
  await expect.poll(async () => (await archived.executeTakeFirstOrThrow()).archived_at).toBeNull();
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
  await page.locator('input[type=file][multiple]').setInputFiles(await aPhotoOf('besar.jpg', { width: 2600, height: 1700 }));
  await page.getByText(/^besar\.jpg menunggu sambungan/).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.unroute('**/api/media-uploads/*');
  let heads = 0;
  await page.route('**/api/media-uploads/*', (route) => {
    if (route.request().method() !== 'HEAD') return route.fallback();
    heads += 1;
    return heads > 2 ? route.fallback() : route.fulfill({ status: heads === 1 ? 503 : 429 });
  });
  await page.reload();
  await expect.poll(async () => (await pictures(id)).length, { timeout: 20_000 }).toBe(before + 1);
  const rows = await db.selectFrom('media_upload').select(['name', 'media_id']).where('name', '=', 'besar.jpg').execute();
  expect(rows).toHaveLength(1);
  await page.unroute('**/api/media-uploads/*');

  await page.locator('input[type=file][multiple]').setInputFiles({ name: 'rapat.heic', mimeType: '', buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic') });
  await page.getByText(/^rapat\.heic belum terunggah: Ini foto HEIC/).waitFor();
}); // oxfmt-ignore

test('what is not wanted any more is not sent, and what is left goes on only where it belongs, in one tab', async () => {
  const { line, hold, release, choose } = await slowUploads();
  const post = db.selectFrom('post as p').innerJoin('agency as a', 'a.id', 'p.agency_id').select('p.id');
  const { id } = await post.where('a.code', '=', 'DPUPR').where('p.state', '=', 'draft').executeTakeFirstOrThrow();
  await page.goto(`${server.url}/desk/konten/${id}`);
  hold();
  await choose('satu.jpg', 'dua.jpg', 'tiga.jpg');
  await page.getByRole('button', { name: desk('media', 'give-up', { name: 'dua.jpg' }) }).click();
  await page.getByRole('link', { name: 'Pustaka' }).first().click();
  await page.getByRole('searchbox', { name: library('search') }).waitFor();
  await release();
  expect(await arrived('satu.jpg', 'dua.jpg', 'tiga.jpg')).toEqual([]);

  const before = (await pictures(id)).length;
  hold();
  await page.goto(`${server.url}/desk/konten/${id}`);
  await line(page, 'satu.jpg').waitFor();
  const other = await page.context().newPage();
  await other.goto(`${server.url}/desk/konten/${id}`);
  await line(other, 'tiga.jpg').waitFor();
  await release();
  await expect.poll(async () => (await pictures(id)).length).toBe(before + 2);
  await expect.poll(() => line(other, '').count()).toBe(0);
  expect(await arrived('satu.jpg', 'dua.jpg', 'tiga.jpg')).toEqual(['satu.jpg', 'tiga.jpg']);
  await other.close();

  const ideasOf = db.selectFrom('idea as i').innerJoin('agency as a', 'a.id', 'i.agency_id').select('i.id').where('a.code', '=', 'DPUPR');
  const [one, two] = await ideasOf.where('i.removed_at', 'is', null).where('i.media_id', 'is', null).orderBy('i.id').limit(2).execute();
  const open = async (idea: string | undefined) => {
    await page.goto(`${server.url}/desk/ide?ide=${idea}`);
    await page.getByRole('button', { name: ideas('edit'), exact: true }).click();
    await page.getByText(desk('media', 'drop')).waitFor();
  };
  await open(one?.id);
  hold();
  await choose('empat.jpg');
  await line(page, 'empat.jpg').waitFor();
  await open(two?.id);
  await release();
  expect(await arrived('empat.jpg')).toEqual([]);
  await open(one?.id);
  await expect.poll(() => arrived('empat.jpg')).toEqual(['empat.jpg']);
}); // oxfmt-ignore

test('a proxy that takes no large parts is no obstacle, and one that takes none is not called a lost connection', async () => {
  const post = db.selectFrom('post as p').innerJoin('agency as a', 'a.id', 'p.agency_id').select('p.id');
  const { id } = await post.where('a.code', '=', 'DPUPR').where('p.state', '=', 'draft').executeTakeFirstOrThrow();
  await page.goto(`${server.url}/desk/konten/${id}`);
  await page.route('**/api/media-uploads/*', (route) =>
    (route.request().postDataBuffer()?.byteLength ?? 0) > mostOfNginx ? route.fulfill(tooLarge) : route.fallback(),
  );
  await page.locator('input[type=file][multiple]').setInputFiles(await aPhotoOf('proksi.jpg', { width: 1800, height: 1200 }));
  await expect.poll(() => arrived('proksi.jpg')).toEqual(['proksi.jpg']);
  await page.route('**/api/media-uploads/*', (route) => route.request().method() === 'PATCH' ? route.fulfill(tooLarge) : route.fallback());
  await page.locator('input[type=file][multiple]').setInputFiles(await aPhotoOf('ditolak.jpg', { width: 500, height: 400 }));
  await page.getByText(/^ditolak\.jpg belum terunggah: Server menjawab .*413/).waitFor();
  await page.unroute('**/api/media-uploads/*');
}); // oxfmt-ignore

const mostOfNginx = 1024 * 1024;
const tooLarge = { status: 413, contentType: 'text/html', body: '<h1>413 Request Entity Too Large</h1>' };

/** No bytes get through between `hold` and `release`. */
async function slowUploads() {
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  await page.context().route('**/api/media-uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') await gate.promise;
    await route.fallback().catch(() => undefined);
  });
  return {
    line: (tab: Page, name: string) => tab.locator(`progress[aria-label^="${name}"]`),
    hold: () => void (gate = Promise.withResolvers<void>()),
    release: async () => {
      gate.resolve();
      // Long enough for what must not arrive to arrive.
      await page.waitForTimeout(1500);
    },
    choose: async (...names: readonly string[]) => {
      const files = await Promise.all(names.map((name, at) => aPhotoOf(name, { width: 400 + at, height: 300 + 7 * names.length })));
      await page.locator('input[type=file][multiple]').setInputFiles(files);
    },
  };
} // oxfmt-ignore

async function aPhotoOf(name: string, { width, height }: { readonly width: number; readonly height: number }) {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const photo = sharp({ create: { width, height, channels: 3, background: '#777', noise } });
  return { name, mimeType: 'image/jpeg', buffer: await photo.jpeg({ quality: 95 }).toBuffer() };
}

async function arrived(...names: readonly string[]): Promise<readonly string[]> {
  const rows = await db.selectFrom('media').select('original_name').where('original_name', 'in', names).orderBy('original_name').execute();
  return rows.map(({ original_name }) => original_name);
} // oxfmt-ignore

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
  const rows = await db
    .selectFrom('post_media')
    .select('media_id')
    .where('post_id', '=', postId)
    .orderBy('position')
    .execute();
  return rows.map(({ media_id }) => media_id);
}
