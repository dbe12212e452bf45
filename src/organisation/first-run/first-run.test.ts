import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aProduct, firstRunKey } from '../../../test/support/product.ts';

const { db } = await aDatabase();
const product = aProduct(db);

const asked = {
  key: firstRunKey,
  city: { name: 'Kota Magelang', governmentName: 'Pemerintah Kota Magelang', zone: 'Asia/Jakarta' },
  agency: { code: 'DISKOMINSTA', name: 'Dinas Komunikasi, Informatika dan Statistik', shortName: 'Diskominsta' },
  coordinator: {
    name: 'Ratna Dewi',
    jobTitle: 'Kepala Bidang',
    email: 'Ratna@kota.test',
    password: 'gethuk trio tiga warna',
    language: 'id',
  },
  agencies: 'DISHUB; Dinas Perhubungan; Dishub\nDLH; Dinas Lingkungan Hidup; DLH\nDLH; Kembar',
};
const post = (body: object) => product.call('post', '/first-run', { body });

test('the first run makes city, agencies and a coordinator who is signed in, and works once', async () => {
  expect((await product.call('get', '/first-run')).body).toEqual({ needed: true });
  expect(await post({ ...asked, key: 'guessed' })).toMatchObject({
    status: 422,
    body: { error: { kind: 'first-run-key-wrong' } },
  });
  const invalid = await post({ ...asked, coordinator: { ...asked.coordinator, email: 'no', password: 'short' } });
  expect(invalid).toMatchObject({
    status: 422,
    body: { error: { fields: [{ path: 'coordinator.email' }, { path: 'coordinator.password' }] } },
  });

  const both = await Promise.all([post(asked), post(asked)]);
  const done = both.find(({ status }) => status === 200);
  expect(both.find(({ status }) => status !== 200)).toMatchObject({
    status: 409,
    body: { error: { kind: 'already-founded' } },
  });
  expect(done?.body).toMatchObject({ agenciesAdded: 2, signedIn: true });
  const me = await product.call('get', '/me', { cookie: done?.cookie ?? '' });
  expect(me.body).toMatchObject({
    person: { name: 'Ratna Dewi', email: 'ratna@kota.test' },
    city: { name: 'Kota Magelang' },
    agencies: [{ shortName: 'Diskominsta' }, { shortName: 'Dishub' }, { shortName: 'DLH' }],
    may: { 'city.write': 'all' },
  });
  expect((await product.call('get', '/first-run')).body).toEqual({ needed: false });
});

test('the city is changed by a coordinator of the whole city', async () => {
  const entered = await product.call('post', '/sign-in', {
    body: { email: 'ratna@kota.test', password: asked.coordinator.password },
  });
  const changed = await product.call('patch', '/city', {
    cookie: entered.cookie,
    body: { portalTitle: 'Kabar Magelang' },
  });
  expect(changed.body).toMatchObject({ portalTitle: 'Kabar Magelang', can: { write: true } });
});
