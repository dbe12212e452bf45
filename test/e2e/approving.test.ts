import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, field, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { desk, reviews, talk } from '../support/words.ts';

/** The approver reads and decides one after the other, without a mouse. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();
const mostMs = 60_000;

test('ten posts are read and decided by keyboard within a minute', async () => {
  const ids = await tenInReview();
  const page = await aDevice(browser);
  await signIn(page, server, { email: 'bambang.prasetyo@dpupr.contoh', password: samplePassword });
  await page.goto(`${server.url}/desk/persetujuan`);
  const read = page.locator('article[data-ready]');
  await read.waitFor();
  expect(await screenFaults(page)).toEqual([]);

  const began = Date.now();
  for (let done = 0; done < 9; done += 1) {
    const before = (await read.getAttribute('aria-label')) ?? '';
    await page.keyboard.press('a');
    await expect.poll(async () => await approvedAmong(ids)).toBe(done + 1);
    await page.locator(`article[data-ready]:not([aria-label=${JSON.stringify(before)}])`).waitFor();
  }
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByRole('textbox').fill('Sebutkan jamnya.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => await stateCount(ids, 'returned')).toBe(1);
  const tookMs = Date.now() - began;
  console.log(`ten posts decided by keyboard in ${(tookMs / 1000).toFixed(1)} s`);
  expect(tookMs).toBeLessThan(mostMs);

  await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect(await page.getByRole('heading', { name: reviews('queue'), level: 1 }).isVisible()).toBe(true);
});

test('two colleagues see each other in a draft, talk about it, and put an earlier version back', async () => {
  const { rows } = await sql<{ id: string; text: string }>`
    select p.id, p.text from post p join agency a on a.id = p.agency_id where a.code = 'DPUPR' and p.state = 'returned'
      and p.version = 1 and p.removed_at is null order by p.id limit 1`.execute(db);
  const [draft] = rows;
  const [writer, colleague] = [await aDevice(browser), await aDevice(browser)];
  await signIn(writer, server, { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword });
  await signIn(colleague, server, { email: 'dimas.aryo@dpupr.contoh', password: samplePassword });
  const address = `${server.url}/desk/konten/${draft?.id ?? ''}`;
  await writer.goto(address);
  await colleague.goto(address);
  await field(colleague, desk('publishing', 'text')).waitFor();
  await field(writer, desk('publishing', 'text')).fill('Kalimat baru dari Ratna.');
  await colleague.getByText(talk('writing', { names: 'Ratna Wulandari' })).waitFor();

  await field(colleague, talk('write')).fill('Jamnya berapa, @ratna');
  await colleague.getByRole('button', { name: 'Ratna Wulandari', exact: true }).click();
  await colleague.getByRole('button', { name: talk('send'), exact: true }).click();
  await writer.getByText('@Ratna Wulandari').waitFor();
  expect(await screenFaults(colleague)).toEqual([]);
  const news = await writer.request.get(`${server.url}/api/today/news`);
  expect(await news.text()).toContain('"mentioned"');

  await writer
    .getByRole('button', { name: desk('publishing', 'compare'), exact: true })
    .first()
    .click();
  await writer.getByRole('button', { name: /^Pakai lagi versi/ }).click();
  await expect.poll(async () => await textOf(draft?.id ?? '')).toBe(draft?.text);
});

async function textOf(id: string): Promise<string> {
  return (await db.selectFrom('post').select('text').where('id', '=', id).executeTakeFirstOrThrow()).text;
}

/** Ten drafts of the agency, handed in, the first of them due first. */
async function tenInReview(): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with ten as (
      select p.id, row_number() over (order by p.id) as n from post p join agency a on a.id = p.agency_id
      where a.code = 'DPUPR' and p.state in ('draft', 'in-review', 'published') and p.removed_at is null
        and not exists (select from post_fact f where f.post_id = p.id)
        and exists (select from post_variant v where v.post_id = p.id) limit 10
    )
    update post p set state = 'in-review', submitted_at = now(), approved_version = null, approved_by = null, approved_at = null,
      title = 'Unggahan uji ' || ten.n, publish_at = now() + ten.n * interval '1 minute' + interval '1 hour'
    from ten where p.id = ten.id returning p.id`.execute(db);
  const ids = rows.map(({ id }) => id);
  expect(ids).toHaveLength(10);
  await sql`delete from delivery where post_id = any(${ids}::uuid[])`.execute(db);
  return ids;
}

async function stateCount(ids: readonly string[], state: string): Promise<number> {
  const rows = await db.selectFrom('post').select('id').where('id', 'in', ids).where('state', '=', state).execute();
  return rows.length;
}

async function approvedAmong(ids: readonly string[]): Promise<number> {
  const rows = await db
    .selectFrom('post')
    .select('id')
    .where('id', 'in', ids)
    .where('approved_at', 'is not', null)
    .execute();
  return rows.length;
}
