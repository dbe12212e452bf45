import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aPortal, aPublishedPost, tokenOn } from '../../../test/support/portal.ts';

const { db } = await aDatabase();
const portal = aPortal(db);
const { host } = portal.portal;
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

async function aPage(more: { informationClass?: string; slug?: string } = {}) {
  const slug = more.slug ?? `kabar-${randomUUID().slice(0, 8)}`;
  const { id } = await inTransaction(db, (tx) =>
    tx
      .insertInto('post')
      .values({
        agency_id: city.own,
        slug: randomUUID(),
        title: 'Parkir pindah',
        text: 'Ke sisi timur.',
        information_class: more.informationClass ?? 'berkala',
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return {
    clientReference: randomUUID(),
    agencyId: city.root,
    postId: id,
    slug,
    title: 'Parkir pindah',
    text: 'Ke sisi timur.',
    pictures: [],
    publishedAt: portal.now,
  };
}

test('the same reference is the same page, also when both come at once', async () => {
  const page = await aPage();
  const entries = await Promise.all([host.publishPage(page), host.publishPage(page), host.publishPage(page)]);
  expect(new Set(entries.map((entry) => entry.ok && entry.value.id)).size).toBe(1);
  const rows = await db.selectFrom('portal_page').select('agency_id').where('post_id', '=', page.postId).execute();
  expect(rows).toEqual([{ agency_id: city.own }]);
  expect(await host.findByReference(page.clientReference)).toEqual(entries[0]);
  expect(await host.findByReference('another')).toEqual({ ok: true, value: 'absent' });
});

test('a page is read back as a visitor reads it, even if a kept page is older', async () => {
  const page = await aPage();
  await portal.get(`/kabar/${page.slug}`);
  const entry = await host.publishPage(page);
  expect(entry.ok).toBe(true);
  if (!entry.ok) return;
  expect(await host.readBack(entry.value)).toEqual({ ok: true, value: true });
  await host.withdraw(entry.value);
  await host.withdraw(entry.value);
  expect(await host.readBack(entry.value)).toEqual({ ok: true, value: false });
  expect(await host.findByReference(page.clientReference)).toEqual(entry);
});

test('what was made exempt after it was written is refused, and is no longer read back', async () => {
  expect(await host.publishPage(await aPage({ informationClass: 'dikecualikan' }))).toMatchObject({
    refusal: { kind: 'rejected' },
  });
  const page = await aPage();
  const entry = await host.publishPage(page);
  await inTransaction(db, (tx) =>
    tx.updateTable('post').set({ information_class: 'dikecualikan' }).where('id', '=', page.postId).execute(),
  );
  expect(entry.ok && (await host.readBack(entry.value))).toEqual({ ok: true, value: false });
});

test('two pages never share an address; a withdrawn one gives its address free', async () => {
  const first = await host.publishPage(await aPage({ slug: 'parkir' }));
  const second = await host.publishPage(await aPage({ slug: 'parkir' }));
  expect([first.ok && first.value.path, second.ok && second.value.path]).toEqual(['/kabar/parkir', '/kabar/parkir-2']);
  if (first.ok) await host.withdraw(first.value);
  const third = await host.publishPage(await aPage({ slug: 'parkir' }));
  expect(third.ok && third.value.path).toBe('/kabar/parkir');
  expect((await portal.get('/kabar/parkir')).status).toBe(200);
});

test('an answer is published once, read back, and withdrawn; without its conversation it is refused', async () => {
  const post = await aPublishedPost(db, portal, { agencyId: city.own });
  const tanda = await tokenOn(portal, `/kabar/${post.slug}`);
  await portal.submit(`/kabar/${post.slug}/tanggapan`, { isi: 'Sampai kapan parkirnya pindah?', tanda });
  const { id: threadId } = await db.selectFrom('citizen_thread').select('id').executeTakeFirstOrThrow();
  const reply = {
    clientReference: randomUUID(),
    agencyId: city.own,
    threadId,
    text: 'Sampai akhir Desember.',
    publishedAt: portal.now,
  };
  const [entry, again] = await Promise.all([host.publishReply(reply), host.publishReply(reply)]);
  expect(again).toEqual(entry);
  if (!entry.ok) throw new Error('refused');
  // The comment waits for its check: only its citizen sees the answer.
  expect(entry.value.path).toMatch(/^\/lacak\/SW-/);
  expect(await host.readBack(entry.value)).toEqual({ ok: true, value: true });
  await inTransaction(db, (tx) => tx.updateTable('citizen_message').set({ moderation: 'shown' }).execute());
  const found = await host.findByReference(reply.clientReference);
  expect(found).toMatchObject({ value: { path: `/kabar/${post.slug}#jawaban-${entry.value.id}` } });
  expect(await host.readBack(entry.value)).toEqual({ ok: true, value: true });
  await host.withdraw(entry.value);
  expect(await host.readBack(entry.value)).toEqual({ ok: true, value: false });
  expect(await host.publishReply({ ...reply, clientReference: 'x', threadId: randomUUID() })).toMatchObject({
    refusal: { kind: 'target-gone' },
  });
});

test('openings by people are counted together, those by machines not at all', async () => {
  const post = await aPublishedPost(db, portal, { agencyId: city.own });
  const person = { 'user-agent': 'Mozilla/5.0 (Android 14; Mobile) Firefox/140.0' };
  for (let times = 0; times < 3; times += 1) await portal.get(`/kabar/${post.slug}`, person);
  await portal.get(`/kabar/${post.slug}`, { 'user-agent': 'Googlebot/2.1' });
  await portal.get(`/kabar/${post.slug}`, { ...person, 'sec-purpose': 'prefetch' });
  await portal.get(`/kabar/${post.slug}`);
  expect(await host.views([post.pageId])).toEqual({ ok: true, value: new Map() });
  await portal.portal.views.flush();
  await portal.get(`/kabar/${post.slug}`, person);
  await portal.portal.close();
  expect(await host.views([post.pageId, randomUUID()])).toEqual({ ok: true, value: new Map([[post.pageId, 4]]) });
});
