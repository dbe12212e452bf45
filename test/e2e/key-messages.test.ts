import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { desk, strategy } from '../support/words.ts';

/** One voice: issued by the coordinator, read and carried by an agency, and put right when a figure changes. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();

const title = 'Saluran kota dibenahi bersama warga';
const postTitle = 'Saluran Jalan Sriwijaya kembali lancar';
const message = (key: string, facts = {}): string => strategy('key-messages', key, facts);
const fact = (key: string, facts = {}): string => strategy('facts', key, facts);
let [coordinator, admin] = [] as unknown as readonly [Page, Page];
let postId = '';

beforeAll(async () => {
  [coordinator, admin] = await Promise.all([aDevice(browser), aDevice(browser)]);
  await signIn(coordinator, server, { email: 'endah.lestari@kota.contoh', password: samplePassword });
  await signIn(admin, server, { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword });
});

test('the coordinator writes a key message and issues it', async () => {
  await coordinator.goto(`${server.url}/desk/pesan-kunci`);
  await coordinator.getByRole('button', { name: message('new') }).click();
  const drawer = coordinator.getByRole('dialog', { name: message('form.new') });
  await drawer.getByLabel(message('form.title'), { exact: true }).fill(title);
  await drawer
    .getByLabel(message('form.points'))
    .fill('Saluran dibenahi bersama warga.\nLapor genangan dengan patokan.');
  await drawer.getByRole('button', { name: message('form.create') }).click();
  await coordinator.waitForURL(/\/pesan-kunci\/[\w-]{36}/);
  await coordinator.getByRole('button', { name: message('issue'), exact: true }).click();
  await coordinator.getByRole('button', { name: message('revise') }).waitFor();
  await coordinator.getByRole('heading', { name: message('reach') }).waitFor();
  const issued = db.selectFrom('key_message').select(['state', 'version']).where('title', '=', title);
  expect(await issued.execute()).toEqual([{ state: 'issued', version: 1 }]);
});

test('an agency is reminded and confirms it from the keyboard', async () => {
  await admin.goto(`${server.url}/desk/hari-ini`);
  const row = admin.getByRole('listitem').filter({ hasText: title });
  await row.getByRole('button', { name: message('confirm.of', { agency: 'DPUPR' }) }).press('Enter');
  await row.waitFor({ state: 'detached' });
  const confirmed = db
    .selectFrom('key_message_confirmation as c')
    .innerJoin('key_message as m', 'm.id', 'c.message_id');
  expect(await confirmed.select('c.version').where('m.title', '=', title).execute()).toEqual([{ version: 1 }]);
});

test('while writing, two braces bring a fact, and the post says that it carries the message', async () => {
  await admin.goto(`${server.url}/desk/konten/baru`);
  await admin.waitForURL(/\/konten\/[\w-]{36}/);
  postId = /[\w-]{36}/.exec(admin.url())?.[0] ?? '';
  await admin.getByLabel(desk('publishing', 'title'), { exact: true }).fill(postTitle);
  const text = admin.getByLabel(desk('publishing', 'text'), { exact: true });
  await text.focus();
  await admin.keyboard.type('Saluran dibenahi bersama warga. Sudah {{');
  await expect.poll(() => focusedName(admin)).toBe(fact('picker.search'));
  await admin.keyboard.type('dibenahi tahun');
  await admin
    .getByRole('option', { name: /drainase-2026/, selected: true })
    .or(admin.getByRole('option', { name: /drainase-2026/ }))
    .first()
    .waitFor();
  await admin.keyboard.press('Enter');
  await expect.poll(() => text.inputValue()).toBe('Saluran dibenahi bersama warga. Sudah {{fakta:drainase-2026}}');
  await expect.poll(() => text.evaluate((place) => place === place.ownerDocument.activeElement)).toBe(true);
  await admin.keyboard.type(' selesai.');
  await admin.getByRole('article').getByText('Sudah 4,2 km selesai.').waitFor();
  const item = admin.getByRole('listitem').filter({ hasText: title });
  await item.getByText(message('panel.fits')).waitFor();
  await item.getByLabel(message('panel.carries')).check();
  await admin.getByRole('button', { name: desk('publishing', 'submit') }).click();
  await expect.poll(() => stateOf(postId)).toBe('in-review');
});

test('what the approvers read is frozen, and the coordinator sees who carries the message', async () => {
  const approver = await aDevice(browser);
  await signIn(approver, server, { email: 'bambang.prasetyo@dpupr.contoh', password: samplePassword });
  await approver.goto(`${server.url}/desk/konten/${postId}`);
  await approver.getByRole('button', { name: desk('publishing', 'approve'), exact: true }).click();
  await approver
    .getByText(/masih menunggu persetujuan lain/)
    .first()
    .waitFor();
  await coordinator.goto(`${server.url}/desk/konten/${postId}`);
  await coordinator.locator('mark').getByText('4,2 km').waitFor();
  await coordinator.getByRole('button', { name: desk('publishing', 'approve'), exact: true }).click();
  await expect.poll(() => stateOf(postId)).toBe('approved');
  await coordinator
    .getByRole('button', { name: /^Jadwalkan|^Terbitkan/ })
    .last()
    .click();
  await expect.poll(() => stateOf(postId)).toBe('scheduled');
  const frozen = await db
    .selectFrom('delivery')
    .select('content')
    .where('post_id', '=', postId)
    .executeTakeFirstOrThrow();
  expect(frozen.content).toMatchObject({ text: 'Saluran dibenahi bersama warga. Sudah 4,2 km selesai.' });
  const { id } = await db.selectFrom('key_message').select('id').where('title', '=', title).executeTakeFirstOrThrow();
  await coordinator.goto(`${server.url}/desk/pesan-kunci/${id}`);
  const row = coordinator.getByRole('row').filter({ hasText: 'DPUPR' });
  await row.getByRole('link', { name: postTitle }).waitFor();
  await row.getByText('Ratna Wulandari').waitFor();
});

test('a changed figure holds the post back, offers the correction and lists what is out', async () => {
  await admin.goto(`${server.url}/desk/fakta?cari=drainase`);
  await admin.getByRole('button', { name: 'Saluran dibenahi tahun ini' }).click();
  await admin.getByRole('button', { name: fact('edit') }).click();
  await admin.getByLabel(fact('form.value'), { exact: true }).fill('4,6');
  await admin.getByRole('button', { name: fact('form.save') }).press('Enter');
  await admin.getByRole('heading', { name: new RegExp(`^${fact('published')}`) }).waitFor();
  expect(await admin.getByRole('link', { name: /^Lihat di/ }).count()).toBeGreaterThan(0);
  expect(await stateOf(postId)).toBe('scheduled');
  await admin.getByRole('button', { name: fact('renew.of', { title: postTitle }) }).press('Enter');
  await expect.poll(() => stateOf(postId)).toBe('in-review');
  await coordinator.goto(`${server.url}/desk/konten/${postId}`);
  await coordinator.locator('mark').getByText('4,6 km').waitFor();
});

async function stateOf(id: string): Promise<string> {
  return (await db.selectFrom('post').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
}

async function focusedName(page: Page): Promise<string | null> {
  return await page.evaluate('document.activeElement?.getAttribute("aria-label") ?? null');
}
