import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { aBlueskyNetwork } from '../support/bluesky.ts';
import { aDatabase } from '../support/database.ts';
import { aBrowser, aDevice, aServer, button, field, phone } from '../support/desk.ts';
import { freePort } from '../support/server.ts';
import { desk, portal } from '../support/words.ts';

const password = 'kuda lumping menari pagi';
const title = 'Lampu jalan Kemirirejo menyala lagi';
const forBluesky = 'Lampu jalan di Kemirirejo menyala lagi mulai malam ini. Masih gelap di tempat Anda? Balas di sini.';
const alt = 'Petugas di atas tangga memasang lampu jalan di Kemirirejo';
const radio = 'Radio Magelang FM';
const question = 'Kapan lampu di Jalan Pahlawan giliran diperbaiki?';
const answer = 'Jalan Pahlawan dikerjakan hari Kamis, mulai pukul 09.00.';
const fromBluesky = 'Terima kasih! Gang Melati juga masih gelap.';
const toBluesky = 'Gang Melati kami periksa besok pagi.';

const { url } = await aDatabase();
const browser = await aBrowser();
const network = await aBlueskyNetwork();
afterAll(() => network.stop());
const [city, citizen] = [await network.createAccount('kota-uji'), await network.createAccount('warga')];
await network.waitForIndex();
const port = String(await freePort());
const server = await aServer({
  env: {
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: url,
    BLUESKY_APPVIEW: network.appviewUrl,
    ALLOW_PRIVATE_ADDRESSES: 'localhost,127.0.0.1',
  },
});
const moving = { reducedMotion: 'no-preference' } as const;
const [coordinator, admin, visitor, approver] = await Promise.all([
  aDevice(browser, moving),
  aDevice(browser, moving),
  aDevice(browser, moving),
  aDevice(browser, { ...moving, viewport: phone, hasTouch: true }),
]);

test('the coordinator founds the city and invites an admin and an approver by link', async () => {
  const link = new URL(server.firstRunLink() ?? '');
  const key = link.searchParams.get('kunci') ?? '';
  // The wizard itself is walked in first-run.test.ts.
  await coordinator.goto(`${server.url}/desk/mulai`);
  const founded = await coordinator.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/first-run', { method: 'POST', headers, body })).status;
  }, firstRun(key));
  expect(founded).toBe(200);
  await join(await invited('Ratna Wulandari', 'admin'), admin);
  await join(await invited('Bambang Prasetyo', 'approver'), approver);
});

test('the admin connects Bluesky and adds a radio', async () => {
  await admin.goto(`${server.url}/desk/kanal`);
  await button(admin, 'channels', 'add').first().click();
  await field(admin, desk('channels', 'form.handle')).fill(city.handle);
  await field(admin, desk('channels', 'form.app-password')).fill(await city.appPassword('kentongan'));
  await admin.getByLabel(desk('channels', 'form.server.show')).check();
  await field(admin, desk('channels', 'form.server')).fill(network.pdsUrl);
  await button(admin, 'channels', 'form.connect').click();
  await admin.getByText(desk('channels', 'connected')).first().waitFor();

  await button(admin, 'channels', 'add').first().click();
  await admin.getByText(desk('channels', 'kind.by-hand'), { exact: true }).click();
  await field(admin, desk('channels', 'form.medium')).selectOption('radio');
  await field(admin, desk('channels', 'form.name')).fill(radio);
  await button(admin, 'channels', 'form.add').click();
  await admin
    .getByText(desk('channels', 'added', { name: radio }))
    .first()
    .waitFor();
  for (const name of [`@${city.handle}`, radio]) {
    await expect.poll(() => admin.getByRole('main').getByText(name).count()).toBeGreaterThan(0);
  }
});

test('the admin writes an activity, makes a post of it and submits it', async () => {
  await admin.goto(`${server.url}/desk/kegiatan/baru`);
  await field(admin, desk('planning', 'title')).fill(title);
  await button(admin, 'planning', 'new.begin').click();
  await admin.waitForURL(/\/desk\/kegiatan\/[\w-]{36}/);
  await writeOutline();
  await addPhoto(admin);
  await admin.getByLabel(desk('media', 'alt.of', { number: 1 }), { exact: true }).fill(alt);
  await button(admin, 'planning', 'posts.make').click();

  await admin.waitForURL(/\/desk\/konten\/[\w-]{36}/);
  await admin.getByRole('tab', { name: desk('web', 'medium.portal') }).waitFor();
  await button(admin, 'publishing', 'tab.add').click();
  await admin.getByRole('menuitem', { name: radio }).click();
  await admin.getByRole('tab', { name: radio }).waitFor();
  await admin.getByRole('tab', { name: desk('web', 'medium.bluesky') }).click();
  await field(admin, desk('publishing', 'text.of', { channel: desk('web', 'medium.bluesky') })).fill(forBluesky);
  await button(admin, 'publishing', 'submit').click();
  await admin
    .getByText(desk('publishing', 'submitted', { names: 'Bambang Prasetyo, Endah Lestari' }))
    .first()
    .waitFor();
  await expect.poll(() => button(admin, 'publishing', 'submit').count()).toBe(0);
});

test('the approver approves on a phone, and sends it out', async () => {
  await approver.goto(`${server.url}/desk/hari-ini`);
  await approver.getByRole('link', { name: title }).first().click();
  await approver.getByRole('tab', { name: desk('web', 'medium.portal') }).waitFor();
  await button(approver, 'publishing', 'approve').click();
  await approver.getByText(desk('publishing', 'approved.waits')).first().waitFor();

  await button(admin, 'publishing', 'time.change').click();
  await button(admin, 'publishing', 'time.now').click();
  const live = admin.getByText(desk('web', 'state.verified'), { exact: true });
  await expect.poll(() => live.count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
});

test('the admin publishes on the radio by hand, with a photo as proof', async () => {
  await admin.goto(`${server.url}/desk/terbit`);
  await button(admin, 'publishing', 'by-hand.open').click();
  await addPhoto(admin);
  await admin.getByLabel(desk('media', 'alt.of', { number: 1 }), { exact: true }).waitFor();
  await button(admin, 'publishing', 'by-hand.record').click();
  await admin
    .getByText(desk('publishing', 'by-hand.done', { channel: radio }))
    .first()
    .waitFor();
  await admin.getByRole('link', { name: title }).first().click();
  const live = admin.getByText(desk('web', 'state.verified'), { exact: true });
  await expect.poll(() => live.count()).toBeGreaterThanOrEqual(3);
});

test('there is one page on the portal and one post on Bluesky, in its own words', async () => {
  await visitor.goto(`${server.url}/kabar`);
  expect(await visitor.getByRole('main').getByRole('link', { name: title }).count()).toBe(1);
  expect(await cityTexts()).toEqual([forBluesky]);
  expect((await cityPosts())[0]?.value.embed?.images?.map((image) => image.alt)).toEqual([alt]);
});

let code = '';
test('a comment on the portal and a reply on Bluesky arrive in the open inbox by themselves', async () => {
  await admin.goto(`${server.url}/desk/suara-warga`);
  await admin.getByText(desk('listening', 'empty.title')).waitFor();
  await comment();
  await admin.getByRole('link', { name: question }).waitFor({ timeout: 15_000 });

  await network.waitForIndex();
  const [root] = await cityPosts();
  if (!root) throw new Error('No post on Bluesky');
  await citizen.call('com.atproto.repo.createRecord', {
    repo: citizen.did,
    collection: 'app.bsky.feed.post',
    record: {
      text: fromBluesky,
      createdAt: new Date().toISOString(),
      langs: ['id'],
      reply: { root: ref(root), parent: ref(root) },
    },
  });
  await network.waitForIndex();
  await expect.poll(() => admin.getByRole('link', { name: fromBluesky }).count(), { timeout: 90_000 }).toBe(1);
});

test('the admin answers both, and both citizens can read it where they wrote', async () => {
  await answerTo(question, answer);
  await answerTo(fromBluesky, toBluesky);

  await expect.poll(answeredOnPortal, { timeout: 60_000 }).toBe(1);
  await expect.poll(cityTexts, { timeout: 60_000 }).toEqual([forBluesky, toBluesky].toSorted());
});

test('the report counts the post and hands it out as CSV', async () => {
  await admin.goto(`${server.url}/desk/laporan`);
  await admin
    .getByRole('table', { name: desk('reporting', 'top'), exact: true })
    .getByText(title)
    .waitFor();
  await button(admin, 'reporting', 'download').click();
  const [download] = await Promise.all([
    admin.waitForEvent('download'),
    admin.getByRole('menuitem', { name: desk('reporting', 'download.posts') }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain(title);
});

function firstRun(key: string): string {
  const coordinatorPerson = {
    name: 'Endah Lestari',
    jobTitle: 'Kepala Bidang',
    email: 'endah@kota.test',
    password,
    language: 'id',
  };
  return JSON.stringify({
    key,
    city: { name: 'Kota Uji', governmentName: 'Pemerintah Kota Uji', zone: 'Asia/Jakarta' },
    agency: { code: 'KOMINFO', name: 'Dinas Komunikasi dan Informatika', shortName: 'Diskominfo' },
    coordinator: coordinatorPerson,
    agencies: '',
  });
}

/** The link that the coordinator is shown to hand on, as there is no mail server. */
async function invited(name: string, role: string): Promise<string> {
  const page = coordinator;
  await page.goto(`${server.url}/desk/pengaturan/orang`);
  await button(page, 'organisation', 'invite').first().click();
  await field(page, desk('organisation', 'name')).fill(name);
  await field(page, desk('organisation', 'email')).fill(`${role}@kota.test`);
  await field(page, desk('organisation', 'role')).selectOption(role);
  await button(page, 'organisation', 'invite.do').click();
  const link = page.getByRole('dialog').getByText(/\/desk\/undangan#/);
  return (await link.innerText()).trim();
}

async function join(link: string, page: Page): Promise<void> {
  await page.goto(link);
  await field(page, desk('organisation', 'password.new')).fill(password);
  await button(page, 'organisation', 'invitation.do').click();
  await page.waitForURL(/\/desk\/hari-ini/);
}

async function writeOutline(): Promise<void> {
  const outline = {
    what: 'Dua puluh empat titik lampu jalan di Kemirirejo diganti dengan lampu hemat listrik.',
    why: 'Warga melapor jalan gelap sejak hujan besar pekan lalu.',
    who: 'Petugas DPUPR bersama ketua RW 05.',
    where: 'Kelurahan Kemirirejo',
    how: 'Dikerjakan malam hari; warga yang lampunya masih mati bisa melapor lewat portal.',
  };
  for (const [key, text] of Object.entries(outline)) await field(admin, desk('planning', key)).fill(text);
}

async function addPhoto(page: Page): Promise<void> {
  const buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#2f6f62' } })
    .jpeg()
    .toBuffer();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'media', 'add').last().click()]);
  await chooser.setFiles({ name: 'lampu.jpg', mimeType: 'image/jpeg', buffer });
}

interface CityPost {
  readonly uri: string;
  readonly cid: string;
  readonly value: { readonly text: string; readonly embed?: { readonly images?: { readonly alt: string }[] } };
}

async function cityPosts(): Promise<CityPost[]> {
  const listed = await city.call<{ records: CityPost[] }>(
    `com.atproto.repo.listRecords?repo=${city.did}&collection=app.bsky.feed.post&limit=50`,
  );
  return listed.records;
}

async function cityTexts(): Promise<string[]> {
  return (await cityPosts()).map(({ value }) => value.text).toSorted();
}

function ref({ uri, cid }: CityPost) {
  return { uri, cid };
}

/** As a person with a plain form: asked to wait a moment, one waits and sends again. */
async function comment(): Promise<void> {
  await visitor.getByRole('main').getByRole('link', { name: title }).click();
  await visitor.getByLabel(portal('form.comment')).fill(question);
  await visitor.getByLabel(portal('form.name')).fill('Sri');
  const send = async (): Promise<boolean> => {
    await visitor.getByRole('button', { name: portal('form.send-comment') }).click();
    return (await visitor.getByText(portal('track.received')).count()) > 0;
  };
  await expect.poll(send, { timeout: 20_000, interval: 1000 }).toBe(true);
  code = (
    await visitor
      .getByText(/^SW-\w{4}-\w{4}$/)
      .first()
      .innerText()
  ).trim();
}

async function answerTo(words: string, reply: string): Promise<void> {
  await admin.getByRole('link', { name: words }).click();
  await admin.getByRole('textbox', { name: desk('listening', 'write', { who: '' }).trim() }).fill(reply);
  await button(admin, 'listening', 'write.send').click();
  await admin.getByText(desk('listening', 'sent')).first().waitFor();
}

async function answeredOnPortal(): Promise<number> {
  await visitor.goto(`${server.url}/lacak`);
  await visitor.getByLabel(portal('track.have-code')).fill(code);
  await visitor.getByRole('button', { name: portal('track.look') }).click();
  await visitor.getByText(question).first().waitFor();
  return Math.min(1, await visitor.getByText(answer).count());
}
