import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, phone, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { goal as words, portal, programme } from '../support/words.ts';

/** The coordinator says what should change and how one will know; citizens see what a programme promises. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();
const coordinator = { email: 'endah.lestari@kota.contoh', password: samplePassword };

let page: Page;
beforeAll(async () => {
  page = await aDevice(browser);
  await signIn(page, server, coordinator);
});

test('a goal starts with its question, takes the number the data knows, and tells where it stands', async () => {
  await page.goto(`${server.url}/desk/sasaran`);
  await page.getByRole('button', { name: words('new'), exact: true }).click();
  const drawer = page.getByRole('dialog');
  await begins(drawer, words('form.change')).fill('Lebih banyak warga tahu jadwal layanan keliling');
  await begins(drawer, words('form.audience')).fill('Warga RW 5');

  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: words('new'), exact: true }).click();
  await expect
    .poll(() => begins(drawer, words('form.change')).inputValue())
    .toBe('Lebih banyak warga tahu jadwal layanan keliling');

  await drawer.getByRole('button', { name: words('offer.take'), exact: true }).click();
  const offered = await begins(drawer, words('baseline')).inputValue();
  expect(offered).toMatch(/^[\d.]+$/);
  await begins(drawer, words('target')).fill('999.999');
  await drawer.getByRole('button', { name: words('form.create'), exact: true }).click();

  await page.getByRole('heading', { level: 1, name: 'Lebih banyak warga tahu jadwal layanan keliling' }).waitFor();
  await page.getByText(words('standing.behind'), { exact: true }).first().waitFor();
  const made = db.selectFrom('goal').select(['baseline', 'target']).where('audience', '=', 'Warga RW 5');
  expect(await made.execute()).toEqual([{ baseline: Number(offered.replaceAll('.', '')), target: 999_999 }]);
  expect(await page.evaluate(() => localStorage.getItem('kentongan.draft.goal:new'))).toBeNull();
});

test('by keyboard alone: a goal counted by hand, and its first number with the source', async () => {
  await page.goto(`${server.url}/desk/sasaran`);
  await tabTo(page.getByRole('button', { name: words('new'), exact: true }));
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await tabTo(begins(drawer, words('form.change')));
  await page.keyboard.type('Keluarga memilah sampah');
  await tabTo(begins(drawer, words('form.metric')));
  await page.keyboard.type(words('metric.by-hand'));
  await tabTo(begins(drawer, words('form.unit')));
  await page.keyboard.type('keluarga');
  await tabTo(begins(drawer, words('baseline')));
  await page.keyboard.type('1.200');
  await tabTo(begins(drawer, words('target')));
  await page.keyboard.type('2.000');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Keluarga memilah sampah' }).waitFor();

  await tabTo(page.getByRole('button', { name: words('reading.add'), exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(begins(page, words('reading.value.unit', { unit: 'keluarga' })));
  await page.keyboard.type('1.350,5');
  await tabTo(begins(page, words('reading.source')));
  await page.keyboard.type('Rekap bank sampah');
  await page.keyboard.press('Enter');
  await page.getByText('1.350,5 keluarga').first().waitFor();
  const read = db.selectFrom('goal_reading').select('value').where('source', '=', 'Rekap bank sampah');
  expect(await read.execute()).toEqual([{ value: 1350.5 }]);
});

test('a programme gets an indicator and a milestone, and a citizen reads both without JavaScript', async () => {
  const { id, slug } = await db
    .selectFrom('programme')
    .select(['id', 'slug'])
    .where('name', '=', 'Jemput Sehat')
    .executeTakeFirstOrThrow();
  await page.goto(`${server.url}/desk/program/${id}`);
  await page.getByRole('button', { name: programme('indicator.add'), exact: true }).click();
  const indicator = page.getByRole('form', { name: programme('indicator.add') });
  await begins(indicator, programme('indicator.name')).fill('Lansia dikunjungi');
  await begins(indicator, programme('indicator.unit')).fill('orang');
  await indicator
    .getByLabel(new RegExp(`^${programme('indicator.target')}(?! t)`))
    .first()
    .fill('4.500');
  await begins(indicator, programme('indicator.target-year')).fill('2029');
  await indicator.getByRole('button', { name: programme('save'), exact: true }).click();
  await indicator.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: programme('milestone.add'), exact: true }).click();
  const milestone = page.getByRole('form', { name: programme('milestone.add') });
  await begins(milestone, programme('milestone.name')).fill('Setiap kelurahan punya tim');
  await begins(milestone, programme('milestone.planned-on')).fill('2029-03-01');
  await milestone.getByRole('button', { name: programme('save'), exact: true }).click();
  await milestone.waitFor({ state: 'hidden' });
  await page.getByRole('list').getByText('Setiap kelurahan punya tim').waitFor();

  const citizen = await aDevice(browser, { javaScriptEnabled: false, viewport: phone });
  await citizen.goto(`${server.url}/program/${slug}`);
  const target = portal('programme.of-target', { target: '4.500', unit: 'orang', year: '2029' });
  await citizen.getByRole('listitem').filter({ hasText: 'Lansia dikunjungi' }).getByText(target).waitFor();
  const planned = portal('programme.planned', { day: '1 Mar 2029' });
  await citizen.getByRole('listitem').filter({ hasText: 'Setiap kelurahan punya tim' }).getByText(planned).waitFor();
  expect(await citizen.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(phone.width);
});

/** A field by how its label begins. */
function begins(within: Page | Locator, label: string): Locator {
  const start = new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
  return within.getByLabel(start).and(page.locator('input, select, textarea')).first();
}

async function tabTo(aim: Locator): Promise<void> {
  await aim.waitFor();
  for (let step = 0; step < 120; step += 1) {
    if (await aim.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Not reached by Tab');
}
