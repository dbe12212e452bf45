import { expect, test } from 'vitest';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, laptop, signIn } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { consistency, desk } from '../support/words.ts';

/** An agency admin looks at how steadily the agency publishes, goes to the posts behind a number, and sets an aim. */
const browser = await aBrowser();
const { server } = await aSampleCity();

test('from a number to its posts, and a new aim for stories', async () => {
  const page = await aDevice(browser, { viewport: laptop });
  await signIn(page, server, { email: 'ratna.wulandari@dpupr.contoh', password: samplePassword });
  await page.goto(`${server.url}/desk/laporan`);
  await page.getByRole('link', { name: desk('web', 'nav.consistency') }).click();
  await page.getByRole('heading', { level: 2, name: consistency('planned'), exact: true }).waitFor();
  expect(await screenFaults(page)).toEqual([]);

  await page.getByRole('button', { name: /^Tayang \d/ }).press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('link').first().waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: consistency('stories.set') }).click();
  const field = drawer.getByLabel(consistency('stories.field'));
  await field.fill('0');
  await drawer.getByRole('button', { name: consistency('stories.save') }).click();
  await drawer.getByText(consistency('stories.wrong')).first().waitFor();
  expect(await field.inputValue()).toBe('0');
  await field.fill('3');
  await drawer.getByRole('button', { name: consistency('stories.save') }).click();
  await page.getByText(consistency('row.stories.own')).waitFor();
  await page.getByRole('combobox', { name: consistency('weeks') }).selectOption('13');
  await expect.poll(() => page.url()).toContain('pekan=13');
}, 60_000);
