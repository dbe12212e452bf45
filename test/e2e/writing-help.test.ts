import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { desk } from '../support/words.ts';

/** Advice while writing: seen in its place, taken up, taken back, let stand; six principles; nothing ever blocked. */
const browser = await aBrowser();
const { db, server } = await aSampleCity();
const say = (key: string, facts = {}): string => desk('publishing', key, facts);
const written = 'Warga Potrobangsan, saluran tersumbat dikarenakan lumpur. Hubungi petugas, ijin sudah ada.';
let page = undefined as unknown as Page;
let postId = '';

const text = () => page.getByLabel(say('text'), { exact: true });
const selected = () => text().evaluate((field) => String(field.ownerDocument.getSelection()));
const group = (name: string) => page.getByRole('button', { name: new RegExp(`^${say(`advice.group.${name}`)}`) });

beforeAll(async () => {
  page = await aDevice(browser);
  await signIn(page, server, { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword });
  await page.goto(`${server.url}/desk/konten/baru`);
  await page.waitForURL(/\/konten\/[\w-]{36}/);
  postId = /[\w-]{36}/.exec(page.url())?.[0] ?? '';
});

test('advice stands folded until it is opened, and shows its place in the text', async () => {
  await page.getByLabel(say('title'), { exact: true }).fill('Saluran Potrobangsan');
  await text().fill(written);
  await group('language').press('Enter');
  await page.getByRole('button', { name: say('advice.official-phrase.name'), exact: true }).press('Enter');
  expect(await selected()).toBe('dikarenakan');
});

test('other words are typed in their place, and Ctrl-Z takes them back', async () => {
  await page.getByRole('button', { name: say('advice.replace.with', { words: 'karena' }) }).click();
  expect(await text().inputValue()).toBe(written.replace('dikarenakan', 'karena'));
  await expect.poll(() => page.getByText(say('advice.official-phrase.name'), { exact: true }).count()).toBe(0);
  await text().press('Control+z');
  expect(await text().inputValue()).toBe(written);
  await page.getByRole('button', { name: say('advice.official-phrase.name'), exact: true }).waitFor();
});

test('a beginning by what the post is for is typed at the caret, and Ctrl-Z takes it back', async () => {
  await page.getByRole('button', { name: new RegExp(`^${say('starters')}`) }).press('Enter');
  const offer = page.getByRole('button', { name: /^Sisipkan: Perlu \[layanan\]/ });
  await text().press('Control+Home');
  await offer.click();
  expect(await text().inputValue()).toMatch(/^Perlu \[layanan\]\? .+Warga Potrobangsan/s);
  await text().press('Control+z');
  expect(await text().inputValue()).toBe(written);
  expect(await screenFaults(page)).toEqual([]);
});

test('a rule is let stand for this post, also after loading it again', async () => {
  await page.getByRole('button', { name: say('advice.silence.rule', { name: say('advice.spelling.name') }) }).click();
  const again = page.getByRole('button', { name: say('advice.again', { name: say('advice.spelling.name') }) });
  await again.waitFor();
  await expect.poll(() => selfCheck()).toMatchObject({ advice_silenced: ['spelling'] });
  await page.reload();
  await again.waitFor();
  await expect.poll(() => text().inputValue()).toBe(written);
});

test('fifty thousand characters are kept, counted and told', async () => {
  await text().fill(`${written} ${'Saluran lancar. '.repeat(3_125)}`);
  await page
    .getByText(say('finding.text-too-long', { over: '30.091', max: '20.000', unit: say('unit.code-point') }))
    .waitFor();
  await expect.poll(async () => (await stored())?.text.length, { timeout: 10_000 }).toBeGreaterThan(50_000);
  await text().fill(written);
});

test('the principles are ticked before submitting, and neither they nor advice keep a post from it', async () => {
  const fold = page.getByRole('button', { name: say('principles') });
  await fold.click();
  await page.getByRole('checkbox', { name: new RegExp(`^${say('principle.credible')}`) }).check();
  await fold.getByText(say('principles.count', { count: 1 })).waitFor();
  await expect.poll(() => selfCheck()).toMatchObject({ principles_seen: ['credible'] });
  await page.getByRole('button', { name: say('submit') }).click();
  await expect.poll(async () => (await stored())?.state).toBe('in-review');
});

function stored() {
  return db.selectFrom('post').select(['text', 'state']).where('id', '=', postId).executeTakeFirst();
}

function selfCheck() {
  const columns = ['advice_silenced', 'principles_seen'] as const;
  return db.selectFrom('post').select(columns).where('id', '=', postId).executeTakeFirst();
}
