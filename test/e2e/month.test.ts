import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { localTimeOf } from '../../src/platform/time/local-time.ts';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, laptop, phone, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { desk, slot } from '../support/words.ts';

/** An agency admin plans a month: three activities, twelve posts over slots and channels, and the gaps that are left. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();
const dayMs = 86_400_000;

/** How somebody presses and writes. */
interface Hand {
  press(on: Locator): Promise<void>;
  write(into: Locator, words: string): Promise<void>;
}

const mouse: Hand = { press: (on) => on.click(), write: (into, words) => into.fill(words) };
const finger: Hand = { press: (on) => on.tap(), write: (into, words) => into.fill(words) };
const keys: Hand = {
  async press(on) {
    await tabTo(on);
    await on.page().keyboard.press('Enter');
  },
  async write(into, words) {
    await tabTo(into);
    await into.page().keyboard.insertText(words);
  },
};

test.each([
  { how: 'with the mouse', hand: mouse, code: 'DPUPR', viewport: laptop },
  { how: 'by keyboard alone', hand: keys, code: 'DINKES', viewport: laptop },
  { how: 'on a phone', hand: finger, code: 'DLH', viewport: phone },
])('$how', async ({ hand, code, viewport }) => {
  const page = await aDevice(browser, { viewport, hasTouch: viewport === phone });
  await signIn(page, server, { email: await adminOf(code), password: samplePassword });
  const name = `Kabar pagi ${code}`;

  for (const title of ['Senam lansia', 'Kerja bakti kali', 'Pasar murah']) await writeActivity(page, hand, title);
  await setHoursAside(page, hand, name);
  const gaps = await gapsOf(page, name);
  for (let number = 1; number <= 3; number += 1) await fillNextSlot(page, hand, { name, title: `${name} ${number}` });
  await pasteNine(page, hand, name);

  expect(await gapsOf(page, name)).toBe(gaps - 3);
  expect(await screenFaults(page)).toEqual([]);
  expect(await planned(name)).toEqual({ posts: 12, activities: 3 });
});

async function writeActivity(page: Page, hand: Hand, title: string): Promise<void> {
  await page.goto(`${server.url}/desk/kegiatan/baru`);
  await hand.write(page.getByLabel(desk('planning', 'title')).first(), title);
  await hand.press(page.getByRole('button', { name: desk('planning', 'new.begin') }));
  await page.waitForURL(/\/desk\/kegiatan\/[\w-]{36}/);
  await hand.write(page.getByLabel(desk('planning', 'where')).first(), 'Alun-Alun Kota Magelang');
  await page.getByText(/^Tersimpan, pukul/).first().waitFor(); // oxfmt-ignore
}

async function setHoursAside(page: Page, hand: Hand, name: string): Promise<void> {
  await page.goto(`${server.url}/desk/slot`);
  await hand.press(page.getByRole('button', { name: slot('new') }));
  const drawer = page.getByRole('dialog');
  await hand.write(drawer.getByLabel(slot('form.name')), name);
  await hand.press(drawer.getByRole('button', { name: slot('form.create') }));
  await page.getByRole('region', { name: slot('created', { count: 1 }) }).waitFor();
}

async function fillNextSlot(page: Page, hand: Hand, { name, title }: { name: string; title: string }): Promise<void> {
  await page.goto(`${server.url}/desk/slot?minggu=1`);
  await hand.press(cardsOf(page, name).first().getByRole('button'));
  await hand.press(page.getByRole('button', { name: slot('fill.write') }));
  await page.waitForURL(/\/desk\/konten\/[\w-]{36}/);
  await hand.write(page.getByRole('textbox', { name: new RegExp(`^${desk('publishing', 'title')}`) }), title);
  await page.getByText(/^Tersimpan, pukul/).first().waitFor(); // oxfmt-ignore
}

/** How many hours of next week it shows empty. */
async function gapsOf(page: Page, name: string): Promise<number> {
  await page.goto(`${server.url}/desk/slot?minggu=1`);
  await cardsOf(page, name).first().waitFor();
  return await cardsOf(page, name).count();
}

/** The other nine come from a spreadsheet, as the agency has written them down so far. */
async function pasteNine(page: Page, hand: Hand, name: string): Promise<void> {
  const rows = Array.from({ length: 9 }, (_, index) => [
    slashed(14 + index),
    '07.00',
    'Portal',
    `${name} ${index + 4}`,
  ]);
  const pasted = [['Tanggal', 'Jam', 'Platform', 'Topik/Tema'], ...rows].map((row) => row.join('\t')).join('\n');
  await page.goto(`${server.url}/desk/impor`);
  await hand.write(page.getByLabel('Tempel dari lembar kerja'), pasted);
  await hand.press(page.getByRole('button', { name: 'Baca yang ditempel' }));
  await hand.press(page.getByRole('button', { name: 'Periksa 9 baris' }));
  await hand.press(page.getByRole('button', { name: 'Impor 9 baris' }));
  await page.getByRole('heading', { name: '9 draf dibuat' }).waitFor();
}

/** Empty occurrences on the screen. */
function cardsOf(page: Page, name: string): Locator {
  const waits = page.getByRole('button', { name: /^Isi \d/ });
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) }).filter({ has: waits });
} // oxfmt-ignore

/** So many days from now, as it stands in a spreadsheet. */
function slashed(ahead: number): string {
  const { date } = localTimeOf(new Date(Date.now() + ahead * dayMs), 'Asia/Jakarta');
  return date.split('-').toReversed().join('/');
}

async function planned(name: string): Promise<{ posts: number; activities: number }> {
  const posts = await db
    .selectFrom('post')
    .select('agency_id')
    .where('title', 'like', `${name}%`)
    .where('publish_at', 'is not', null)
    .execute();
  const activities = db
    .selectFrom('activity')
    .select('id')
    .where('agency_id', '=', posts[0]?.agency_id ?? '');
  const written = await activities.where('title', 'in', ['Senam lansia', 'Kerja bakti kali', 'Pasar murah']).execute();
  return { posts: posts.length, activities: written.length };
}

async function adminOf(code: string): Promise<string> {
  const people = db.selectFrom('person').innerJoin('membership', 'membership.person_id', 'person.id').innerJoin('agency', 'agency.id', 'membership.agency_id'); // oxfmt-ignore
  const admin = people.select('person.email').where('agency.code', '=', code).where('membership.role', '=', 'admin');
  return (await admin.executeTakeFirstOrThrow()).email;
}

async function tabTo(goal: Locator): Promise<void> {
  await goal.waitFor();
  for (let step = 0; step < 150; step += 1) {
    if (await goal.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await goal.page().keyboard.press('Tab');
  }
  throw new Error('Not reached by Tab');
}
