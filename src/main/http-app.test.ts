import { expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies } from '../../test/support/people.ts';
import { aProduct, aTokenOf, publicUrl } from '../../test/support/product.ts';
import { httpApp } from './http-app.ts';

const { db } = await aDatabase();
const served = aProduct(db);
const { app, product } = served;

test('every answer tells browsers to be careful', async () => {
  const { headers } = await app.request('/healthz');

  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('content-security-policy')).not.toContain("script-src 'unsafe-inline'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('over https browsers are told to stay there', async () => {
  const secure = httpApp({ product, db, publicUrl: 'https://kota.example', working: () => true });

  expect((await secure.request('/healthz')).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
});

test('it is not ready while nobody works on jobs', async () => {
  const idle = httpApp({ product, db, publicUrl: 'http://kota.test', working: () => false });

  const answer = await idle.request('/readyz');

  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ status: 'not-ready', database: true, workers: false });
});

test('an address that is not there is refused in the language of the reader', async () => {
  const answer = await app.request('/api/nothing', { headers: { 'accept-language': 'en' } });

  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({
    error: { kind: 'endpoint-not-found', message: 'There is nothing at this address.' },
  });
});

test('a body that is too large is refused before it is read', async () => {
  const answer = await app.request('/api/activities', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': '3000000' },
    body: '{}',
  });

  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ error: { kind: 'too-large' } });
});

test('a form that is none is refused, not a fault', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=x', origin: publicUrl };
  const { people } = await aCityWithAgencies(db);
  const token = await aTokenOf(db, people.admin);

  const answer = await app.request('/api/media', {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: 'no form at all',
  });

  expect(answer.status).toBe(422);
});

test('a channel chosen twice is refused, not a fault', async () => {
  const { people, own } = await aCityWithAgencies(db);
  const token = await aTokenOf(db, people.admin);
  const created = await served.call('post', '/posts', { token, body: { agencyId: own } });
  const { id } = created.body as { id: string };
  const channel = { channelId: crypto.randomUUID(), text: null };
  const content = { title: '', text: '', kind: 'berita', informationClass: 'berkala', pictures: [], revision: 1 };

  const answer = await served.call('put', `/posts/${id}`, {
    token,
    body: { ...content, channels: [channel, channel] },
  });

  expect(answer.body).toMatchObject({ error: { kind: 'invalid-input', fields: [{ path: 'channels' }] } });
});

test('characters that PostgreSQL refuses are named to whoever sent them', async () => {
  const body = { email: 'a\0b@kota.test', password: 'kata sandi yang panjang', remember: true };

  const answer = await served.call('post', '/sign-in', { body });

  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ error: { kind: 'invalid-input', fields: [{ path: 'email' }] } });
});
