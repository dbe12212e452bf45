import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, button, field, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { desk } from '../support/words.ts';

const admin = { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword };
const coordinator = { email: 'endah.lestari@kota.contoh', password: samplePassword };

const browser = await aBrowser();
const { db, server } = await aSampleCity();

let page: Page;
let path: string;
beforeAll(async () => {
  page = await aDevice(browser);
  await signIn(page, server, admin);
  await page.goto(`${server.url}/desk/konten/baru`);
  await page.waitForURL(/\/desk\/konten\/[\w-]{36}/);
  path = new URL(page.url()).pathname;
});

test('words typed without a connection survive a closed tab and are saved when it is back', async () => {
  const words = 'Ditulis di dalam lift, tanpa sinyal.';
  await text(page).fill('Kalimat pertama.');
  await expect.poll(savedText).toBe('Kalimat pertama.');
  const context = page.context();
  // Not by `setOffline`: that ends before the tab does, which then hears of a connection and saves after all.
  await context.route('**/api/posts/*', (route) =>
    route.request().method() === 'PUT' ? route.abort('internetdisconnected') : route.fallback(),
  );
  await text(page).fill(words);
  await page.getByText(desk('web', 'save.device')).waitFor();
  await page.close();
  await context.unroute('**/api/posts/*');

  page = await context.newPage();
  await page.goto(`${server.url}${path}`);
  await expect.poll(() => text(page).inputValue()).toBe(words);
  await page.getByText(desk('web', 'save.restored')).first().waitFor();
  await expect.poll(savedText, { timeout: 15_000 }).toBe(words);

  await context.setOffline(true);
  await text(page).fill(`${words} Dan satu lagi.`);
  await page.getByText(desk('web', 'save.device')).waitFor();
  await context.setOffline(false);
  await expect.poll(savedText, { timeout: 15_000 }).toBe(`${words} Dan satu lagi.`);
});

test('a save whose answer was lost is no conflict with oneself', async () => {
  const words = 'Sampai di server, tetapi jawabannya hilang.';
  let lost = 0;
  await page.route('**/api/posts/*', async (route) => {
    if (route.request().method() !== 'PUT' || lost > 0) return await route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await text(page).fill(words);
  await expect.poll(savedText).toBe(words);
  await page.getByText(desk('web', 'save.device')).waitFor();
  await text(page).fill(`${words} Lalu ditambah.`);
  await expect.poll(savedText, { timeout: 15_000 }).toBe(`${words} Lalu ditambah.`);
  await page.unroute('**/api/posts/*');
  expect(await button(page, 'web', 'save.conflict.mine').count()).toBe(0);
});

test('what is typed back while a save runs is saved too', async () => {
  const before = await savedText();
  let arrived = false;
  await page.route('**/api/posts/*', async (route) => {
    if (route.request().method() === 'PUT' && !arrived) {
      arrived = true;
      await text(page).fill(before);
    }
    await route.continue();
  });
  await text(page).fill('Hampir saja begini.');
  await expect.poll(savedText).toBe('Hampir saja begini.');
  await expect.poll(savedText, { timeout: 15_000 }).toBe(before);
  await page.unroute('**/api/posts/*');
});

test('words typed just before leaving the screen are saved without coming back', async () => {
  const words = 'Ditulis sesaat sebelum pindah layar.';
  await text(page).fill(words);
  await page
    .getByRole('link', { name: desk('publishing', 'list.title') })
    .first()
    .click();
  await page.waitForURL((at) => at.pathname !== path);
  await expect.poll(savedText).toBe(words);
  await page.goto(`${server.url}${path}`);
  await text(page).waitFor();
});

test('words kept on the device open once, also when somebody saved newer ones meanwhile', async () => {
  const words = 'Tulisan yang tertinggal di ponsel.';
  await page.context().setOffline(true);
  await text(page).fill(words);
  await page.getByText(desk('web', 'save.device')).waitFor();
  const context = page.context();
  await page.close();
  await db
    .updateTable('post')
    .set(({ eb }) => ({ revision: eb('revision', '+', 3), text: 'Tulisan rekan.' }))
    .where('id', '=', path.split('/').at(-1) ?? '')
    .execute();
  await context.setOffline(false);
  page = await context.newPage();
  await page.goto(`${server.url}${path}`);
  await button(page, 'web', 'save.conflict.mine').waitFor();
  expect(await text(page).inputValue()).toBe(words);
  expect(await savedText()).toBe('Tulisan rekan.');
  await button(page, 'web', 'save.conflict.theirs').click();
  await expect.poll(() => text(page).inputValue()).toBe('Tulisan rekan.');
});

test('of two people writing at once, the second is told and loses nothing', async () => {
  const second = await aDevice(browser);
  await signIn(second, server, coordinator);
  await second.goto(`${server.url}${path}`);
  await text(second).waitFor();
  const [mine, theirs] = ['Tulisan saya.', 'Tulisan Endah.'];
  await page.context().setOffline(true);
  await text(page).fill(mine);
  await text(second).fill(theirs);
  await expect.poll(savedText, { timeout: 15_000 }).toBe(theirs);
  await page.context().setOffline(false);

  await button(page, 'web', 'save.conflict.mine').waitFor();
  expect(await text(page).inputValue()).toBe(mine);
  expect(await savedText()).toBe(theirs);
  await button(page, 'web', 'save.conflict.mine').click();
  await expect.poll(savedText, { timeout: 15_000 }).toBe(mine);
  await second.context().close();
});

test('a session that ended elsewhere leads to the door and back to where one was', async () => {
  const words = 'Ditulis saat sesi sudah berakhir.';
  await page.context().setOffline(true);
  await text(page).fill(words);
  await page.getByText(desk('web', 'save.device')).waitFor();
  await db.deleteFrom('auth_session').execute();
  await page.context().setOffline(false);
  await page.waitForURL((at) => at.pathname === '/desk/masuk', { timeout: 20_000 });
  await field(page, desk('organisation', 'email')).fill(admin.email);
  await field(page, desk('organisation', 'password')).fill(admin.password);
  await button(page, 'organisation', 'sign-in.do').click();
  await page.waitForURL((at) => at.pathname === path);
  await expect.poll(() => text(page).inputValue()).toBe(words);
  await expect.poll(savedText, { timeout: 15_000 }).toBe(words);
});

function text(on: Page) {
  return on.getByRole('textbox', { name: desk('publishing', 'text'), exact: true });
}

async function savedText(): Promise<string> {
  const id = path.split('/').at(-1) ?? '';
  return (await db.selectFrom('post').select('text').where('id', '=', id).executeTakeFirstOrThrow()).text;
}
