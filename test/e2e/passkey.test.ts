import { beforeAll, expect, test } from 'vitest';
import type { CDPSession, Page } from 'playwright-core';
import { samplePassword } from '../../src/sample/index.ts';
import { aBrowser, aDevice, button, enter, field } from '../support/desk.ts';
import { aSampleCity } from '../support/sample-city.ts';
import { freePort } from '../support/server.ts';
import { desk } from '../support/words.ts';

const email = 'ratna.wulandari@dpupr.contoh';
const device = 'Laptop kantor';

const browser = await aBrowser();
const port = String(await freePort());
// A passkey belongs to a host name, never to a bare address.
const at = `http://localhost:${port}`;
await aSampleCity({ PORT: port, PUBLIC_URL: at });

let page: Page;
let authenticator: Authenticator;
beforeAll(async () => {
  page = await aDevice(browser);
  authenticator = await anAuthenticator(page);
});

test('a person makes a passkey, and it stands in the list', async () => {
  await page.goto(`${at}/desk/masuk`);
  await enter(page, { email, password: samplePassword });
  await page.goto(`${at}/desk/pengaturan/akun`);
  await field(page, desk('organisation', 'passkey.name')).fill(device);
  await button(page, 'organisation', 'passkey.add').click();
  await page.getByText(desk('organisation', 'passkey.added')).first().waitFor();
  await expect.poll(() => page.getByRole('main').getByText(device, { exact: true }).count()).toBe(1);
  expect(await authenticator.credentials()).toBe(1);
});

test('with it one signs in without a password; a finger that is not known stays out', async () => {
  await page.context().clearCookies();
  await page.goto(`${at}/desk/masuk`);
  await authenticator.knowsFinger(false);
  await button(page, 'organisation', 'sign-in.passkey').click();
  await expect.poll(() => authenticator.asked()).toBe(1);
  expect((await page.request.get(`${at}/api/me`)).status()).toBe(401);
  await authenticator.knowsFinger(true);
  await button(page, 'organisation', 'sign-in.passkey').click();
  await page.waitForURL(/\/desk\/hari-ini/);
  await page.getByRole('main').waitFor();
});

test('removed, it opens nothing any more', async () => {
  await page.goto(`${at}/desk/pengaturan/akun`);
  await page.getByRole('button', { name: desk('organisation', 'passkey.remove', { name: device }) }).click();
  await expect.poll(() => page.getByRole('main').getByText(device, { exact: true }).count()).toBe(0);
  await page.context().clearCookies();
  await page.goto(`${at}/desk/masuk`);
  const refused = page.waitForResponse((answer) => answer.url().endsWith('/api/sign-in/passkey'));
  await button(page, 'organisation', 'sign-in.passkey').click();
  expect((await refused).status()).toBe(422);
  await page.getByRole('alert').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/desk/masuk');
});

interface Authenticator {
  knowsFinger(known: boolean): Promise<void>;
  credentials(): Promise<number>;
  /** How often the page asked the server for what a passkey signs. */
  asked(): number;
}

/** Chromium's own WebAuthn authenticator, as a laptop's fingerprint reader would be. */
async function anAuthenticator(page: Page): Promise<Authenticator> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  let options = 0;
  page.on('response', (answer) => {
    if (answer.url().endsWith('/api/sign-in/passkey/options')) options += 1;
  });
  return {
    async knowsFinger(isUserVerified) {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    async credentials() {
      return (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
    },
    asked: () => options,
  };
}
