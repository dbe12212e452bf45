import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import sentences from '../../src/strategy/ui/guide/messages/id.json' with { type: 'json' };
import { aBrowser, aDevice, phone, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { desk } from '../support/words.ts';

const browser = await aBrowser();
const { db, server } = await aSampleCity();

/** An admin of an agency that has written no strategy yet. */
async function aNewAdmin(): Promise<string> {
  const { email } = await db
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .innerJoin('agency', 'agency.id', 'membership.agency_id')
    .select('person.email')
    .where('agency.code', '=', 'DISHUB')
    .where('membership.role', '=', 'admin')
    .executeTakeFirstOrThrow();
  return email;
}

/** The city's own pillars as they stand. */
async function order(): Promise<readonly string[]> {
  const pillars = db.selectFrom('content_pillar').innerJoin('agency', 'agency.id', 'content_pillar.agency_id');
  const city = pillars.where('agency.parent_id', 'is', null).where('content_pillar.removed_at', 'is', null);
  return (await city.select('content_pillar.name').orderBy('position').execute()).map(({ name }) => name);
}

/** What the screens of the strategy say in Indonesian. */
function word(key: string, facts: Readonly<Record<string, string>> = {}): string {
  const sentence = (sentences as Readonly<Record<string, string>>)[key];
  if (sentence === undefined) throw new Error(`No sentence for ${key}`);
  return String(new IntlMessageFormat(sentence, 'id-ID').format(facts));
}

test('a new admin answers ten questions by keyboard, gets a strategy and takes its page along', async () => {
  const page = await aDevice(browser, { acceptDownloads: true });
  await signIn(page, server, { email: await aNewAdmin(), password: samplePassword });
  await page.goto(`${server.url}/desk/strategi`);
  await page.getByRole('link', { name: word('set-up'), exact: true }).focus();
  await page.keyboard.press('Enter');
  const question = (name: string) => page.getByRole('heading', { level: 2, name: word(`ask.${name}`) });
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Space');
  };
  const next = (): Promise<void> => press(word('set-up.next'));

  await question('audiences').waitFor();
  await press(word('audience.parents'));
  await page.getByLabel(word('answer.other-audience')).fill('Sopir angkot');
  await page.keyboard.press('Enter');
  await question('questions').waitFor();
  await page.getByLabel(word('answer.questions')).fill('Rute angkot ke pasar?\nTarif parkir?');
  await next();
  await question('changes').waitFor();
  await press(word('change.use-services'));
  await next();
  await question('places').waitFor();
  await press(word('place.radio'));
  await next();

  // Nothing answered is lost when the page is closed half way.
  await expect.poll(() => page.getByText(/^Tersimpan, pukul/).count(), { timeout: 15_000 }).toBeGreaterThan(0);
  await page.goto(`${server.url}/desk/strategi`);
  await page.getByRole('link', { name: word('set-up.go-on'), exact: true }).click();
  await question('audiences').waitFor();
  expect(await page.getByLabel(word('answer.other-audience')).inputValue()).toBe('Sopir angkot');
  for (const name of ['questions', 'changes', 'places', 'duties', 'language', 'voices', 'words', 'times', 'theme']) {
    await next();
    await question(name).waitFor();
  }
  await page.getByLabel(word('answer.weekday')).selectOption('2');
  await page.getByLabel(word('answer.theme')).fill('Selasa tertib');
  await press(word('set-up.see'));
  await page.getByText('Sopir angkot').first().waitFor();
  await press(word('proposal.apply'));
  await page.waitForURL('**/desk/strategi');
  await page.getByText('Selasa tertib').first().waitFor();
  await page
    .getByText(/dari Kota Magelang/)
    .first()
    .waitFor();

  const waiting = page.waitForEvent('download', { timeout: 60_000 });
  await press(word('pdf'));
  expect((await waiting).suggestedFilename()).toMatch(/^strategi-.*\.pdf$/);
}, 180_000);

test('on a phone a part is written where it is read, and is still there afterwards', async () => {
  const page = await aDevice(browser, { viewport: phone, hasTouch: true });
  await signIn(page, server, { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword });
  await page.goto(`${server.url}/desk/strategi`);
  const part = word('part.hashtags');
  await page.getByRole('button', { name: word('edit.of', { part }), exact: true }).click();
  await page.getByRole('button', { name: word('hashtag.add'), exact: true }).click();
  await page.keyboard.type('trotoar kita');
  await expect.poll(() => page.getByText(/^Tersimpan, pukul/).count(), { timeout: 15_000 }).toBeGreaterThan(0);
  await page.reload();
  await page.getByText('#TrotoarKita').first().waitFor();
}, 90_000);

test('a pillar is moved by keys without losing the place, and the toast puts it back', async () => {
  const page = await aDevice(browser);
  await signIn(page, server, { email: 'endah.lestari@kota.contoh', password: samplePassword });
  await page.goto(`${server.url}/desk/strategi`);
  const [first = '', second = '', ...others] = await order();
  const later = page.getByRole('button', { name: word('pillar.later', { name: first }), exact: true });
  await later.press('Enter');
  await page
    .getByRole('status')
    .getByText(word('pillar.moved', { name: first, number: '2' }))
    .waitFor();
  expect(await order()).toEqual([second, first, ...others]);
  await expect.poll(() => later.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);

  // A window over the page does not take the offer away.
  await page
    .getByRole('button', { name: word('pillar.new'), exact: true })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: word('pillar.new') });
  await drawer.getByRole('button', { name: desk('web', 'undo') }).click();
  await drawer.getByRole('button', { name: desk('web', 'close') }).click();
  await expect.poll(order, { timeout: 15_000 }).toEqual([first, second, ...others]);
}, 90_000);

test('a duty of which nothing was told leads to a post that serves it', async () => {
  const page = await aDevice(browser);
  await signIn(page, server, { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword });
  const { id } = await db.selectFrom('agency').select('id').where('code', '=', 'DPUPR').executeTakeFirstOrThrow();
  await db.updateTable('post').set({ duty: 'service' }).where('agency_id', '=', id).execute();
  await page.goto(`${server.url}/desk/strategi`);
  const duty = word('duty.education');
  await page.getByRole('link', { name: word('coverage.write.for', { duty }) }).press('Enter');
  await page.waitForURL(/\/konten\/[\w-]{36}/);
  const postId = /[\w-]{36}/.exec(page.url())?.[0] ?? '';
  const post = db.selectFrom('post').select(['agency_id', 'duty']).where('id', '=', postId);
  expect(await post.execute()).toEqual([{ agency_id: id, duty: 'education' }]);
});
