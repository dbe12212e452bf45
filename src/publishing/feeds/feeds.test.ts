import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { anActor, aPerson } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { aNewsroom, expectOk } from '../../../test/support/publishing.ts';
import { inTransaction } from '#platform/db/db.ts';
import type { Actor, AgencyId } from '#organisation/index.ts';
import { createFeedSite } from './feed-site.ts';
import { makeFeed, revokeFeed } from './make-feed.ts';

const { db } = await aDatabase();
const { city, portal } = await aNewsroom(db);
const { contributor } = city.people;
const clock = { at: new Date('2026-11-27T03:00:00Z') };
const tools = { db, now: () => clock.at, publicUrl: 'https://desk.test' };
const long = `Posyandu ${'Melati, Kenanga; Anggrek '.repeat(6)}di “Balai” 🏥🏥🏥`;

async function aPost(title: string, more: object = {}): Promise<string> {
  const values = { agency_id: city.own, slug: crypto.randomUUID(), title, text: 'Baris satu,\ndua; tiga\\empat', publish_at: new Date('2026-12-01T02:00:00Z'), ...more };
  return await inTransaction(db, async (tx) => {
    const { id } = await tx.insertInto('post').values(values).returning('id').executeTakeFirstOrThrow();
    await tx.insertInto('post_variant').values({ post_id: id, channel_id: portal }).execute();
    return id;
  });
} // oxfmt-ignore

async function anActivity(title: string, more: object = {}): Promise<string> {
  const values = { agency_id: city.own, slug: crypto.randomUUID(), title, place: 'Alun-alun', starts_at: new Date('2026-12-02T01:00:00Z'), ...more };
  return await inTransaction(db, async (tx) => (await tx.insertInto('activity').values(values).returning('id').executeTakeFirstOrThrow()).id);
} // oxfmt-ignore

async function aFeed(actor: Actor = contributor, agencyId: AgencyId | null = null, content: 'all' | 'posts' | 'activities' = 'all') {
  const { id, secret } = expectOk(await makeFeed({ db }, actor, { name: 'Ponsel', agencyId, content }));
  const site = createFeedSite(tools);
  const get = (headers: Record<string, string> = {}) => site.request(`/${secret}.ics`, { headers });
  return { id, secret, get, site };
} // oxfmt-ignore

async function eventsOf(response: Response): Promise<ICAL.Component[]> {
  return new ICAL.Component(ICAL.parse(await response.text()) as unknown[]).getAllSubcomponents('vevent');
}

const titlesOf = async (response: Response): Promise<string[]> =>
  (await eventsOf(response)).map((event) => String(event.getFirstPropertyValue('summary')));

let post = '';
beforeAll(async () => {
  post = await aPost(long, { state: 'scheduled' });
  await aPost('Rahasia', { information_class: 'dikecualikan' });
  await anActivity('Vaksinasi');
  const secret = await anActivity('Kegiatan rahasia', { information_class: 'dikecualikan' });
  await aPost('Dari yang rahasia', { activity_id: secret });
  await aPost('OPD lain', { agency_id: city.sibling });
  await aPost('Terlalu lama', { publish_at: new Date('2026-01-01T00:00:00Z') });
});

test('a calendar program reads the post as it is, and nothing that is excluded or of others', async () => {
  const response = await (await aFeed()).get();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const text = await response.clone().text();
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const events = await eventsOf(response);
  expect(events).toHaveLength(2);
  const [first] = events;
  if (!first) throw new Error('No event');
  const event = new ICAL.Event(first);
  expect(event.summary.startsWith(long.trim())).toBe(true);
  expect(event.description).toContain('Baris satu,\ndua; tiga\\empat');
  expect(event.uid).toBe(`post-${post}@desk.test`);
  expect(first.getFirstPropertyValue('url')).toBe(`https://desk.test/desk/konten/${post}`);
  expect(first.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(first.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Asia/Jakarta');
  expect(String(event.startDate)).toBe('2026-12-01T09:00:00');
});

test.each([
  ['Asia/Jakarta', '+0700', 'WIB', '2026-12-01T09:00:00'],
  ['Asia/Makassar', '+0800', 'WITA', '2026-12-01T10:00:00'],
  ['Asia/Jayapura', '+0900', 'WIT', '2026-12-01T11:00:00'],
])('times of an agency in %s are told on its own wall', async (...[zone, offset, name, wall]) => {
  await inTransaction(db, (tx) => tx.updateTable('agency').set({ zone }).where('id', '=', city.own).execute());
  const response = await (await aFeed(contributor, city.own, 'posts')).get();
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[]);
  const zones = calendar.getAllSubcomponents('vtimezone').map((one) => new ICAL.Timezone(one));
  const own = calendar.getAllSubcomponents('vtimezone').find((one) => one.getFirstPropertyValue('tzid') === zone);
  const standard = own?.getFirstSubcomponent('standard');
  expect(String(standard?.getFirstPropertyValue('tzname'))).toBe(name);
  expect(String(standard?.getFirstProperty('tzoffsetto')?.toICALString())).toBe(`TZOFFSETTO:${offset}`);
  const event = calendar.getFirstSubcomponent('vevent');
  const start = event?.getFirstPropertyValue('dtstart') as ICAL.Time;
  expect(String(start)).toBe(wall);
  const described = zones.find(({ tzid }) => tzid === zone);
  start.zone = described ?? ICAL.Timezone.utcTimezone;
  expect(start.toJSDate().toISOString()).toBe('2026-12-01T02:00:00.000Z');
  await inTransaction(db, (tx) => tx.updateTable('agency').set({ zone: 'Asia/Jakarta' }).where('id', '=', city.own).execute());
}); // oxfmt-ignore

test('the number of a change grows, and what is taken back stays for a while as cancelled', async () => {
  const feed = await aFeed();
  const id = await aPost('Ditarik');
  const find = async () =>
    (await eventsOf(await feed.get())).find((one) => String(one.getFirstPropertyValue('uid')).includes(id));
  const before = await find();
  expect(before?.getFirstPropertyValue('status')).toBe('TENTATIVE');
  await inTransaction(db, (tx) => tx.updateTable('post').set({ removed_at: new Date(), updated_at: new Date(Date.now() + 5_000) }).where('id', '=', id).execute());
  const after = await find();
  expect(after?.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(Number(after?.getFirstPropertyValue('sequence'))).toBeGreaterThan(Number(before?.getFirstPropertyValue('sequence')));
  await inTransaction(db, (tx) => tx.updateTable('post').set({ updated_at: new Date(+clock.at - 31 * 86_400_000) }).where('id', '=', id).execute());
  expect(await find()).toBeUndefined();
}); // oxfmt-ignore

test('what has not changed is not sent twice', async () => {
  const feed = await aFeed();
  const etag = (await feed.get()).headers.get('etag') ?? '';
  const again = await feed.get({ 'if-none-match': `W/${etag}` });
  expect([again.status, await again.text()]).toEqual([304, '']);
  await inTransaction(db, (tx) =>
    tx
      .updateTable('post')
      .set({ title: `${long}!` })
      .where('id', '=', post)
      .execute(),
  );
  expect((await feed.get({ 'if-none-match': etag })).status).toBe(200);
});

test('a feed holds only what it was made for', async () => {
  expect(await titlesOf(await (await aFeed(contributor, null, 'activities')).get())).toEqual([expect.stringContaining('Vaksinasi')]);
  expect(await titlesOf(await (await aFeed(city.coordinator, city.sibling)).get())).toEqual([expect.stringContaining('OPD lain')]);
}); // oxfmt-ignore

describe('an address opens nothing', () => {
  test('that nobody was given, or that is malformed', async () => {
    const { site } = await aFeed();
    for (const path of ['/abc.ics', `/${'x'.repeat(43)}.ics`, '/x', `/${'x'.repeat(400)}.ics`])
      expect((await site.request(path)).status).toBe(404);
  });

  test('after it was revoked, and only its own person revokes it', async () => {
    const feed = await aFeed();
    const kept = await db.selectFrom('calendar_feed').selectAll().where('id', '=', feed.id).executeTakeFirstOrThrow();
    expect(kept.token_hash.toString('latin1')).not.toContain(feed.secret);
    const notFound = { ok: false, refusal: { kind: 'calendar-feed-not-found' } };
    expect(await revokeFeed({ db }, city.people.admin, feed.id)).toEqual(notFound);
    expect((await feed.get()).status).toBe(200);
    expectOk(await revokeFeed({ db }, contributor, feed.id));
    expect((await feed.get()).status).toBe(404);
    expect(await revokeFeed({ db }, contributor, feed.id)).toEqual(notFound);
  });

  test('once its person is inactive, or has lost the role', async () => {
    const leaving = await aPerson(db, { role: 'contributor', agencyId: city.own });
    const feed = await aFeed(leaving);
    const set = (active: boolean) =>
      inTransaction(db, (tx) => tx.updateTable('person').set({ active }).where('id', '=', leaving.personId).execute());
    await set(false);
    expect((await feed.get()).status).toBe(404);
    await set(true);
    expect((await feed.get()).status).toBe(200);
    await inTransaction(db, (tx) => tx.deleteFrom('membership').where('person_id', '=', leaving.personId).execute());
    expect((await feed.get()).status).toBe(404);
  });

  test('when it is asked for too often', async () => {
    const { get } = await aFeed();
    for (let count = 0; count < 60; count += 1) expect((await get({ 'x-forwarded-for': '10.0.0.9' })).status).toBe(200);
    expect((await get({ 'x-forwarded-for': '10.0.0.9' })).status).toBe(429);
    clock.at = new Date(+clock.at + 60_000);
    expect((await get({ 'x-forwarded-for': '10.0.0.9' })).status).toBe(200);
  });
});

test('a feed is not made for an agency out of sight, nor endlessly many', async () => {
  const wish = { name: 'x', agencyId: city.own, content: 'all' } as const;
  const stranger = anActor({ role: 'admin', agencyId: city.sibling });
  expect(await makeFeed({ db }, stranger, wish)).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
  const keen = await aPerson(db, { role: 'contributor', agencyId: city.own });
  for (let count = 0; count < 20; count += 1) expectOk(await makeFeed({ db }, keen, wish));
  expect(await makeFeed({ db }, keen, wish)).toEqual({ ok: false, refusal: { kind: 'too-many-feeds', max: 20 } });
});

test('over HTTP it is made, read without signing in, listed with its last use, and revoked', async () => {
  const product = aProduct(db, { now: () => clock.at });
  const token = await aTokenOf(db, city.people.approver);
  const body = { name: 'Kantor', agencyId: null, content: 'posts' };
  const made = (await product.call('post', '/calendar-feeds', { token, body })).body as { id: string; address: string };
  const path = new URL(made.address).pathname;
  expect((await product.app.request(path)).status).toBe(200);
  const { items } = (await product.call('get', '/calendar-feeds', { token })).body as { items: unknown[] };
  expect(items).toMatchObject([{ id: made.id, name: 'Kantor', lastUsedAt: expect.any(String) as unknown }]);
  expect(JSON.stringify(items)).not.toContain(path.slice(10, 40));
  expect((await product.call('delete', `/calendar-feeds/${made.id}`, { token })).status).toBe(204);
  expect((await product.app.request(path)).status).toBe(404);
});
