import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aMedium, aPortal, aPublishedPost, aShownActivity, tokenOn } from '../../../test/support/portal.ts';

const { db } = await aDatabase();
const portal = aPortal(db);
const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>'</textarea></title>&`;
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  await inTransaction(db, async (tx) => {
    await tx
      .updateTable('city')
      .set({
        name: attack,
        government_name: attack,
        portal_title: attack,
        portal_tagline: attack,
        privacy_contact: attack,
      })
      .execute();
    await tx
      .updateTable('agency')
      .set({ name: attack, short_name: attack, description: attack, moderates_comments: false })
      .where('id', '=', city.own)
      .execute();
  });
});

function expectHarmless(text: string, feed = false): void {
  const visible = feed ? text : text.replaceAll(/<script type="application\/ld\+json">[^<]*<\/script>/g, '');
  expect(visible).not.toContain('<script');
  // Inside quotes it is a value; outside it would be an attribute.
  expect(visible.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[a-z]+[^>]*\son\w+=/i);
  expect(visible).not.toContain('href="javascript:');
}

test('what authors and citizens write is never markup, on any page or feed', async () => {
  const activity = await aShownActivity(db, {
    agencyId: city.own,
    title: attack,
    village: attack,
    programme: attack,
    what: attack,
  });
  await inTransaction(db, async (tx) => {
    await tx
      .updateTable('activity')
      .set({
        why: attack,
        who: attack,
        how: attack,
        place: attack,
        facts: JSON.stringify([{ label: attack, value: attack }]),
        quotes: JSON.stringify([{ text: attack, name: attack, title: attack }]),
      })
      .where('id', '=', activity.id)
      .execute();
    await tx.updateTable('programme').set({ summary: attack }).execute();
  });
  const mediaId = await aMedium(db, city.own);
  const post = await aPublishedPost(db, portal, {
    agencyId: city.own,
    title: attack,
    text: `${attack}\n\njavascript:alert(1) https://x.test/"onmouseover="alert(1)`,
    activityId: activity.id,
    pictures: [{ mediaId, alt: attack, width: 10, height: 10 }],
  });
  const commented = await portal.submit(`/kabar/${post.slug}/tanggapan`, {
    isi: attack,
    nama: attack.slice(0, 80),
    tanda: await tokenOn(portal, `/kabar/${post.slug}`),
  });
  const asked = await portal.submit('/tanya', {
    isi: `${attack} kedua`,
    nama: attack.slice(0, 60),
    kelurahan: attack.slice(0, 60),
    tampil: '1',
    jenis: 'saran',
    tanda: await tokenOn(portal, '/tanya'),
  });
  expect([commented.status, asked.status]).toEqual([303, 303]);
  portal.hear({ topic: 'organisation', agencyId: city.own, id: city.own });

  const { slug } = await db.selectFrom('agency').select('slug').where('id', '=', city.own).executeTakeFirstOrThrow();
  const pages = [
    '/',
    '/kabar',
    `/kabar/${post.slug}`,
    '/opd',
    `/opd/${slug}`,
    '/program',
    `/program/${activity.programmeSlug}`,
    `/kegiatan/${activity.slug}`,
    '/tanya',
    '/tanya-jawab',
    '/privasi',
    '/data',
    `/cari?q=${encodeURIComponent(attack)}`,
    '/cari?q=script',
    commented.headers.get('location') ?? '',
    asked.headers.get('location') ?? '',
    `/${encodeURIComponent(attack)}`,
  ];
  for (const path of pages) expectHarmless((await portal.get(path)).text);
  for (const path of [
    '/rss.xml',
    `/opd/${slug}/rss.xml`,
    `/program/${activity.programmeSlug}/rss.xml`,
    '/sitemap.xml',
  ]) {
    expectHarmless((await portal.get(path)).text, true);
  }
  expect((await portal.get(`/kabar/${post.slug}`)).text).toContain('&lt;script&gt;alert(1)');
});

test('a form that was not taken shows what was typed as text', async () => {
  const { status, text } = await portal.submit('/tanya', {
    isi: attack,
    nama: `${attack}${'x'.repeat(80)}`,
    kontak: attack,
    kelurahan: attack,
    opd: attack,
    jenis: attack,
    tanda: attack,
  });
  expect(status).toBe(422);
  expectHarmless(text);
  expect(text).toContain('&lt;/textarea&gt;');
});
