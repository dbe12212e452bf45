import { createOTP } from '@better-auth/utils/otp';
import { inTransaction } from '#platform/db/db.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { aSignedInPerson, password, secretIn } from '../../../test/support/account.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf, publicUrl, type TestProduct } from '../../../test/support/product.ts';

const { db } = await aDatabase();

let clock = new Date('2026-11-24T02:00:00Z');
let product: TestProduct;
let city: TestCity;
let person: { personId: string; cookie: string };
let number = 0;
let email = '';

beforeEach(async () => {
  clock = new Date();
  product = aProduct(db, { now: () => clock });
  city = await aCityWithAgencies(db);
  number += 1;
  email = `sari${number}@kota.test`;
  const inviterToken = await aTokenOf(db, city.coordinator);
  person = await aSignedInPerson({ db, product }, { inviterToken, agencyId: city.own, role: 'admin', email });
});

const signIn = (given: { email?: string; password?: string } = {}, headers: Record<string, string> = {}) =>
  product.call('post', '/sign-in', { body: { email, password, ...given }, headers });

const tried = (count: number) =>
  inTransaction(db, (tx) =>
    tx.updateTable('sign_in_try').set({ count }).where('key', '=', `account|${email}`).execute(),
  );

describe('signing in', () => {
  test('with e-mail and password opens a session that tells who one is', async () => {
    const entered = await signIn({ email: email.toUpperCase() });
    expect(entered).toMatchObject({ status: 200, body: { next: 'desk' } });
    expect(entered.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i);
    const me = await product.call('get', '/me', { cookie: entered.cookie });
    expect(me.body).toMatchObject({ person: { email }, via: 'session', may: { 'post.write': 'all' } });
    expect((me.body as { may: object }).may).not.toHaveProperty('post.approve');
  });

  test('is refused for a wrong password and for an unknown address in the same words', async () => {
    const wrong = await signIn({ password: 'not the right password' });
    const unknown = await signIn({ email: 'nobody@kota.test' });
    expect(wrong).toMatchObject({ status: 422, body: { error: { kind: 'credentials-refused' } } });
    expect(unknown.body).toEqual(wrong.body);
  });

  test('is throttled per account and place, and free again after a quarter of an hour', async () => {
    for (let time = 0; time < 10; time += 1) await signIn({ password: 'guessing guessing' });
    const right = await signIn();
    expect(right).toMatchObject({ status: 429, body: { error: { kind: 'too-many-requests' } } });
    const elsewhere = await signIn({}, { 'x-forwarded-for': '203.0.113.7' });
    expect(elsewhere.status).toBe(200);
    clock = new Date(clock.getTime() + 15 * 60_000 + 1000);
    expect((await signIn()).status).toBe(200);
  });

  test('is throttled per account from many places as well', async () => {
    await signIn({ password: 'guessing guessing' });
    await tried(59);
    expect((await signIn({}, { 'x-forwarded-for': '198.51.100.1' })).status).toBe(200);
    await tried(60);
    expect((await signIn({}, { 'x-forwarded-for': '198.51.100.1' })).status).toBe(429);
  });

  test('the engine itself counts tries per address in the database', async () => {
    await signIn();
    const row = await db
      .selectFrom('auth_rate_limit')
      .select('count')
      .where('key', 'like', '%/sign-in/email')
      .execute();
    expect(row[0]?.count).toBeGreaterThan(0);
  });

  test('stands in the audit trail, refused tries too', async () => {
    await signIn({ password: 'wrong wrong wrong' });
    await signIn();
    const rows = await db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', person.personId)
      .orderBy('seq')
      .execute();
    expect(rows.map(({ action }) => action).slice(-2)).toEqual(['person.sign-in-refused', 'person.signed-in']);
  });

  test('ends with signing out', async () => {
    const { cookie } = await signIn();
    expect((await product.call('post', '/sign-out', { cookie })).body).toEqual({ signedOut: true });
    expect((await product.call('get', '/me', { cookie })).status).toBe(401);
  });

  test('nobody signs up by himself: the engine is not reachable from outside', async () => {
    const body = { email: 'mallory@kota.test', password, name: 'Mallory' };
    expect((await product.call('post', '/auth/sign-up/email', { body })).status).toBe(404);
  });
});

const change = (headers: Record<string, string>) =>
  product.call('patch', '/me', { headers: { cookie: person.cookie, ...headers }, body: { jobTitle: 'Kepala' } });

describe('changes sent from elsewhere', () => {
  test('are refused by their origin', async () => {
    const foreign = await change({ origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' });
    expect(foreign).toMatchObject({ status: 403, body: { error: { kind: 'not-allowed-from-elsewhere' } } });
    expect((await change({ origin: 'https://evil.test' })).status).toBe(403);
    expect((await change({})).status).toBe(403);
    expect((await change({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
  });

  test('are done from our own pages', async () => {
    expect((await change({ origin: publicUrl })).status).toBe(200);
    expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await change({ origin: 'http://192.168.1.9:4100', host: '192.168.1.9:4100' })).status).toBe(200);
  });
});

async function switchedOn(): Promise<{ secret: string; backupCodes: string[] }> {
  const started = await product.call('post', '/me/two-factor', { cookie: person.cookie, body: { password } });
  const { uri, backupCodes } = started.body as { uri: string; backupCodes: string[] };
  expect(uri).toMatch(/^otpauth:\/\/totp\/Kentongan/);
  const secret = new TextDecoder().decode(fromBase32(new URL(uri).searchParams.get('secret') ?? ''));
  const code = await createOTP(secret).totp();
  const confirmed = await product.call('post', '/me/two-factor/confirm', { cookie: person.cookie, body: { code } });
  expect(confirmed).toMatchObject({ status: 200, body: { done: true } });
  person = { ...person, cookie: confirmed.cookie };
  return { secret, backupCodes };
}

describe('a second factor', () => {
  test('is asked for after the password, and there is no session before it', async () => {
    const { secret } = await switchedOn();
    const first = await signIn();
    expect(first.body).toEqual({ next: 'second-factor' });
    expect((await product.call('get', '/me', { cookie: first.cookie })).status).toBe(401);
    const wrong = await product.call('post', '/sign-in/second-factor', {
      cookie: first.cookie,
      body: { code: '000000' },
    });
    expect(wrong).toMatchObject({ status: 422, body: { error: { kind: 'code-wrong' } } });
    const code = await createOTP(secret).totp();
    const second = await product.call('post', '/sign-in/second-factor', { cookie: first.cookie, body: { code } });
    expect(second.body).toEqual({ next: 'desk' });
    expect((await product.call('get', '/me', { cookie: second.cookie })).body).toMatchObject({ twoFactor: true });
  });

  test('a backup code opens once', async () => {
    const [code] = (await switchedOn()).backupCodes;
    const enter = async () => {
      const { cookie } = await signIn();
      return await product.call('post', '/sign-in/second-factor', { cookie, body: { code, kind: 'backup' } });
    };
    expect((await enter()).status).toBe(200);
    expect(await enter()).toMatchObject({ status: 422, body: { error: { kind: 'code-wrong' } } });
  });

  test('guessing codes locks the account for a while, also for the right code', async () => {
    const { secret } = await switchedOn();
    for (let time = 0; time < 11; time += 1) {
      const { cookie } = await signIn();
      await product.call('post', '/sign-in/second-factor', { cookie, body: { code: '123456' } });
    }
    const { cookie } = await signIn();
    const code = await createOTP(secret).totp();
    expect((await product.call('post', '/sign-in/second-factor', { cookie, body: { code } })).status).toBe(429);
  });

  test('without a first step there is nothing to finish', async () => {
    const lost = await product.call('post', '/sign-in/second-factor', { body: { code: '123456' } });
    expect(lost).toMatchObject({ status: 422, body: { error: { kind: 'second-factor-expired' } } });
  });

  test('is not switched on twice, and off only with the password', async () => {
    await switchedOn();
    const { cookie } = person;
    const again = await product.call('post', '/me/two-factor', { cookie, body: { password } });
    expect(again).toMatchObject({ status: 409, body: { error: { kind: 'already-two-factor' } } });
    const wrong = await product.call('post', '/me/two-factor/stop', { cookie, body: { password: 'wrong' } });
    expect(wrong).toMatchObject({ status: 422, body: { error: { kind: 'password-wrong' } } });
    const renewed = await product.call('post', '/me/two-factor/backup-codes', { cookie, body: { password } });
    expect((renewed.body as { backupCodes: string[] }).backupCodes).toHaveLength(10);
    expect((await product.call('post', '/me/two-factor/stop', { cookie, body: { password } })).status).toBe(200);
    expect((await signIn()).body).toEqual({ next: 'desk' });
  });
});

describe('a forgotten password', () => {
  test('is set anew by the mailed link, once, and ends all sessions', async () => {
    await product.call('post', '/password-reset', { body: { email } });
    const letter = product.letters.at(-1);
    expect(letter).toMatchObject({ to: email });
    const token = secretIn(letter?.text ?? '');
    const fresh = 'pecel madiun tanpa kacang';
    const set = () => product.call('post', '/password-reset/done', { body: { token, password: fresh } });
    expect((await set()).status).toBe(200);
    expect((await product.call('get', '/me', { cookie: person.cookie })).status).toBe(401);
    expect((await signIn()).status).toBe(422);
    expect((await signIn({ password: fresh })).status).toBe(200);
    expect(await set()).toMatchObject({ status: 422, body: { error: { kind: 'reset-link-not-valid' } } });
  });

  test('the link runs out after a day', async () => {
    await product.call('post', '/password-reset', { body: { email } });
    const token = secretIn(product.letters.at(-1)?.text ?? '');
    clock = new Date(clock.getTime() + 24 * 3_600_000 + 1000);
    const late = await product.call('post', '/password-reset/done', { body: { token, password } });
    expect(late.body).toMatchObject({ error: { kind: 'reset-link-not-valid' } });
  });

  test('the answer does not tell who is known, and asking is throttled', async () => {
    const sent = product.letters.length;
    const answers = [];
    for (let time = 0; time < 6; time += 1) {
      const headers = { 'x-forwarded-for': '203.0.113.50' };
      answers.push(await product.call('post', '/password-reset', { body: { email: 'nobody@kota.test' }, headers }));
    }
    expect(answers[0]?.body).toEqual({ byMail: true });
    expect(answers.at(-1)?.status).toBe(429);
    expect(product.letters).toHaveLength(sent);
  });

  test('without a mail server the coordinator sees the wish and hands the link on', async () => {
    const silent = aProduct(db, { mail: undefined });
    expect((await silent.call('post', '/password-reset', { body: { email } })).body).toEqual({ byMail: false });
    const token = await aTokenOf(db, city.coordinator);
    const people = await silent.call('get', `/people?agencyId=${city.own}&q=sari`, { token });
    expect(people.body).toMatchObject({ items: [{ email, asksForReset: true }] });
    const made = await silent.call('post', `/people/${person.personId}/reset-link`, { token });
    const { link } = made.body as { link: string };
    expect(link).toMatch(/^http:\/\/desk\.test\/desk\/atur-sandi#/);
    const body = { token: secretIn(link), password: 'gudeg jogja manis sekali' };
    expect((await silent.call('post', '/password-reset/done', { body })).status).toBe(200);
  });
});

function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text.replaceAll('=', ''))
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
