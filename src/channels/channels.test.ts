import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse } from '#platform/result.ts';
import type { Actor } from '#organisation/index.ts';
import { testChannels, type TestChannels } from '../../test/support/channels.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../test/support/people.ts';
import { addMedium } from './add-medium.ts';
import type { Channel } from './channel.ts';
import { channelById } from './channel.store.ts';
import { sealedSecret, secretOwner } from './channel-secret.store.ts';
import { checkAllChannels } from './check-channels.routine.ts';
import { checkChannel } from './check-channel.ts';
import { connectAccount, type ConnectAccount } from './connect-account.ts';
import { createPortalChannel } from './create-portal-channel.ts';
import { editChannel } from './edit-channel.ts';
import type { Failure } from './failure.ts';
import { noteFailure } from './note-failure.ts';
import { reconnectAccount } from './reconnect-account.ts';
import { removeChannel, restoreChannel } from './remove-channel.ts';
import { switchChannel } from './switch-channel.ts';

const { db } = await aDatabase();
let city: TestCity;
let admin: Actor;
let desk: TestChannels;
let accounts = 0;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  admin = city.people.admin;
});
beforeEach(() => {
  desk = testChannels(db);
  accounts += 1;
  desk.network.account = { remoteId: `did:plc:${accounts}`, handle: `akun${accounts}.test` };
  desk.network.check = accept({ handle: `akun${accounts}.test` });
});

const refused = (kind: string): object => ({ ok: false, refusal: { kind } });
const loss: Failure = { kind: 'must-reconnect', detail: 'InvalidToken' };
const nowhere = randomUUID();

function connect(
  more: Partial<ConnectAccount> = {},
  by = admin,
  appPassword = 'right',
): ReturnType<typeof connectAccount> {
  return connectAccount(desk.tools, by, {
    agencyId: city.own,
    network: 'bluesky',
    fields: { handle: 'kota.test', appPassword },
    name: '',
    responsiblePersonId: null,
    ...more,
  });
}

async function aConnected(): Promise<Channel> {
  const made = await connect();
  if (!made.ok) throw new Error(made.refusal.kind);
  return await stored(made.value.id);
}

async function stored(id: string): Promise<Channel> {
  const channel = await channelById(db, id);
  if (!channel) throw new Error(`no channel ${id}`);
  return channel;
}

async function trailOf(id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute();
  return rows.map(({ action }) => action);
}

async function planned(channel: Channel): Promise<void> {
  await inTransaction(db, async (tx) => {
    const mark = randomUUID();
    const { id } = await tx
      .insertInto('post')
      .values({ agency_id: channel.agencyId, slug: mark })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('delivery')
      .values({ agency_id: channel.agencyId, channel_id: channel.id, post_id: id, content: '{}', due_at: new Date() })
      .execute();
  });
}

describe('connecting an account', () => {
  test('keeps what the network gave, and the secret sealed', async () => {
    const channel = await aConnected();
    expect(channel).toMatchObject({
      state: 'connected',
      medium: 'bluesky',
      mediaClass: 'new',
      name: `@${channel.handle}`,
    });
    const secret = await sealedSecret(db, channel.id);
    expect(secret?.toString('latin1')).not.toMatch(/right|access-1|refresh-1/);
    expect(await trailOf(channel.id)).toEqual(['channel.connected']);
  });

  test.each([
    ['own-password', 'malformed-sign-in'],
    ['wrong', 'sign-in-refused'],
    ['restricted', 'account-restricted'],
    ['far', 'server-not-reached'],
    ['often', 'network-asks-to-wait'],
  ])('a sign-in that is answered as %s is %s', async (appPassword, kind) => {
    expect(await connect({}, admin, appPassword)).toMatchObject(refused(kind));
  });

  test('is for people who may, at agencies in sight, with a colleague to answer for it', async () => {
    expect(await connect({}, city.people.contributor)).toMatchObject(refused('not-allowed'));
    expect(await connect({ agencyId: city.sibling })).toMatchObject(refused('agency-not-found'));
    expect(await connect({ responsiblePersonId: nowhere as never })).toMatchObject(refused('person-not-found'));
  });

  test('once in the whole city', async () => {
    const first = await aConnected();
    expect(await connect({ agencyId: city.sibling }, city.coordinator)).toEqual({
      ok: false,
      refusal: { kind: 'already-connected', name: first.name },
    });
  });
});

describe('a lost connection', () => {
  test.each(['must-reconnect', 'account-restricted', 'lacks-permission'] as const)('%s takes it away', async (kind) => {
    const channel = await aConnected();
    await inTransaction(db, (tx) => noteFailure(tx, channel, { failure: { kind, detail: '' }, at: new Date() }));
    expect(await stored(channel.id)).toMatchObject({ state: 'needs-reconnect', stateReason: kind });
    expect(await trailOf(channel.id)).toContain('channel.connection-lost');
  });

  test.each([
    { kind: 'rejected', detail: '' },
    { kind: 'target-gone', detail: '' },
    { kind: 'slow-down', until: new Date() },
    { kind: 'unreachable', detail: '' },
    { kind: 'unanswered', detail: '' },
    { kind: 'not-understood', status: 418, excerpt: '' },
  ] satisfies Failure[])('$kind does not', async (failure) => {
    const channel = await aConnected();
    await inTransaction(db, (tx) => noteFailure(tx, channel, { failure, at: new Date() }));
    expect(await stored(channel.id)).toMatchObject({ state: 'connected', stateReason: '' });
  });

  test('is noticed by the daily round, which goes on after a bad answer and tells no secret', async () => {
    const channel = await aConnected();
    desk.network.check = refuse(loss);
    await checkAllChannels(desk.tools);
    expect((await stored(channel.id)).state).toBe('needs-reconnect');
    desk.network.check = accept({ handle: 'nama-baru.test' });
    await checkAllChannels(desk.tools);
    expect(await stored(channel.id)).toMatchObject({ state: 'connected', stateReason: '', handle: 'nama-baru.test' });
    expect(desk.reconnected).toContain(channel.id);
    expect(desk.logged.join('')).toContain('InvalidToken');
    expect(desk.logged.join('')).not.toMatch(/right|access-1|refresh-1/);
  });
});

describe('checking now', () => {
  test('says what the network says', async () => {
    const channel = await aConnected();
    expect(await checkChannel(desk.tools, admin, channel.id)).toMatchObject({ ok: true });
    desk.network.check = refuse({ kind: 'unanswered', detail: 'HTTP 503' });
    expect(await checkChannel(desk.tools, admin, channel.id)).toMatchObject(refused('server-not-reached'));
    expect((await stored(channel.id)).state).toBe('connected');
    expect(await checkChannel(desk.tools, admin, nowhere)).toMatchObject(refused('channel-not-found'));
    expect(await checkChannel(desk.tools, city.people.liaison, channel.id)).toMatchObject(refused('not-allowed'));
  });
});

const again = (channel: Channel, appPassword = 'fresh'): ReturnType<typeof reconnectAccount> =>
  reconnectAccount(desk.tools, admin, { channelId: channel.id, fields: { appPassword } });

describe('reconnecting', () => {
  test('seals the new secret and tells that the channel works again', async () => {
    const channel = await aConnected();
    await inTransaction(db, (tx) => noteFailure(tx, channel, { failure: loss, at: new Date() }));
    expect(await again(channel)).toMatchObject({ ok: true });
    expect(await stored(channel.id)).toMatchObject({ state: 'connected', stateReason: '' });
    expect(desk.reconnected).toEqual([channel.id]);
    const secret = await sealedSecret(db, channel.id);
    expect(desk.tools.secrets.open(secret ?? Buffer.of(), secretOwner(channel.id))).toContain('fresh');
  });

  test('with a wrong app password changes nothing', async () => {
    const channel = await aConnected();
    const before = await sealedSecret(db, channel.id);
    expect(await again(channel, 'wrong')).toMatchObject(refused('sign-in-refused'));
    expect(await sealedSecret(db, channel.id)).toEqual(before);
    expect(desk.reconnected).toEqual([]);
  });

  test('only the same account', async () => {
    const channel = await aConnected();
    desk.network.account = { remoteId: 'did:plc:other', handle: 'lain.test' };
    expect(await again(channel)).toEqual({ ok: false, refusal: { kind: 'another-account', handle: 'lain.test' } });
  });

  test('not where nobody signs in', async () => {
    const radio = await aMedium();
    expect(await again(radio)).toMatchObject(refused('channel-needs-no-sign-in'));
    expect(await checkChannel(desk.tools, admin, radio.id)).toMatchObject(refused('channel-needs-no-sign-in'));
  });
});

const radioBody = {
  medium: 'radio',
  name: 'Magelang FM',
  handle: '',
  webAddress: '',
  responsiblePersonId: null,
} as const;

async function aMedium(): Promise<Channel> {
  const made = await addMedium(desk.tools, admin, { ...radioBody, agencyId: city.own });
  if (!made.ok) throw new Error(made.refusal.kind);
  return await stored(made.value.id);
}

describe('media by hand', () => {
  test('have their class and need no account', async () => {
    expect(await aMedium()).toMatchObject({ network: 'by-hand', mediaClass: 'conventional', state: 'connected' });
  });

  test('are added by people who may, at agencies in sight, and are not networks', async () => {
    const add = (more: object, by = admin) => addMedium(desk.tools, by, { ...radioBody, agencyId: city.own, ...more });
    expect(await add({}, city.people.leadership)).toMatchObject(refused('not-allowed'));
    expect(await add({ agencyId: city.sibling })).toMatchObject(refused('agency-not-found'));
    expect(await add({ medium: 'bluesky' })).toMatchObject(refused('medium-not-by-hand'));
    expect(await add({ responsiblePersonId: nowhere })).toMatchObject(refused('person-not-found'));
  });
});

describe('the register', () => {
  test('notes who answers for it and what is left out stays', async () => {
    const channel = await aConnected();
    const edit = (more: object, by = admin) => editChannel(desk.tools, by, { channelId: channel.id, ...more });
    expect(await edit({ responsiblePersonId: admin.personId, settings: { twoFactor: true } })).toMatchObject({
      ok: true,
    });
    expect(await edit({ settings: { passwordChangedOn: '2026-11-01' } })).toMatchObject({ ok: true });
    expect(await stored(channel.id)).toMatchObject({
      name: channel.name,
      responsiblePersonId: admin.personId,
      settings: { twoFactor: true, passwordChangedOn: '2026-11-01' },
    });
    expect(await edit({ responsiblePersonId: nowhere })).toMatchObject(refused('person-not-found'));
    expect(await edit({ name: 'X' }, city.people.approver)).toMatchObject(refused('not-allowed'));
  });

  test('a channel that is off and on again is as it was, also when its connection was lost', async () => {
    const channel = await aConnected();
    const turn = (on: boolean) => switchChannel(desk.tools, admin, { channelId: channel.id, on });
    await turn(false);
    expect((await stored(channel.id)).state).toBe('off');
    await turn(true);
    expect((await stored(channel.id)).state).toBe('connected');
    expect(desk.reconnected).toEqual([channel.id]);
    await inTransaction(db, async (tx) => noteFailure(tx, channel, { failure: loss, at: new Date() }));
    await turn(false);
    await turn(true);
    expect((await stored(channel.id)).state).toBe('needs-reconnect');
    expect(
      await switchChannel(desk.tools, city.people.contributor, { channelId: channel.id, on: false }),
    ).toMatchObject(refused('not-allowed'));
  });

  test('a channel with open deliveries stays; an empty one goes and can be brought back', async () => {
    const busy = await aConnected();
    await planned(busy);
    expect(await removeChannel(desk.tools, admin, busy.id)).toEqual({
      ok: false,
      refusal: { kind: 'channel-has-open-deliveries', count: 1 },
    });
    const idle = await aMedium();
    expect(await removeChannel(desk.tools, city.people.approver, idle.id)).toMatchObject(refused('not-allowed'));
    expect(await removeChannel(desk.tools, admin, idle.id)).toMatchObject({ ok: true });
    expect(await channelById(db, idle.id)).toBeUndefined();
    expect(await removeChannel(desk.tools, admin, idle.id)).toMatchObject(refused('channel-not-found'));
    expect(await restoreChannel(desk.tools, city.people.approver, idle.id)).toMatchObject(refused('not-allowed'));
    expect(await restoreChannel(desk.tools, admin, idle.id)).toMatchObject({ ok: true });
    expect(await stored(idle.id)).toMatchObject({ name: 'Magelang FM', state: 'connected' });
    expect(await restoreChannel(desk.tools, admin, idle.id)).toMatchObject(refused('channel-not-found'));
  });

  test('an account connected anew is not brought back a second time', async () => {
    const first = await aConnected();
    await removeChannel(desk.tools, admin, first.id);
    await aConnected();
    expect(await restoreChannel(desk.tools, admin, first.id)).toMatchObject(refused('already-connected'));
  });

  test('a day after the removal its secret is forgotten', async () => {
    const channel = await aConnected();
    await removeChannel(desk.tools, admin, channel.id);
    const secretOf = async () =>
      (await db.selectFrom('channel').select('secret').where('id', '=', channel.id).executeTakeFirstOrThrow()).secret;
    await checkAllChannels(desk.tools);
    expect(await secretOf()).not.toBeNull();
    await checkAllChannels({ ...desk.tools, now: () => new Date('2026-11-25T03:00:01Z') });
    expect(await secretOf()).toBeNull();
  });

  test('every agency has one portal channel, which stays', async () => {
    await inTransaction(db, async (tx) => {
      await createPortalChannel(tx, city.own);
      await createPortalChannel(tx, city.own);
    });
    const rows = await db.selectFrom('channel').select('id').where('network', '=', 'portal').execute();
    expect(rows).toHaveLength(1);
    expect(await removeChannel(desk.tools, admin, rows[0]?.id ?? '')).toMatchObject(refused('portal-channel-stays'));
  });
});
