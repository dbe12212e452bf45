import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { keepArchive } from '../../src/publishing/archive/keep-archive.ts';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, phone, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { archive, desk } from '../support/words.ts';

/** What the network took away is noted on a phone, and how it stood is found in the archive. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();

let page: Page;
beforeAll(async () => {
  page = await aDevice(browser, { viewport: phone, hasTouch: true });
  await signIn(page, server, { email: 'endah.lestari@kota.contoh', password: samplePassword });
});

test('a post that vanished waits under Terbit until somebody notes it, and its record stays in the archive', async () => {
  const vanished = await aVanishedPost();
  await page.goto(`${server.url}/desk/terbit`);
  const row = page.getByRole('listitem').filter({ hasText: desk('publishing', 'gone') });
  await row.getByText(vanished.title).waitFor();
  const note = row.getByRole('button', { name: desk('publishing', 'gone.note') });
  await note.click();
  await note.waitFor({ state: 'detached' });

  // The server does so by the minute, and this one can't wait.
  await keepArchive({ db, now: () => new Date(), networks: { publisher: () => undefined } });
  expect(await kindsOf(vanished.id)).toEqual(['gone', 'published']);
  await page.goto(`${server.url}/desk/konten/${vanished.postId}`);
  await page.getByRole('link', { name: desk('publishing', 'deliveries.archive') }).click();
  await page.getByText(/^Rantai utuh/).waitFor();
  const kept = page.getByRole('listitem').filter({ hasText: archive('kind.gone') });
  await kept.getByRole('button', { name: archive('open') }).click();
  const record = page.getByRole('dialog');
  await record.getByText(archive('seal.hash')).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await record.waitFor({ state: 'detached' });
});

test('what was wrong is corrected by a post of its own, and each leads to the other', async () => {
  const { postId, title } = await aPublicPost();
  await page.goto(`${server.url}/desk/konten/${postId}`);
  await page.getByRole('button', { name: desk('publishing', 'more') }).click();
  await page.getByRole('menuitem', { name: desk('publishing', 'correct') }).click();
  const note = page.getByRole('region', { name: desk('publishing', 'corrects') });
  await note.waitFor();
  expect(await page.getByRole('textbox', { name: desk('publishing', 'text') }).inputValue()).toMatch(
    /^Ralat atas unggahan kami/,
  );
  expect(await screenFaults(page)).toEqual([]);
  await note.getByRole('link', { name: title }).click();
  const back = page.getByRole('region', { name: desk('publishing', 'corrected') });
  await back.getByRole('link', { name: /^Ralat: / }).waitFor();
});

async function aVanishedPost() {
  const found = await aPublicPost();
  await db.updateTable('delivery').set({ gone_at: new Date() }).where('id', '=', found.id).execute();
  return found;
}

async function aPublicPost() {
  return await db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channel_id')
    .innerJoin('post', 'post.id', 'delivery.post_id')
    .select(['delivery.id', 'post.id as postId', 'post.title'])
    .where('channel.network', '=', 'bluesky')
    .where('delivery.state', '=', 'verified')
    .orderBy('delivery.verified_at', 'desc')
    .executeTakeFirstOrThrow();
}

async function kindsOf(deliveryId: string): Promise<readonly string[]> {
  const records = db.selectFrom('publication_record').select('kind').where('delivery_id', '=', deliveryId);
  return (await records.orderBy('number', 'desc').execute()).map(({ kind }) => kind);
}
