import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, phone, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults, settled } from '../support/screen-faults.ts';
import { desk } from '../support/words.ts';

const browser = await aBrowser();
const { db, server } = await aSampleCity();
const words = JSON.parse(
  readFileSync(new URL('../../src/planning/ui/calendar/messages/id.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const word = (key: string): string => words[key] ?? key;

const admin = { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword };
const coordinator = { email: 'endah.lestari@kota.contoh', password: samplePassword };
const dayMs = 86_400_000;

/** A Monday two weeks ahead: nothing of it has passed, whenever the test runs. */
const monday = mondayAhead();
const day = (place: number): string => new Date(Date.parse(monday) + place * dayMs).toISOString().slice(0, 10);
let ids: readonly string[];
let page: Page;

beforeAll(async () => {
  ids = await drafts(4);
  page = await aDevice(browser);
  await signIn(page, server, admin);
});

test('a card dragged to another day says where it goes, and Ctrl-Z takes several moves back', async () => {
  await openWeek(page);
  const [id = ''] = ids;
  const before = await timeOf(id);
  await drag(card(page, id), cell(page, day(2)));
  await expect.poll(() => timeOf(id)).toBe(before + 2 * dayMs);
  await page.getByText(/dipindah ke/).first().waitFor();
  await drag(card(page, id), cell(page, day(3)));
  await expect.poll(() => timeOf(id)).toBe(before + 3 * dayMs);
  await page.keyboard.press('Control+z');
  await expect.poll(() => timeOf(id)).toBe(before + 2 * dayMs);
  await page.keyboard.press('Control+z');
  await expect.poll(() => timeOf(id)).toBe(before);
}); // oxfmt-ignore

test('what clashes is told on the cell before dropping, and dropping is still possible', async () => {
  await openWeek(page);
  const [first = '', second = ''] = ids;
  await dragOver(card(page, first), cell(page, day(1)));
  const hint = page.locator('[data-drop-hint]');
  await hint.waitFor();
  expect(await hint.innerText()).toContain('sudah dipakai pukul 07.00 WIB');
  await page.mouse.up();
  await expect.poll(() => timeOf(first)).toBe(await timeOf(second));
  await page.keyboard.press('Control+z');
  await expect.poll(() => timeOf(first)).toBe(Date.parse(`${day(0)}T07:00:00+07:00`));
});

test('without a mouse: arrows between days, Enter into the card, Alt and an arrow shift it, M opens the menu', async () => {
  await openWeek(page);
  const [id = ''] = ids;
  const before = await timeOf(id);
  await cell(page, day(1)).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedCard(page)).toBe(id);
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => timeOf(id)).toBe(before + dayMs);
  await expect.poll(() => focusedCard(page)).toBe(id);
  await page.keyboard.press('m');
  const menu = page.getByRole('dialog', { name: desk('planning', 'move.title') });
  await menu.waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => timeOf(id)).toBe(before + 2 * dayMs);
  await menu.waitFor({ state: 'hidden' });
  const undo = page.getByRole('button', { name: desk('web', 'undo'), exact: true });
  await undo.click();
  await expect.poll(() => timeOf(id)).toBe(before + dayMs);
  await page.keyboard.press('Control+z');
  await expect.poll(() => timeOf(id)).toBe(before);
});

test('several chosen with Ctrl move together, all or none', async () => {
  await openWeek(page);
  const [first = '', second = ''] = ids;
  const before = [await timeOf(first), await timeOf(second)];
  for (const id of [first, second])
    await card(page, id)
      .getByRole('heading')
      .click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: word('bulk.shift'), exact: true }).click();
  await page.getByLabel(word('bulk.days')).fill('2');
  await page.getByRole('button', { name: word('bulk.do') }).click();
  await expect.poll(() => Promise.all([timeOf(first), timeOf(second)])).toEqual(before.map((at) => at + 2 * dayMs));
  // Keys belong to the window while it is open.
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+z');
  await expect.poll(() => Promise.all([timeOf(first), timeOf(second)])).toEqual(before);
});

test('a series is shown before it is made, and taken back at once', async () => {
  await openWeek(page);
  const [, , third = ''] = ids;
  const title = 'Jadwal ketiga';
  await card(page, third).locator('[data-grip]').click();
  await page.getByRole('button', { name: word('move.copy') }).click();
  await page.getByLabel(word('copy.repeat')).selectOption('weekly');
  await page.getByLabel(word('copy.count'), { exact: false }).fill('3');
  const copies = () =>
    db.selectFrom('post').select('id').where('title', '=', title).where('removed_at', 'is', null).execute();
  expect(await copies()).toHaveLength(1);
  await page.getByRole('button', { name: 'Buat 3 draf' }).click();
  await expect.poll(async () => (await copies()).length).toBe(4);
  await page.getByText('3 draf dibuat').first().waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await copies()).length).toBe(1);
});

test('two people moving the same post: the second sees who and where, and may take it from there', async () => {
  const [, , , id = ''] = ids;
  const other = await aDevice(browser);
  await signIn(other, server, coordinator);
  await openWeek(other);
  await openWeek(page);
  await card(other, id).locator('[data-grip]').click();
  const menu = other.getByRole('dialog', { name: desk('planning', 'move.title') });
  await menu.waitFor();
  const before = await timeOf(id);
  // The news does not reach the second person before they decide.
  await other.context().setOffline(false);
  await other.route('**/api/posts/calendar**', (route) => route.abort());
  await drag(card(page, id), cell(page, day(5)));
  await expect.poll(() => timeOf(id)).toBe(before + 2 * dayMs);
  await menu.getByRole('button', { name: new RegExp(word('move.next-week')) }).click();
  const told = other.getByRole('dialog', { name: word('meanwhile.title') });
  await told.waitFor();
  expect(await told.innerText()).toContain('Ratna Wulandari');
  expect(await timeOf(id)).toBe(before + 2 * dayMs);
  await told.getByRole('button', { name: /^Tetap pindahkan ke/ }).click();
  await expect.poll(() => timeOf(id)).toBe(before + 7 * dayMs);
  await other.context().close();
});

test("an empty slot of an agency that is not one's own begins no post, and says so", async () => {
  const others = await db.selectFrom('agency').select('id').where('code', '=', 'DLH').executeTakeFirstOrThrow();
  const before = await db.selectFrom('post').select('id').execute();
  await page.goto(`${server.url}/desk/konten/baru?tanggal=${monday}&jam=07:00&opd=${others.id}`);
  await page.getByRole('alert').getByText(desk('publishing', 'new.not-there')).waitFor();
  const refused = await page.request.post(`${server.url}/api/posts`, {
    data: { agencyId: others.id, wishedTime: { date: monday, time: '07:00' } },
    headers: { origin: server.url },
  });
  expect(refused.status()).toBe(403);
  expect(await db.selectFrom('post').select('id').execute()).toHaveLength(before.length);
});

test('filters and view stand in the address', async () => {
  await page.goto(`${server.url}/desk/kalender?tampilan=bulan&tanggal=${monday}`);
  await page.getByLabel(word('filter.state')).selectOption('draft');
  await expect.poll(() => new URL(page.url()).searchParams.get('status')).toBe('draft');
  await page.reload();
  expect(await page.getByLabel(word('filter.state')).inputValue()).toBe('draft');
});

describe.each(['laptop', 'phone'])('on a %s', (width) => {
  let where: Page;
  beforeAll(async () => {
    where = width === 'laptop' ? page : await aDevice(browser, { viewport: phone, hasTouch: true });
    if (where !== page) await signIn(where, server, admin);
  });

  test.each(['bulan', 'pekan', 'hari', 'daftar', 'lajur', 'program'])('the view %s is sound', async (view) => {
    await where.goto(`${server.url}/desk/kalender?tampilan=${view}&tanggal=${monday}`);
    await where.locator('[data-card], [data-cell], h2').first().waitFor();
    await settled(where);
    expect(await screenFaults(where)).toEqual([]);
  });
});

function card(on: Page, id: string): Locator {
  return on.locator(`[data-card="${id}"]`);
}

function cell(on: Page, date: string): Locator {
  return on.locator(`[data-cell="${date}"][data-part="morning"]`);
}

async function openWeek(on: Page): Promise<void> {
  await on.goto(`${server.url}/desk/kalender?tampilan=pekan&tanggal=${monday}&kegiatan=tidak&slot=tidak&cari=Jadwal`);
  await card(on, ids[0] ?? '').waitFor();
}

async function dragOver(from: Locator, to: Locator): Promise<void> {
  await from.hover({ position: { x: 60, y: 40 } });
  await to.page().mouse.down();
  await to.hover({ position: { x: 40, y: 30 } });
  await to.hover({ position: { x: 44, y: 34 } });
}

async function drag(from: Locator, to: Locator): Promise<void> {
  await dragOver(from, to);
  await to.page().mouse.up();
}

async function focusedCard(on: Page): Promise<string> {
  return await on.evaluate<string>("document.activeElement?.closest('[data-card]')?.dataset.card ?? ''");
}

async function timeOf(id: string): Promise<number> {
  const { publish_at } = await db
    .selectFrom('post')
    .select('publish_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return publish_at?.getTime() ?? 0;
}

function mondayAhead(): string {
  const now = new Date();
  const days = 14 - ((now.getUTCDay() + 6) % 7);
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** Drafts of DPUPR at seven in the morning, one day after the other, for its first channel. */
async function drafts(count: number): Promise<readonly string[]> {
  const agency = await db.selectFrom('agency').select('id').where('code', '=', 'DPUPR').executeTakeFirstOrThrow();
  const channel = await db
    .selectFrom('channel')
    .select('id')
    .where('agency_id', '=', agency.id)
    .orderBy('name')
    .executeTakeFirstOrThrow();
  const names = ['pertama', 'kedua', 'ketiga', 'keempat'];
  const made: string[] = [];
  for (let place = 0; place < count; place += 1) {
    const { id } = await db
      .insertInto('post')
      .values({
        agency_id: agency.id,
        slug: crypto.randomUUID(),
        title: `Jadwal ${names[place] ?? place}`,
        text: 'Kerja dimulai pukul delapan.',
        publish_at: new Date(`${day(place)}T07:00:00+07:00`),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('post_variant').values({ post_id: id, channel_id: channel.id }).execute();
    made.push(id);
  }
  return made;
}
