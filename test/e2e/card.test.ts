import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, phone, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { card, desk } from '../support/words.ts';

/** A card made of a post by keyboard, changed on a phone, and refused while its text is too long. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();
const writer = { email: 'dimas.aryo@dpupr.contoh', password: samplePassword };
let page = undefined as unknown as Page;
let postId = '';

const begin = (on: Page) => on.getByRole('button', { name: desk('publishing', 'card.make'), exact: true });
const field = (on: Page, name: string) => on.getByRole('dialog').getByLabel(card(`field.${name}`));
const shown = (on: Page) => on.getByRole('region', { name: card('preview') }).getByRole('img');

beforeAll(async () => {
  const post = await db.selectFrom('post').select(['id', 'title']).where('state', '=', 'draft').where('activity_id', 'is not', null).where('agency_id', 'in', db.selectFrom('agency').select('id').where('code', '=', 'DPUPR')).executeTakeFirstOrThrow(); // oxfmt-ignore
  postId = post.id;
  page = await aDevice(browser);
  await signIn(page, server, writer);
  await page.goto(`${server.url}/desk/konten/${postId}`);
});

test('a card is chosen, filled from the activity and attached by keyboard, with its words as alternative text', async () => {
  await begin(page).press('Enter');
  const choice = page.getByRole('button', { name: new RegExp(`^${card('template.event')}`) });
  await choice.locator('img').waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await choice.press('Enter');
  expect(await field(page, 'date').inputValue()).toMatch(/\w+, \d+ \w+ \d{4}/);
  await field(page, 'title').fill('Kerja bakti saluran');
  await expect.poll(() => shown(page).getAttribute('alt')).toContain('Kerja bakti saluran');
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('button', { name: card('use', { count: 5 }) }).press('Enter');
  await page.getByText(card('attached')).first().waitFor();
  await expect.poll(() => alts()).toContainEqual(expect.stringContaining('Kerja bakti saluran'));
});

test('on a phone the card is opened again; too long it is refused with how much to cut, and nothing typed is lost', async () => {
  const small = await aDevice(browser, { viewport: phone, hasTouch: true });
  await signIn(small, server, writer);
  await small.goto(`${server.url}/desk/konten/${postId}`);
  await small.getByRole('button', { name: /^Ubah kartu/ }).click();
  const long = 'Pertanggungjawaban penyelenggaraan kerja bakti '.repeat(4).trim();
  await field(small, 'title').fill(long);
  await field(small, 'note').fill('Keterangan tambahan bagi seluruh warga kota '.repeat(3).trim());
  await field(small, 'place').fill('Balai kelurahan lama di sebelah lapangan besar '.repeat(3).trim());
  await small.getByText(/kurangi sekitar/).first().waitFor(); // oxfmt-ignore
  expect(await screenFaults(small)).toEqual([]);
  await small.getByRole('button', { name: card('use.changed', { count: 5 }) }).click();
  await small.getByText(/terlalu panjang untuk ukuran/).waitFor();
  expect(await field(small, 'title').inputValue()).toBe(long);
  await field(small, 'title').fill('Kerja bakti selesai');
  await field(small, 'note').fill('');
  await field(small, 'place').fill('Balai kelurahan');
  await small.getByRole('button', { name: card('use.changed', { count: 5 }) }).click();
  await small.getByText(card('attached')).first().waitFor();
  await expect.poll(() => alts()).toContainEqual(expect.stringContaining('Kerja bakti selesai'));
  expect((await alts()).filter((alt) => alt.startsWith('Kartu acara'))).toHaveLength(1);
});

async function alts(): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('post_media')
    .select('alt')
    .where('post_id', '=', postId)
    .orderBy('position')
    .execute();
  return rows.map(({ alt }) => alt);
}
