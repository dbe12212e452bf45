import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, phone, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { campaign } from '../support/words.ts';

/** The coordinator plans a campaign across five agencies: with the mouse, by keyboard alone, and on a phone. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();
const coordinator = { email: 'endah.lestari@kota.contoh', password: samplePassword };
const partners = ['Dinkes', 'Disdikbud', 'DLH', 'DPUPR', 'Dishub'];

let page: Page;
beforeAll(async () => {
  page = await aDevice(browser);
  await signIn(page, server, coordinator);
});

test('with the mouse: five agencies see what they are asked, and one makes its post from it', async () => {
  await page.goto(`${server.url}/desk/kampanye/baru`);
  await write(page, 'Kota bersih bersama');
  for (const name of partners) await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('button', { name: campaign('task.add-all', { count: 5 }) }).click();
  for (let number = 1; number <= 5; number += 1) {
    await page.getByRole('textbox', { name: campaign('task', { number }) }).fill(`Unggahan ${number}`);
  }
  await page.getByRole('button', { name: campaign('create') }).click();
  await page.getByRole('heading', { level: 1, name: 'Kota bersih bersama' }).waitFor();
  expect(await stored('Kota bersih bersama')).toEqual({ agencies: 5, tasks: 5 });

  const admin = await aDevice(browser);
  await signIn(admin, server, { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword });
  await admin.goto(page.url());
  await admin.getByRole('button', { name: /^Buat unggahan untuk/ }).click();
  await admin.waitForURL(/\/desk\/konten\/[\w-]{36}/);
  const made = db.selectFrom('post').select('title').where('campaign_task_id', 'is not', null).where('title', 'like', 'Unggahan %'); // oxfmt-ignore
  expect(await made.execute()).toHaveLength(1);
});

test('what nobody told of leads from its cell to an activity that knows programme, ward and agency', async () => {
  await page.goto(`${server.url}/desk/cakupan`);
  await page.getByRole('row', { name: /^RKM Kemirirejo/ }).getByRole('button').last().click();
  await page.getByRole('dialog').getByRole('link', { name: 'Tulis kegiatan' }).click();
  await page.getByText('Program RKM Kemirirejo', { exact: true }).waitFor();
  const leading = await db.selectFrom('programme').innerJoin('agency', 'agency.id', 'programme.agency_id').select(['programme.id', 'agency.id as agency']).where('programme.name', '=', 'RKM Kemirirejo').executeTakeFirstOrThrow();
  expect(await page.getByLabel('OPD penyelenggara').inputValue()).toBe(leading.agency);
  await page.getByLabel(/^Judul/).fill('Kerja bakti Kemirirejo');
  await page.getByRole('button', { name: 'Mulai menulis' }).click();
  await page.waitForURL(/\/desk\/kegiatan\/[\w-]{36}$/);
  const made = await db.selectFrom('activity').innerJoin('activity_programme', 'activity_id', 'activity.id').select(['agency_id', 'programme_id', 'village']).where('title', '=', 'Kerja bakti Kemirirejo').executeTakeFirstOrThrow();
  expect(made).toMatchObject({ agency_id: leading.agency, programme_id: leading.id });
  expect(made.village).toBe('Kemirirejo');
}); // oxfmt-ignore

test('by keyboard alone: planned, then moved by a week on the timeline', async () => {
  await page.goto(`${server.url}/desk/kampanye/baru`);
  await tabTo(page.getByLabel(campaign('name')).first());
  await page.keyboard.type('Hemat air');
  await tabTo(page.getByLabel(campaign('starts')).first());
  await page.keyboard.type('12012026');
  await tabTo(page.getByLabel(campaign('ends')).first());
  await page.keyboard.type('12202026');
  for (const name of partners.toSorted((a, b) => a.localeCompare(b, 'id'))) {
    await tabTo(page.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Hemat air' }).waitFor();
  expect(await stored('Hemat air')).toEqual({ agencies: 5, tasks: 0 });

  await page.goto(`${server.url}/desk/linimasa`);
  await page.getByRole('link', { name: /^Program unggulan/ }).first().waitFor(); // oxfmt-ignore
  // Without a programme it stands in the last row; only what is in sight is drawn.
  await page.keyboard.press('End');
  const bar = page.getByRole('link', { name: /Hemat air/ });
  await bar.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => startOf('Hemat air')).toBe('2026-12-08');
  await page.getByRole('region', { name: /Hemat air.*digeser/ }).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => startOf('Hemat air')).toBe('2026-12-01');
});

test('on a phone', async () => {
  const small = await aDevice(browser, { viewport: phone, hasTouch: true });
  await signIn(small, server, coordinator);
  await small.goto(`${server.url}/desk/kampanye/baru`);
  await write(small, 'Pasar ramah');
  for (const name of partners) await small.getByRole('button', { name, exact: true }).tap();
  await small.getByRole('button', { name: campaign('create') }).tap();
  await small.getByRole('heading', { level: 1, name: 'Pasar ramah' }).waitFor();
  expect(await stored('Pasar ramah')).toEqual({ agencies: 5, tasks: 0 });
});

async function write(on: Page, name: string): Promise<void> {
  await on.getByLabel(campaign('name')).first().fill(name);
  await on.getByLabel(campaign('starts')).first().fill('2026-12-01');
  await on.getByLabel(campaign('ends')).first().fill('2026-12-20');
}

async function stored(name: string): Promise<{ agencies: number; tasks: number }> {
  const { id } = await db.selectFrom('campaign').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  const agencies = await db.selectFrom('campaign_agency').select('agency_id').where('campaign_id', '=', id).execute();
  const tasks = await db.selectFrom('campaign_task').select('id').where('campaign_id', '=', id).execute();
  return { agencies: agencies.length, tasks: tasks.length };
}

async function startOf(name: string): Promise<string> {
  const row = db.selectFrom('campaign').select('starts_on').where('name', '=', name);
  return (await row.executeTakeFirstOrThrow()).starts_on;
}

async function tabTo(goal: Locator): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    if (await goal.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Not reached by Tab');
}
