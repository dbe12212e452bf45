import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { AgencyId } from '../../src/organisation/index.ts';
import { localTimeOf } from '../../src/platform/time/local-time.ts';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, button, phone, signIn } from '../support/desk.ts';
import { aSlot } from '../support/matrix-slots.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { desk, pause, slot } from '../support/words.ts';

/** An agency admin sets hours aside, sees them empty, and fills them: with the mouse, by keyboard alone, on a phone. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();
const admin = { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword };
const zone = 'Asia/Jakarta';
const dayMs = 86_400_000;
const { id: agencyId } = await db
  .selectFrom('agency')
  .select('id')
  .where('code', '=', 'DPUPR')
  .executeTakeFirstOrThrow();

let page: Page;
beforeAll(async () => {
  page = await aDevice(browser);
  await signIn(page, server, admin);
});

test('a weekly hour of one pillar stands empty in the calendar, and is filled by hand', async () => {
  await page.goto(`${server.url}/desk/slot`);
  await page.getByRole('button', { name: slot('new') }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel(slot('form.purpose')).selectOption({ label: slot('purpose.pillar') });
  await drawer.getByLabel(slot('form.pillar')).selectOption({ label: 'Kamis budaya · Kamis' });
  await drawer.getByRole('button', { name: slot('time.19:00') }).click();
  await drawer.getByRole('button', { name: slot('time.07:00') }).click();
  await drawer
    .getByText(/^Kam .* · 19\.00 WIB/)
    .first()
    .waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await drawer.getByRole('button', { name: slot('form.create') }).click();
  await told(slot('created', { count: 1 }));
  const made = db.selectFrom('slot').select(['rule', 'time_of_day']).where('agency_id', '=', agencyId);
  expect(await made.orderBy('created_at', 'desc').executeTakeFirst()).toEqual({
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    time_of_day: '19:00',
  });

  const thursday = nextWeek(4);
  await page.goto(`${server.url}/desk/kalender?tampilan=pekan&tanggal=${thursday}`);
  await page.getByRole('link', { name: /^19\.00 WIB\s*Kamis budaya/ }).waitFor();

  await page.goto(`${server.url}/desk/slot?minggu=1`);
  await cardOf('Kamis budaya').getByRole('button').click();
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('button', { name: slot('fill.write') }).click();
  await page.waitForURL(/\/desk\/konten\/[\w-]{36}/);
  expect(await postAt(`${thursday}T12:00:00Z`)).toMatchObject({ state: 'draft' });
});

test('the bank fills another at once, the next free one is offered in the composer, and undoing empties it', async () => {
  await page.goto(`${server.url}/desk/slot?minggu=2`);
  await cardOf('Layanan sore').getByRole('button').click();
  await page.getByRole('button', { name: slot('from.bank') }).click();
  await page
    .getByRole('button', { name: slot('use'), exact: true })
    .first()
    .click();
  await told(/terjadwal di slot ini/);
  const uses = db.selectFrom('bank_use').innerJoin('post', 'post.id', 'bank_use.post_id').select(['post.state', 'publish_at']).where('agency_id', '=', agencyId).where('undone_at', 'is', null); // oxfmt-ignore
  expect(await uses.execute()).toMatchObject([{ state: 'scheduled' }]);
  await button(page, 'web', 'undo').click();
  await expect.poll(() => uses.execute()).toEqual([]);

  await page.goto(`${server.url}/desk/konten/baru`);
  await page
    .getByRole('textbox', { name: new RegExp(`^${desk('publishing', 'title')}`) })
    .fill('Jalan Ikhlas dibuka lagi');
  await page.waitForURL(/\/desk\/konten\/[\w-]{36}/);
  const free = await freeSlot();
  await page.getByText(desk('publishing', 'time.next-slot')).waitFor();
  await button(page, 'publishing', 'time.change').click();
  await button(page, 'publishing', 'time.keep').click();
  await expect.poll(() => postAt(free)).toMatchObject({ title: 'Jalan Ikhlas dibuka lagi' });
  expect(await freeSlot()).not.toBe(free);
});

test('while the agency is paused its slots stand still until the pause ends', async () => {
  await page.goto(`${server.url}/desk/slot?minggu=1`);
  await button(page, 'web', 'top.pause').click();
  await page.getByRole('textbox', { name: pause('reason') }).fill('');
  await page.getByRole('button', { name: pause('start') }).click();
  await page.getByText(pause('reason.needed')).waitFor();
  await page.getByRole('textbox', { name: pause('reason') }).fill('Banjir di Sungai Elo');
  await page.getByRole('button', { name: pause('start') }).click();
  await page.getByText(pause('bar.agency', { agency: 'DPUPR' })).waitFor();
  await page.getByText(slot('paused')).first().waitFor();
  expect(await page.getByRole('button', { name: /^Isi \d/ }).count()).toBe(0);
  await page.getByRole('button', { name: pause('end') }).click();
  await page
    .getByRole('button', { name: /^Isi \d/ })
    .first()
    .waitFor();
});

test('by keyboard alone: an hour is made, then filled', async () => {
  await page.goto(`${server.url}/desk/slot?minggu=1`);
  await tabTo(page.getByRole('button', { name: slot('new') }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('button', { name: slot('time.12:00') }));
  await page.keyboard.press('Space');
  await tabTo(page.getByLabel(slot('form.name')));
  await page.keyboard.type('Kabar siang');
  await page.keyboard.press('Enter');
  await told(slot('created', { count: 2 }));
  await tabTo(cardOf('Kabar siang').getByRole('button'));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('button', { name: slot('fill.write') }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/konten\/[\w-]{36}/);
  const id = page.url().slice(-36);
  const made = await db.selectFrom('post').select('publish_at').where('id', '=', id).executeTakeFirstOrThrow();
  expect(localTimeOf(made.publish_at ?? new Date(0), zone).time).toMatch(/^(07|12):00$/);
});

test('on a phone: Hari ini tells what stands empty and fills it', async () => {
  await aSlot(db, agencyId as AgencyId, { zone, name: 'Malam warga', time_of_day: '21:10' });
  const small = await aDevice(browser, { viewport: phone, hasTouch: true });
  await signIn(small, server, admin);
  await small.goto(`${server.url}/desk/hari-ini`);
  const section = small.getByRole('region', { name: desk('today', 'slot') });
  const row = section.getByRole('listitem').filter({ hasText: 'Malam warga' }).first();
  await row.getByRole('button').tap();
  const dialog = small.getByRole('dialog');
  await dialog.getByRole('button', { name: slot('fill.write') }).waitFor();
  expect(await dialog.boundingBox()).toMatchObject({ x: 0, width: phone.width });
  expect(await screenFaults(small)).toEqual([]);
  await dialog.getByRole('button', { name: slot('fill.write') }).tap();
  await small.waitForURL(/\/desk\/konten\/[\w-]{36}/);

  await small.goto(`${server.url}/desk/bank`);
  await small
    .getByRole('button', { name: /^Ubah / })
    .first()
    .tap();
  await small.getByRole('dialog').waitFor();
  expect(await screenFaults(small)).toEqual([]);
});

/** An empty occurrence on the screen, by its title. */
function cardOf(title: string): Locator {
  const waits = page.getByRole('button', { name: /^Isi \d/ });
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) }).filter({ has: waits }).first();
} // oxfmt-ignore

/** What the desk says at its foot after something was done. */
async function told(words: string | RegExp): Promise<void> {
  await page.getByRole('region', { name: words }).waitFor();
}

/** That weekday of the week after this one, where the agency is; Monday is 1. */
function nextWeek(weekday: number): string {
  const today = Date.parse(`${localTimeOf(new Date(), zone).date}T00:00:00Z`);
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * dayMs;
  return new Date(monday + (6 + weekday) * dayMs).toISOString().slice(0, 10);
}

async function freeSlot(): Promise<string> {
  const answer = await page.request.get(`${server.url}/api/slots/next-free?agencyId=${agencyId}`);
  const { free } = (await answer.json()) as { free: { at: string } };
  return free.at;
}

async function postAt(at: string) {
  const query = db.selectFrom('post').select(['state', 'title']).where('agency_id', '=', agencyId);
  return await query.where('publish_at', '=', new Date(at)).orderBy('created_at', 'desc').executeTakeFirst();
}

async function tabTo(goal: Locator): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    if (await goal.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Not reached by Tab');
}
