import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aDatabase } from '../support/database.ts';
import { aBrowser, aDevice, aServer } from '../support/desk.ts';
import { desk } from '../support/words.ts';

const { db, url } = await aDatabase();
const browser = await aBrowser();
const server = await aServer({ args: ['--sample'], env: { DATABASE_URL: url } });

let page: Page;
beforeAll(async () => {
  page = await aDevice(browser);
  await page.goto(`${server.url}/desk/masuk`);
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test('sign in', async () => {
  await tabTo(desk('organisation', 'email'));
  await page.keyboard.type('ratna.wulandari@dpupr.contoh');
  await tabTo(desk('organisation', 'password'));
  await page.keyboard.type(samplePassword);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/hari-ini/);
  expect(await (await heading()).isVisible()).toBe(true);
});

test('find a post with Ctrl+K and open it', async () => {
  const { title } = await db
    .selectFrom('post')
    .innerJoin('agency', 'agency.id', 'post.agency_id')
    .select('post.title')
    .where('agency.code', '=', 'DPUPR')
    .where('post.state', '=', 'published')
    .orderBy('post.id')
    .executeTakeFirstOrThrow();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: desk('web', 'palette.title') }).waitFor();
  await page.keyboard.type(title);
  await page.getByRole('option', { name: title }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/(konten|kegiatan)\/[\w-]{36}/);
  await expect.poll(async () => await (await heading()).innerText()).toBe(title);
});

test('write a post and submit it with Ctrl+Enter', async () => {
  await page.keyboard.press('n');
  await page.waitForURL(/\/desk\/konten\/(?!baru)/);
  await tabTo(desk('publishing', 'tab.add'));
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem').first().waitFor();
  const radio = page.getByRole('menuitem', { name: 'Magelang FM' });
  for (let step = 0; step < 12 && !(await isFocused(radio)); step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Magelang FM', selected: true }).waitFor();
  await tabBackTo('Magelang FM');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: desk('publishing', 'tab.base'), selected: true }).waitFor();
  await tabTo(desk('publishing', 'title'));
  await page.keyboard.type('Jembatan Progo ditutup Sabtu malam');
  await tabTo(desk('publishing', 'text'));
  await page.keyboard.type('Jembatan Progo ditutup Sabtu pukul 22.00 sampai 04.00 untuk pengecatan.');
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(desk('web', 'state.in-review'))
    .or(page.getByText(desk('publishing', 'step.in-review')))
    .first()
    .waitFor();
  const id = page.url().match(/[\w-]{36}/)?.[0] ?? '';
  const state = () => db.selectFrom('post').select('state').where('id', '=', id).executeTakeFirstOrThrow();
  await expect.poll(async () => (await state()).state).toBe('in-review');
});

test('triage citizens with J, K, R and E', async () => {
  await page.goto(`${server.url}/desk/suara-warga`);
  const rows = page.getByRole('list', { name: desk('listening', 'list') }).getByRole('link');
  await rows.nth(2).waitFor();
  const shown = (): string => new URL(page.url()).pathname;
  const nth = (at: number) => rows.nth(at).getAttribute('href');
  const [first, third] = [await nth(1), await nth(2)];
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect.poll(shown).toBe(third);
  await page.keyboard.press('k');
  await expect.poll(shown).toBe(first);
  const who = await rows.nth(1).locator('b').first().innerText();
  const box = page.getByRole('textbox', { name: desk('listening', 'write', { who }) });
  await box.waitFor();
  await page.keyboard.press('r');
  await expect.poll(() => isFocused(box)).toBe(true);
  await page.keyboard.type('Terima kasih, kami periksa hari ini.');
  await page.keyboard.press('Control+Enter');
  await page.getByText(desk('listening', 'sent')).first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('e');
  await page.getByText(desk('listening', 'finished')).first().waitFor();
  const id = first?.split('/').at(-1) ?? '';
  const { state } = await db
    .selectFrom('citizen_thread')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(state).toBe('done');
});

test('move a planned post to the next day with M', async () => {
  await page.goto(`${server.url}/desk/kalender?tampilan=daftar`);
  const grips = page.getByRole('button', { name: new RegExp(`^${desk('planning', 'move.of', { title: '' }).trim()}`) });
  await grips.first().waitFor();
  const name = (await grips.first().getAttribute('aria-label')) ?? '';
  const title = name.slice(desk('planning', 'move.of', { title: '' }).length);
  const planned = () =>
    db
      .selectFrom('post')
      .select('publish_at')
      .where('title', '=', title)
      .where('published_at', 'is', null)
      .executeTakeFirstOrThrow();
  const before = (await planned()).publish_at;
  await tabTo(name);
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: desk('planning', 'move.title') }).waitFor();
  await page.keyboard.press('Enter');
  const dayMs = 86_400_000;
  await expect.poll(async () => (await planned()).publish_at?.getTime()).toBe((before?.getTime() ?? 0) + dayMs);
});

async function heading() {
  const found = page.getByRole('main').getByRole('heading', { level: 1 });
  await found.waitFor();
  return found;
}

/** Walks with Tab until what has this name stands in focus, as somebody without a mouse does. */
async function tabTo(name: string, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    if ((await focusedName()).startsWith(name)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`“${name}” can't be reached with ${key}`);
}

async function tabBackTo(name: string): Promise<void> {
  await tabTo(name, 'Shift+Tab');
}

/** What a screen reader would call it: its own label, the one tied to it, or its words. */
async function focusedName(): Promise<string> {
  return await page.evaluate<string>(`(() => {
    const at = document.activeElement;
    const tied = at?.labels?.[0]?.innerText;
    return (at?.getAttribute('aria-label') ?? tied ?? at?.innerText ?? '').trim();
  })()`);
}

async function isFocused(what: Locator): Promise<boolean> {
  return await what
    .and(page.locator(':focus'))
    .count()
    .then((count) => count > 0);
}
