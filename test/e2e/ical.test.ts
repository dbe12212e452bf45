import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';

const browser = await aBrowser();
const { db, server } = await aSampleCity();
const admin = { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword };
let page: Page;

beforeAll(async () => {
  page = await aDevice(browser);
  await signIn(page, server, admin);
});

test('an address is made from the calendar, read without signing in, and opens nothing once revoked', async () => {
  await page.goto(`${server.url}/desk/kalender`);
  await page.getByRole('button', { name: 'Lainnya', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Langganan iCal' }).click();
  await page.getByLabel('Nama', { exact: true }).fill('Ponsel');
  await page.getByRole('button', { name: 'Buat alamat' }).click();
  const address = await page.getByLabel('Alamat langganan').innerText();
  const path = new URL(address).pathname;
  const answer = await fetch(`${server.url}${path}`);
  expect(answer.status).toBe(200);
  const { id } = await aPlannedPost();
  expect(await answer.text()).toContain(`UID:post-${id}@`);
  await page.getByRole('button', { name: 'Cabut Ponsel', exact: true }).click();
  await page.getByText('Alamat dicabut').first().waitFor();
  expect((await fetch(`${server.url}${path}`)).status).toBe(404);
});

test('events of a file come in as activities, and the import is taken back', async () => {
  await page.goto(`${server.url}/desk/impor-ics`);
  const event = 'BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Kerja bakti saluran\r\nDTSTART:20271201T010000Z\r\nEND:VEVENT';
  const broken = 'BEGIN:VEVENT\r\nSUMMARY:Tanpa tanggal\r\nEND:VEVENT';
  const past = 'BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Kerja bakti lama\r\nDTSTART:20260101T010000Z\r\nEND:VEVENT';
  const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event}\r\n${broken}\r\n${past}\r\nEND:VCALENDAR\r\n`;
  const file = { name: 'kerja-bakti.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('Tanggal mulai (DTSTART) tidak ada.').waitFor();
  const old = page.getByRole('checkbox', { name: /^Ikutkan Kerja bakti lama/ });
  expect(await old.isChecked()).toBe(false);
  await old.check();
  await page.getByRole('button', { name: 'Impor 2 kegiatan' }).waitFor();
  await old.uncheck();
  await page.getByRole('button', { name: 'Impor 1 kegiatan' }).click();
  await page.getByRole('button', { name: 'Batalkan impor kerja-bakti.ics' }).waitFor();
  expect(await living()).toBe(1);
  await page.getByRole('button', { name: 'Batalkan impor kerja-bakti.ics' }).click();
  await expect.poll(living).toBe(0);
});

async function aPlannedPost(): Promise<{ id: string }> {
  const query = db.selectFrom('post').innerJoin('agency', 'agency.id', 'post.agency_id').select('post.id');
  return await query
    .where('agency.short_name', '=', 'DPUPR')
    .where('post.publish_at', '>', new Date())
    .where('post.removed_at', 'is', null)
    .where('post.information_class', '<>', 'dikecualikan')
    .executeTakeFirstOrThrow();
}

async function living(): Promise<number> {
  const query = db.selectFrom('activity').select('id').where('title', '=', 'Kerja bakti saluran');
  return (await query.where('removed_at', 'is', null).execute()).length;
}
