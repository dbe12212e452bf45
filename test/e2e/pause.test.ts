import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, button, phone, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { desk, pause } from '../support/words.ts';

/** The coordinator stops everything from a phone, and afterwards gives a new time to what was held. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();
const coordinator = { email: 'endah.lestari@kota.contoh', password: samplePassword };
const admin = { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword };

let page: Page;
beforeAll(async () => {
  page = await aDevice(browser, { viewport: phone, hasTouch: true });
  await signIn(page, server, coordinator);
});

test('two presses stop everything; a due post stays, and gets a new time from the tray', async () => {
  await page.goto(`${server.url}/desk/suara-warga`);
  await button(page, 'web', 'top.pause').click();
  await page.getByRole('textbox', { name: pause('reason') }).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('button', { name: pause('start') }).click();
  await page.getByText(pause('bar.city')).waitFor();
  await page
    .getByText(pause('started', { count: 0 }))
    .first()
    .waitFor();

  const other = await aDevice(browser);
  await signIn(other, server, admin);
  await other.goto(`${server.url}/desk/konten?status=scheduled`);
  await other.getByText(pause('bar.city')).waitFor();
  expect(await other.getByRole('button', { name: pause('end') }).count()).toBe(0);

  const { id, title } = await aPostThatIsDue();
  await page.goto(`${server.url}/desk/konten/${id}`);
  await page.getByText(desk('web', 'state.paused'), { exact: true }).first().waitFor();
  // Longer than the engine takes to pick up what is due.
  await page.waitForTimeout(3_000);
  expect(await statesOf(id)).toEqual(['scheduled']);

  await page.getByRole('button', { name: pause('end') }).click();
  await expect.poll(() => statesOf(id)).toEqual(['missed']);
  // Without being asked the other screen knows.
  await other.getByText(pause('bar.city')).waitFor({ state: 'detached' });
  await page.goto(`${server.url}/desk/hari-ini`);
  const row = page.getByRole('listitem').filter({ hasText: title });
  await row.getByRole('button', { name: /^Jadwalkan ke / }).click();
  await expect.poll(() => statesOf(id)).toEqual(['scheduled']);
  const { due } = await db
    .selectFrom('delivery')
    .select(({ fn }) => fn.min('due_at').as('due'))
    .where('post_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(due.getTime()).toBeGreaterThan(Date.now());
  expect(await screenFaults(page)).toEqual([]);
});

/** One that is scheduled in the sample, whose time has just come. */
async function aPostThatIsDue(): Promise<{ readonly id: string; readonly title: string }> {
  const post = await db
    .selectFrom('post')
    .select(['id', 'title'])
    .where('state', '=', 'scheduled')
    // A changed fact would keep it for correction instead.
    .where((eb) => eb.not(eb.exists(eb.selectFrom('post_fact').select('post_id').whereRef('post_id', '=', 'post.id'))))
    .orderBy('publish_at', 'desc')
    .executeTakeFirstOrThrow();
  await sql`update delivery set due_at = now() - interval '1 minute' where post_id = ${post.id}`.execute(db);
  await sql`update post set publish_at = now() - interval '1 minute' where id = ${post.id}`.execute(db);
  return post;
}

async function statesOf(postId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('delivery').select('state').distinct().where('post_id', '=', postId).execute();
  return rows.map(({ state }) => state);
}
