import { beforeEach, describe, expect, test } from 'vitest';
import { aSignedInPerson, password, secretIn } from '../../../test/support/account.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, aPerson, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf, type TestProduct } from '../../../test/support/product.ts';
import { inTransaction } from '#platform/db/db.ts';

const { db } = await aDatabase();

let clock = new Date();
let product: TestProduct;
let city: TestCity;
let admin = '';
let coordinator = '';
let number = 0;

beforeEach(async () => {
  clock = new Date();
  product = aProduct(db, { now: () => clock });
  city = await aCityWithAgencies(db);
  admin = await aTokenOf(db, city.people.admin);
  coordinator = await aTokenOf(db, city.coordinator);
  number += 1;
});

function invite(token: string, given: object = {}) {
  const body = { name: 'Tono', email: `tono${number}@kota.test`, agencyId: city.own, role: 'contributor', ...given };
  return product.call('post', '/invitations', { token, body });
}

const kindOf = ({ body }: { body: unknown }): string =>
  (body as { error?: { kind: string } } | undefined)?.error?.kind ?? 'none';

describe('inviting', () => {
  test('mails a link that makes a person with that role, signed in', async () => {
    expect((await invite(admin)).body).toMatchObject({ mailed: true, link: null });
    const letter = product.letters.at(-1);
    expect(letter).toMatchObject({ to: `tono${number}@kota.test` });
    const token = secretIn(letter?.text ?? '');
    const seen = await product.call('post', '/joining/invitation', { body: { token } });
    expect(seen.body).toMatchObject({ name: 'Tono', role: 'contributor', known: false });
    const joined = await product.call('post', '/joining', { body: { token, name: 'Tono Hartono', password } });
    expect(joined.body).toMatchObject({ signedIn: true });
    const me = await product.call('get', '/me', { cookie: joined.cookie });
    expect(me.body).toMatchObject({
      person: { name: 'Tono Hartono' },
      memberships: [{ agencyId: city.own, role: 'contributor' }],
    });
  });

  test('reaches the own subtree only, and never makes a coordinator', async () => {
    expect((await invite(admin, { agencyId: city.below })).status).toBe(200);
    expect(kindOf(await invite(admin, { agencyId: city.sibling }))).toBe('agency-not-found');
    expect(kindOf(await invite(admin, { agencyId: city.root }))).toBe('agency-not-found');
    expect(kindOf(await invite(admin, { role: 'coordinator' }))).toBe('role-above-own');
    expect((await invite(coordinator, { role: 'coordinator' })).status).toBe(200);
    const contributor = await aTokenOf(db, city.people.contributor);
    expect(kindOf(await invite(contributor))).toBe('not-allowed');
  });

  test('is refused twice for the same role, while open and once taken', async () => {
    await invite(admin);
    expect(kindOf(await invite(admin))).toBe('already-invited');
    const token = secretIn(product.letters.at(-1)?.text ?? '');
    await product.call('post', '/joining', { body: { token, name: 'Tono', password } });
    expect(kindOf(await invite(admin))).toBe('already-a-member');
  });

  test('the link opens once, not after seven days, not after being withdrawn or renewed', async () => {
    const join = (token: string) => product.call('post', '/joining', { body: { token, name: 'Tono', password } });
    const { id } = (await invite(admin)).body as { id: string };
    const first = secretIn(product.letters.at(-1)?.text ?? '');
    await product.call('post', `/invitations/${id}/resend`, { token: admin });
    const second = secretIn(product.letters.at(-1)?.text ?? '');
    expect(kindOf(await join(first))).toBe('invitation-link-not-valid');
    clock = new Date(clock.getTime() + 7 * 86_400_000 + 1000);
    expect(kindOf(await join(second))).toBe('invitation-link-not-valid');
    await product.call('post', `/invitations/${id}/resend`, { token: admin });
    const third = secretIn(product.letters.at(-1)?.text ?? '');
    expect((await join(third)).status).toBe(200);
    expect(kindOf(await join(third))).toBe('invitation-link-not-valid');

    const other = (await invite(admin, { email: `lain${number}@kota.test` })).body as { id: string };
    const token = secretIn(product.letters.at(-1)?.text ?? '');
    expect((await product.call('delete', `/invitations/${other.id}`, { token: admin })).status).toBe(200);
    expect(kindOf(await join(token))).toBe('invitation-link-not-valid');
    expect(kindOf(await product.call('delete', `/invitations/${other.id}`, { token: admin }))).toBe(
      'invitation-not-found',
    );
  });

  test('two who open the same link at once make one person', async () => {
    await invite(admin);
    const token = secretIn(product.letters.at(-1)?.text ?? '');
    const join = () => product.call('post', '/joining', { body: { token, name: 'Tono', password } });
    const statuses = (await Promise.all([join(), join()])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  test('somebody who has an account gains the role, and the link gives no way into the account', async () => {
    const email = `ada${number}@kota.test`;
    await aSignedInPerson({ db, product }, { inviterToken: admin, agencyId: city.own, role: 'liaison', email });
    await invite(coordinator, { email, agencyId: city.sibling, role: 'approver' });
    const token = secretIn(product.letters.at(-1)?.text ?? '');
    const joined = await product.call('post', '/joining', {
      body: { token, name: 'Mallory', password: 'another password 123' },
    });
    expect(joined.body).toEqual({ email, signedIn: false });
    expect(joined.cookie).toBe('');
    const entered = await product.call('post', '/sign-in', { body: { email, password } });
    const me = await product.call('get', '/me', { cookie: entered.cookie });
    expect(me.body).toMatchObject({ person: { name: 'Sari Wulandari' }, memberships: [{}, { role: 'approver' }] });
  });

  test('without a mail server the link is shown to the inviter', async () => {
    product = aProduct(db, { now: () => clock, mail: undefined });
    expect((await invite(admin)).body).toMatchObject({
      mailed: false,
      link: expect.stringContaining('/desk/undangan#'),
    });
  });

  test('a password under twelve characters is refused; a long plain one is fine', async () => {
    await invite(admin);
    const token = secretIn(product.letters.at(-1)?.text ?? '');
    const short = await product.call('post', '/joining', { body: { token, name: 'Tono', password: 'Aa1!Aa1!Aa1' } });
    expect(short).toMatchObject({ status: 422, body: { error: { fields: [{ path: 'password' }] } } });
    const plain = await product.call('post', '/joining', { body: { token, name: 'Tono', password: 'aaaaaaaaaaaa' } });
    expect(plain.status).toBe(200);
  });
});

describe('managing people', () => {
  test('deactivating ends sessions and tokens at once, and signing in', async () => {
    const email = `nonaktif${number}@kota.test`;
    const who = { inviterToken: admin, agencyId: city.own, role: 'contributor', email } as const;
    const { personId, cookie } = await aSignedInPerson({ db, product }, who);
    const made = await product.call('post', '/me/tokens', { cookie, body: { name: 'skrip' } });
    const { token } = made.body as { token: string };
    expect((await product.call('get', '/me', { token })).status).toBe(200);
    const put = (active: boolean) =>
      product.call('put', `/people/${personId}/active`, { token: coordinator, body: { active } });
    expect((await put(false)).body).toMatchObject({ active: false });
    expect((await product.call('get', '/me', { token })).status).toBe(401);
    expect((await product.call('get', '/me', { cookie })).status).toBe(401);
    const enter = () => product.call('post', '/sign-in', { body: { email, password } });
    const refused = await enter();
    expect(kindOf(refused)).toBe('credentials-refused');
    expect(refused.cookie).toBe('');
    expect(kindOf(await product.call('post', `/people/${personId}/reset-link`, { token: coordinator }))).toBe(
      'person-not-active',
    );
    await put(true);
    expect((await product.call('get', '/me', { token })).status).toBe(401);
    expect((await enter()).status).toBe(200);
  });

  test('the last coordinator of the city stays', async () => {
    await inTransaction(db, (tx) =>
      tx
        .deleteFrom('membership')
        .where('role', '=', 'coordinator')
        .where('person_id', '<>', city.coordinator.personId)
        .where('agency_id', '<>', city.own)
        .execute(),
    );
    const at = `/people/${city.coordinator.personId}`;
    const off = await product.call('put', `${at}/active`, { token: coordinator, body: { active: false } });
    expect(kindOf(off)).toBe('last-coordinator');
    const memberships = [{ agencyId: city.root, role: 'leadership' }];
    const lesser = await product.call('put', `${at}/memberships`, { token: coordinator, body: { memberships } });
    expect(kindOf(lesser)).toBe('last-coordinator');
    expect((await product.call('get', '/me', { token: coordinator })).body).toMatchObject({
      memberships: [{ role: 'coordinator' }],
    });
    await aPerson(db, { role: 'coordinator', agencyId: city.root });
    const now = await product.call('put', `${at}/memberships`, { token: coordinator, body: { memberships } });
    expect(now.body).toMatchObject({ memberships });
  });

  test('roles elsewhere stay; a coordinator of a part reaches only the part', async () => {
    const part = await aTokenOf(db, city.people.coordinator);
    const { personId } = city.people.liaison;
    const put = (token: string, memberships: object[]) =>
      product.call('put', `/people/${personId}/memberships`, { token, body: { memberships } });
    await put(coordinator, [
      { agencyId: city.own, role: 'liaison' },
      { agencyId: city.sibling, role: 'approver' },
    ]);
    expect((await put(part, [{ agencyId: city.below, role: 'admin' }])).body).toMatchObject({
      memberships: [{ agencyId: city.below, role: 'admin' }],
    });
    const held = await db
      .selectFrom('membership')
      .select(['agency_id', 'role'])
      .where('person_id', '=', personId)
      .execute();
    expect(held).toEqual(
      expect.arrayContaining([
        { agency_id: city.sibling, role: 'approver' },
        { agency_id: city.below, role: 'admin' },
      ]),
    );
    expect(held).toHaveLength(2);
    expect(kindOf(await put(part, [{ agencyId: city.sibling, role: 'admin' }]))).toBe('agency-not-found');
    const stranger = await aPerson(db, { role: 'contributor', agencyId: city.sibling });
    const away = await product.call('put', `/people/${stranger.personId}/active`, {
      token: part,
      body: { active: false },
    });
    expect(kindOf(away)).toBe('person-not-found');
    const mixed = await product.call('put', `/people/${personId}/active`, { token: part, body: { active: false } });
    expect(kindOf(mixed)).toBe('not-allowed');
  });

  test('an admin corrects nobody’s name', async () => {
    const at = `/people/${city.people.liaison.personId}`;
    expect(kindOf(await product.call('patch', at, { token: admin, body: { name: 'Baru' } }))).toBe('not-allowed');
    const changed = await product.call('patch', at, { token: coordinator, body: { name: 'Nama Baru' } });
    expect(changed.body).toMatchObject({ name: 'Nama Baru' });
  });

  test('the list is paged by name and searched as typed', async () => {
    for (let count = 0; count < 60; count += 1) await aPerson(db, { role: 'contributor', agencyId: city.sibling });
    const first = await product.call('get', `/people?agencyId=${city.sibling}`, { token: coordinator });
    const { items, nextCursor } = first.body as { items: { id: string }[]; nextCursor: string };
    expect(items).toHaveLength(50);
    const rest = await product.call(
      'get',
      `/people?agencyId=${city.sibling}&cursor=${encodeURIComponent(nextCursor)}`,
      {
        token: coordinator,
      },
    );
    const more = rest.body as { items: { id: string }[]; nextCursor: string | null };
    expect(more).toMatchObject({ nextCursor: null });
    expect(new Set([...items, ...more.items].map(({ id }) => id)).size).toBe(60);
    const percent = await product.call('get', '/people?q=%25', { token: coordinator });
    expect(percent.body).toMatchObject({ items: [] });
  });
});
