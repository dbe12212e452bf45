import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aMedium, aPortal, aPublishedPost, aShownActivity, portalUrl } from '../../../test/support/portal.ts';
import { aProduct } from '../../../test/support/product.ts';

const { db } = await aDatabase();
const portal = aPortal(db);
let city: TestCity;
let agencySlug = '';

const fixed = [
  '/',
  '/kabar',
  '/opd',
  '/program',
  '/tanya-jawab',
  '/tanya',
  '/cari',
  '/cari?q=jalan',
  '/lacak',
  '/privasi',
  '/aksesibilitas',
  '/data',
];
const inBoth = fixed.flatMap((path) => [path, path === '/' ? '/en' : `/en${path}`]);

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  const row = await db.selectFrom('agency').select('slug').where('id', '=', city.own).executeTakeFirstOrThrow();
  agencySlug = row.slug;
});

test('before the first run the portal says that it is being prepared', async () => {
  const { db: bare } = await aDatabase();
  const { status, text } = await aPortal(bare).get('/');
  expect(status).toBe(503);
  expect(text).toContain('Portal ini sedang disiapkan');
});

test.each(inBoth)('%s stands in an empty city', async (path) => {
  const { status, text, headers } = await portal.get(path);
  expect(status).toBe(200);
  expect(text).toContain(path.startsWith('/en') ? '<html lang="en">' : '<html lang="id">');
  expect(text.match(/<h1/g)).toHaveLength(1);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
});

test('an empty list says what will be here', async () => {
  expect((await portal.get('/kabar')).text).toContain('Belum ada kabar di sini.');
  expect((await portal.get(`/opd/${agencySlug}`)).text).toContain('Belum ada kabar di sini.');
});

test('every page forbids scripts, frames and everything from elsewhere', async () => {
  const { headers, text } = await portal.get('/');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|script-src|https?:/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('set-cookie')).toBeNull();
  expect(text.match(/<script(?! type="application\/ld\+json")/)).toBeNull();
  expect(text).not.toMatch(/\sstyle="/);
});

test('a post stands on its page, in the lists, under its agency, its activity and its programme', async () => {
  const activity = await aShownActivity(db, { agencyId: city.own });
  const mediaId = await aMedium(db, city.own);
  const { slug } = await aPublishedPost(db, portal, {
    agencyId: city.own,
    title: 'Saluran dikeruk mulai Senin',
    text: 'Baris satu\nbaris dua\n\nLihat https://kota.test/peta?a=1&b=2.',
    activityId: activity.id,
    pictures: [{ mediaId, alt: 'Alat berat di tepi saluran', width: 1600, height: 900 }],
  });
  portal.hear({ topic: 'portal', agencyId: city.own, id: slug });
  portal.hear({ topic: 'activity', agencyId: city.own, id: activity.id });
  const page = await portal.get(`/kabar/${slug}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Saluran dikeruk mulai Senin');
  expect(page.text).toMatch(/Baris satu<br \/>\s*baris dua/);
  expect(page.text).toContain('href="https://kota.test/peta?a=1&amp;b=2" rel="noopener"');
  expect(page.text).toContain('alt="Alat berat di tepi saluran"');
  expect(page.text).toMatch(/width="1600"\s+height="900"/);
  expect(page.text).toContain(`/kegiatan/${activity.slug}`);
  expect(page.text).toContain(`/program/${activity.programmeSlug}`);
  expect(page.text).toContain(`<link rel="canonical" href="${portalUrl}/kabar/${slug}"`);
  expect(page.text).toContain(`property="og:image" content="${portalUrl}/api/media/${mediaId}/share"`);
  expect(page.text).toContain('24 Nov 2026 pukul 10.00 WIB');
  const places = [
    '/',
    '/kabar',
    `/opd/${agencySlug}`,
    `/kegiatan/${activity.slug}`,
    `/program/${activity.programmeSlug}`,
  ];
  for (const path of places) expect((await portal.get(path)).text).toContain('Saluran dikeruk mulai Senin');
  expect((await portal.get('/cari?q=dikeruk')).text).toContain('Saluran dikeruk mulai Senin');
  expect((await portal.get('/cari?q=salurn+dikruk')).text).toContain('Saluran dikeruk mulai Senin');
});

test('a programme page tells its period, its activities and what each is about', async () => {
  const { programmeSlug } = await aShownActivity(db, {
    agencyId: city.own,
    title: 'Lampu gang menyala',
    programme: 'Gang Terang',
  });
  const { text } = await portal.get(`/program/${programmeSlug}`);
  expect(text).toContain('Gang Terang');
  expect(text).toContain('Sejak 2025');
  expect(text).toMatch(/<details class="kg"\s+open>[\s\S]*Lampu gang menyala[\s\S]*Mengeruk saluran 1,2 km/);
  expect(text).toContain('Berjalan');
});

test('an announcement that must reach people at once stands on top for three days', async () => {
  const before = portal.now;
  const { postId } = await aPublishedPost(db, portal, {
    agencyId: city.own,
    title: 'Siaga hujan lebat',
    informationClass: 'serta-merta',
  });
  portal.hear({ topic: 'portal', agencyId: city.own, id: postId });
  expect((await portal.get('/')).text).toMatch(/class="now"[\s\S]*Siaga hujan lebat/);
  portal.now = new Date(before.getTime() + 4 * 86_400_000);
  expect((await portal.get('/')).text).not.toContain('class="now"');
  portal.now = before;
});

test('what is exempt from disclosure is nowhere', async () => {
  const { slug, postId } = await aPublishedPost(db, portal, { agencyId: city.own, title: 'Rahasia dapur' });
  await inTransaction(db, (tx) =>
    tx.updateTable('post').set({ information_class: 'dikecualikan' }).where('id', '=', postId).execute(),
  );
  portal.hear({ topic: 'portal', agencyId: city.own, id: postId });
  expect((await portal.get(`/kabar/${slug}`)).status).toBe(404);
  const places = ['/', '/kabar', `/opd/${agencySlug}`, '/cari?q=rahasia', '/rss.xml', '/feed.json', '/sitemap.xml'];
  for (const path of places) {
    const { text } = await portal.get(path);
    expect(text).not.toContain('Rahasia dapur');
    expect(text).not.toContain(slug);
  }
});

test('an activity that is not shown to citizens has no page', async () => {
  const { id, slug, programmeSlug } = await aShownActivity(db, { agencyId: city.own, title: 'Rapat tertutup' });
  await inTransaction(db, (tx) =>
    tx.updateTable('activity').set({ shown_on_portal: false }).where('id', '=', id).execute(),
  );
  expect((await portal.get(`/kegiatan/${slug}`)).status).toBe(404);
  for (const path of [`/program/${programmeSlug}`, '/cari?q=tertutup', '/sitemap.xml']) {
    expect((await portal.get(path)).text).not.toContain('Rapat tertutup');
  }
});

test('a withdrawn post answers 410 with a kind sentence, and leaves the lists', async () => {
  const { slug, pageId, postId } = await aPublishedPost(db, portal, { agencyId: city.own, title: 'Keliru tanggal' });
  await portal.portal.host.withdraw({ kind: 'page', id: pageId });
  portal.hear({ topic: 'portal', agencyId: city.own, id: postId });
  const { status, text } = await portal.get(`/kabar/${slug}`);
  expect(status).toBe(410);
  expect(text).toContain('Kabar ini sudah ditarik');
  expect(text).not.toContain('Keliru tanggal');
  expect((await portal.get('/kabar')).text).not.toContain('Keliru tanggal');
});

test('lists go on from page to page, every post once', async () => {
  for (let hour = 0; hour < 30; hour += 1) {
    const publishedAt = new Date(portal.now.getTime() - (hour + 1) * 3_600_000);
    await aPublishedPost(db, portal, { agencyId: city.sibling, title: `Urut ${hour}.`, publishedAt });
  }
  portal.hear({ topic: 'portal', agencyId: city.sibling, id: '' });
  const seen: string[] = [];
  let path: string | undefined = '/kabar';
  for (let pages = 0; path !== undefined && pages < 5; pages += 1) {
    const { text } = await portal.get(path);
    seen.push(...[...text.matchAll(/>(Urut \d+\.)</g)].map(([, title]) => title ?? ''));
    path = /href="(\/kabar\?sebelum=[^"]+)"/.exec(text)?.[1];
  }
  expect(seen).toHaveLength(30);
  expect(new Set(seen).size).toBe(30);
});

test('an address with nonsense in it is the first page, and a wrong one is told kindly', async () => {
  expect((await portal.get('/kabar?sebelum=%27%20or%201=1')).status).toBe(200);
  expect((await portal.get("/program/prodamai?kelurahan='--")).status).toBe(404);
  const { status, text } = await portal.get('/tidak/ada');
  expect(status).toBe(404);
  expect(text).toContain('Halaman ini tidak ada');
  expect((await portal.get('/en/nothing')).text).toContain('This page does not exist');
});

test('mounted in the whole product, an unknown address is still answered by the portal', async () => {
  const { app } = aProduct(db);
  const answer = await app.request('/tidak/ada/sama-sekali');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('Halaman ini tidak ada');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test.each(['/cari?q=%00', '/program/%00', '/en/kegiatan/a%00', '/program/a?kelurahan=%00'])(
  'an address with a character that PostgreSQL refuses, %s, is not there',
  async (address) => {
    expect((await portal.get(address)).status).toBe(404);
  },
);

test('a corrected post leads to its correction, and the correction back; one that is not public yet is not told', async () => {
  const original = await aPublishedPost(db, portal, { agencyId: city.own, title: 'Jadwal vaksin lama' });
  const correction = await aPublishedPost(db, portal, { agencyId: city.own, title: 'Ralat: Jadwal vaksin' });
  const draft = await aPublishedPost(db, portal, { agencyId: city.own, title: 'Ralat kedua yang ditarik' });
  const corrects = { corrects_post_id: original.postId };
  await db.updateTable('post').set(corrects).where('id', 'in', [correction.postId, draft.postId]).execute();
  await db.updateTable('portal_page').set({ withdrawn_at: new Date() }).where('post_id', '=', draft.postId).execute();
  const before = (await portal.get(`/kabar/${original.slug}`)).text;
  expect(before).toContain('Keterangan di sini sudah diralat:');
  expect(before).toContain(`href="/kabar/${correction.slug}" lang="id">Ralat: Jadwal vaksin</a>`);
  expect(before).not.toContain('Ralat kedua yang ditarik');
  const after = (await portal.get(`/kabar/${correction.slug}`)).text;
  expect(after).toMatch(new RegExp(`Ralat atas:\\s*<a href="/kabar/${original.slug}"`));
});
