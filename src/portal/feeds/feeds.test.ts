import { beforeAll, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aMedium, aPortal, aPublishedPost, aShownActivity, portalUrl } from '../../../test/support/portal.ts';
import { readXml } from '../../../test/support/xml.ts';

const { db } = await aDatabase();
const portal = aPortal(db);
let city: TestCity;
let agency = '';
let programme = '';

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  agency = `/opd/${(await db.selectFrom('agency').select('slug').where('id', '=', city.own).executeTakeFirstOrThrow()).slug}`;
  const activity = await aShownActivity(db, { agencyId: city.own });
  programme = `/program/${activity.programmeSlug}`;
  const mediaId = await aMedium(db, city.own);
  await aPublishedPost(db, portal, {
    agencyId: city.own,
    title: 'Sayur & buah < murah > "segar"',
    text: 'Kontrol \u0007 dan emoji 👏',
    activityId: activity.id,
    pictures: [{ mediaId, alt: 'Sayur', width: 10, height: 10 }],
  });
  await aPublishedPost(db, portal, { agencyId: city.sibling, title: 'Jalan mulus' });
});

test('RSS is well-formed and says what readers need, for the city, an agency and a programme', async () => {
  for (const of of ['', agency, programme]) {
    const { status, text, headers } = await portal.get(`${of}/rss.xml`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    const { names, textOf } = readXml(text);
    for (const name of ['rss', 'channel', 'title', 'link', 'description', 'language', 'item', 'guid', 'pubDate']) {
      expect(names).toContain(name);
    }
    expect(text).toContain(`<atom:link href="${portalUrl}${of}/rss.xml" rel="self"`);
    expect(textOf('title')).toContain('Sayur &amp; buah &lt; murah &gt; &quot;segar&quot;');
    expect(textOf('title').includes('Jalan mulus')).toBe(of === '');
    expect(textOf('pubDate')[0]).toBe('Tue, 24 Nov 2026 03:00:00 GMT');
    expect(text).not.toContain('\u0007');
  }
});

test('JSON Feed 1.1 has its required fields', async () => {
  for (const of of ['', agency, programme]) {
    const { text, headers } = await portal.get(`${of}/feed.json`);
    expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    const feed = JSON.parse(text) as Record<string, unknown> & { items: Record<string, unknown>[] };
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: expect.any(String) as unknown,
      feed_url: `${portalUrl}${of}/feed.json`,
    });
    expect(feed.items.length).toBe(of === '' ? 2 : 1);
    for (const item of feed.items) {
      expect(item['id']).toBe(item['url']);
      expect(item['content_text']).toEqual(expect.any(String));
      expect(new Date(String(item['date_published'])).toISOString()).toBe(item['date_published']);
    }
  }
});

test('pages name their feeds, and a list that is not there has none', async () => {
  const { text } = await portal.get(programme);
  expect(text).toContain(`type="application/rss+xml" title="Kabar Kota Uji" href="/rss.xml"`);
  expect(text).toContain(`href="${programme}/rss.xml"`);
  expect((await portal.get('/opd/tidak-ada/rss.xml')).status).toBe(404);
  expect((await portal.get('/program/tidak-ada/feed.json')).status).toBe(404);
});

test('the site map lists public pages by their full address; robots.txt points to it', async () => {
  const { text } = await portal.get('/sitemap.xml');
  const { textOf } = readXml(text);
  const places = textOf('loc');
  expect(places).toContain(`${portalUrl}/`);
  expect(places).toContain(portalUrl + agency);
  expect(places).toContain(portalUrl + programme);
  expect(places.filter((place) => place.includes('/kabar/')).length).toBe(2);
  expect((await portal.get('/robots.txt')).text).toContain(`Sitemap: ${portalUrl}/sitemap.xml`);
});
