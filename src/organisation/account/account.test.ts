import { beforeEach, describe, expect, test } from 'vitest';
import { aSignedInPerson, password } from '../../../test/support/account.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf, type TestProduct } from '../../../test/support/product.ts';
import type { SignInWaysView } from './contract.ts';

const { db } = await aDatabase();
let clock = new Date();
let product: TestProduct;
let city: TestCity;
let cookie = '';
let email = '';
let number = 0;

beforeEach(async () => {
  clock = new Date();
  product = aProduct(db, { now: () => clock });
  city = await aCityWithAgencies(db);
  number += 1;
  email = `akun${number}@kota.test`;
  const inviterToken = await aTokenOf(db, city.coordinator);
  ({ cookie } = await aSignedInPerson({ db, product }, { inviterToken, agencyId: city.own, role: 'admin', email }));
});

const ways = async (): Promise<SignInWaysView> =>
  (await product.call('get', '/me/sign-in-ways', { cookie })).body as SignInWaysView;

const enter = async (): Promise<string> =>
  (await product.call('post', '/sign-in', { body: { email, password }, headers: { 'user-agent': 'Ponsel' } })).cookie;

describe('sessions', () => {
  test('are listed and ended one by one', async () => {
    const phone = await enter();
    const { sessions } = await ways();
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    expect(sessions).toHaveLength(2);
    const other = sessions.find(({ current }) => !current);
    expect(other).toMatchObject({ device: 'Ponsel' });
    expect((await product.call('delete', `/me/sessions/${other?.id}`, { cookie })).status).toBe(200);
    expect((await product.call('get', '/me', { cookie: phone })).status).toBe(401);
    const again = await product.call('delete', `/me/sessions/${other?.id}`, { cookie });
    expect(again).toMatchObject({ status: 404, body: { error: { kind: 'session-not-found' } } });
  });

  test('all others end together, and nobody ends another person’s', async () => {
    const phone = await enter();
    expect((await product.call('delete', '/me/sessions', { cookie })).body).toEqual({ ended: 1 });
    expect((await product.call('get', '/me', { cookie: phone })).status).toBe(401);
    const [mine] = (await ways()).sessions;
    const stranger = await aTokenOf(db, city.people.admin);
    expect((await product.call('delete', `/me/sessions/${mine?.id}`, { token: stranger })).status).toBe(404);
    expect((await product.call('get', '/me', { cookie })).status).toBe(200);
  });
});

describe('API tokens', () => {
  test('do what their person does, until revoked', async () => {
    const made = await product.call('post', '/me/tokens', { cookie, body: { name: 'skrip kalender' } });
    const { id, token } = made.body as { id: string; token: string };
    expect(token).toMatch(/^ktg_[\w-]{43}$/);
    const [asPerson, asToken] = await Promise.all([
      product.call('get', '/me', { cookie }),
      product.call('get', '/me', { token }),
    ]);
    expect(asToken.body).toEqual({ ...(asPerson.body as object), via: 'token' });
    expect((await ways()).tokens).toMatchObject([{ id, name: 'skrip kalender', lastUsedAt: expect.any(String) }]);
    const row = await db.selectFrom('api_token').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
    expect((await product.call('delete', `/me/tokens/${id}`, { token })).status).toBe(200);
    expect((await product.call('get', '/me', { token })).status).toBe(401);
    const again = await product.call('delete', `/me/tokens/${id}`, { cookie });
    expect(again).toMatchObject({ body: { error: { kind: 'api-token-not-found' } } });
  });

  test('run out on their day', async () => {
    const made = await product.call('post', '/me/tokens', { cookie, body: { name: 'sebentar', days: 1 } });
    const { token } = made.body as { token: string };
    expect((await product.call('get', '/me', { token })).status).toBe(200);
    clock = new Date(clock.getTime() + 86_400_000 + 1000);
    expect((await product.call('get', '/me', { token })).status).toBe(401);
  });

  test('do not change how one signs in', async () => {
    const made = await product.call('post', '/me/tokens', { cookie, body: { name: 'skrip' } });
    const { token } = made.body as { token: string };
    const body = { current: password, password: 'another password 123' };
    const refused = await product.call('post', '/me/password', { token, body });
    expect(refused).toMatchObject({ status: 422, body: { error: { kind: 'browser-session-needed' } } });
  });

  test('a wrong or foreign token is nobody', async () => {
    expect((await product.call('get', '/me', { token: `ktg_${'x'.repeat(43)}` })).status).toBe(401);
    expect((await product.call('get', '/me', { token: 'x', cookie })).status).toBe(401);
  });
});

describe('the own profile', () => {
  test('is changed by its owner and stands in the trail', async () => {
    const changed = await product.call('patch', '/me', { cookie, body: { name: 'Sari W.', language: 'en' } });
    expect(changed.body).toMatchObject({ person: { name: 'Sari W.', language: 'en' } });
    const last = await db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').executeTakeFirst();
    expect(last).toMatchObject({
      action: 'person.changed',
      before: { name: 'Sari Wulandari', language: 'id' },
      after: { name: 'Sari W.', language: 'en' },
    });
  });

  test('a new password needs the current one, and ends the other sessions', async () => {
    const phone = await enter();
    const fresh = 'another password 123';
    const change = (current: string) =>
      product.call('post', '/me/password', { cookie, body: { current, password: fresh } });
    expect((await change('wrong')).body).toMatchObject({ error: { kind: 'password-wrong' } });
    const changed = await change(password);
    expect(changed.status).toBe(200);
    expect((await product.call('get', '/me', { cookie: phone })).status).toBe(401);
    expect((await product.call('get', '/me', { cookie: changed.cookie })).status).toBe(200);
  });
});

describe('passkeys', () => {
  test('the browser is told what to make, and an answer that does not fit is refused', async () => {
    const options = await product.call('post', '/me/passkeys/options', { cookie });
    expect(options.body).toMatchObject({ rp: { id: 'desk.test', name: 'Kentongan' }, challenge: expect.any(String) });
    const body = { name: 'laptop', response: { id: 'x', response: { transports: [] } } };
    const both = `${cookie}; ${options.cookie}`;
    const refused = await product.call('post', '/me/passkeys', { cookie: both, body });
    expect(refused).toMatchObject({ status: 422, body: { error: { kind: 'passkey-refused' } } });
    const none = await product.call('post', '/sign-in/passkey', { body: { response: { id: 'x' } } });
    expect(none.body).toMatchObject({ error: { kind: 'passkey-refused' } });
    const missing = await product.call('delete', `/me/passkeys/${crypto.randomUUID()}`, { cookie });
    expect(missing.body).toMatchObject({ error: { kind: 'passkey-not-found' } });
  });
});
