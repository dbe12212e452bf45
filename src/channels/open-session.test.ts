import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, openDb } from '#platform/db/db.ts';
import { guardedFetch, type GuardedFetch, type WireFault } from '#platform/http/guarded-fetch.ts';
import { accept, refuse } from '#platform/result.ts';
import { secretBox } from '#platform/secrets/secret-box.ts';
import { sealingKey, testChannels } from '../../test/support/channels.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies } from '../../test/support/people.ts';
import type { Channel } from './channel.ts';
import { channelById } from './channel.store.ts';
import { resealChannelSecrets, sealedSecret, secretOwner } from './channel-secret.store.ts';
import { connectAccount } from './connect-account.ts';
import type { Json } from './connector.ts';
import { openSession } from './open-session.ts';
import { slowUntil } from './rate-limits.ts';

const { db, url } = await aDatabase();
const desk = testChannels(db);
let channel: Channel;

beforeAll(async () => {
  const city = await aCityWithAgencies(db);
  const made = await connectAccount(desk.tools, city.people.admin, {
    agencyId: city.own,
    network: 'bluesky',
    fields: { handle: 'kota.test', appPassword: 'right' },
    name: '',
    responsiblePersonId: null,
  });
  const found = made.ok ? await channelById(db, made.value.id) : undefined;
  if (!found) throw new Error('not connected');
  channel = found;
});

test('two processes renew a secret once; the second takes what the first has stored', async () => {
  const other = openDb(url, 2);
  afterAll(() => other.destroy());
  let used = 0;
  const renew = async (current: Json) => {
    used += 1;
    // As a network does that takes each refresh token once.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return accept({ ...(current as object), refreshJwt: `refresh-${used + 1}` });
  };
  const sessions = [db, other, db, other].map((own) => openSession({ ...desk.tools, db: own }, channel));
  await Promise.all(sessions.map((session) => session.secret()));
  const renewed = await Promise.all(sessions.map((session) => session.renewSecret(renew)));
  expect(used).toBe(1);
  expect(renewed.map((one) => one.ok && (one.value as { refreshJwt: string }).refreshJwt)).toEqual([
    'refresh-2',
    'refresh-2',
    'refresh-2',
    'refresh-2',
  ]);
  expect(await openSession(desk.tools, channel).secret()).toMatchObject({ refreshJwt: 'refresh-2' });
});

test('a renewal that failed leaves the secret as it was', async () => {
  const session = openSession(desk.tools, channel);
  const before = await session.secret();
  const failed = await session.renewSecret(() => Promise.resolve(refuse({ kind: 'unanswered', detail: '' })));
  expect(failed).toMatchObject({ ok: false });
  expect(await session.secret()).toEqual(before);
});

test('rotating the key seals every secret anew, and may be repeated', async () => {
  const keys = { from: secretBox(sealingKey), to: secretBox('another secret key that is long enough') };
  const count = await inTransaction(db, (tx) => resealChannelSecrets(tx, keys));
  expect(count).toBeGreaterThan(0);
  const secret = (await sealedSecret(db, channel.id)) ?? Buffer.of();
  expect(keys.to.open(secret, secretOwner(channel.id))).toContain('right');
  expect(() => keys.from.open(secret, secretOwner(channel.id))).toThrow(/Sealed with the key/);
  expect(await inTransaction(db, (tx) => resealChannelSecrets(tx, keys))).toBe(count);
  await inTransaction(db, (tx) => resealChannelSecrets(tx, { from: keys.to, to: keys.from }));
});

async function answering(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test.each([
  [{ kind: 'address-refused', host: 'h' }, 'unreachable'],
  [{ kind: 'not-sent', reason: 'ECONNREFUSED' }, 'unreachable'],
  [{ kind: 'no-answer', reason: 'ECONNRESET' }, 'unanswered'],
  [{ kind: 'too-large', maxBytes: 1 }, 'unanswered'],
] satisfies [WireFault, string][])('%j on the wire is %s', async (fault, kind) => {
  const fetch: GuardedFetch = () => Promise.resolve(refuse(fault));
  const session = openSession({ ...desk.tools, fetch }, channel);
  expect(await session.http({ method: 'GET', url: 'https://pds.test/' })).toMatchObject({ refusal: { kind } });
});

test.each([
  [408, 'unanswered'],
  [500, 'unanswered'],
  [503, 'unanswered'],
])('HTTP %i may have been carried out: %s', async (status, kind) => {
  const address = await answering((_request, response) => response.writeHead(status).end());
  const session = openSession({ ...desk.tools, fetch: guardedFetch({ allow: ['127.0.0.1'] }) }, channel);
  expect(await session.http({ method: 'POST', url: address, body: '{}' })).toMatchObject({ refusal: { kind } });
});

test('a network that asks to wait is left alone until then, by every later session', async () => {
  let asked = 0;
  const address = await answering((_request, response) => {
    asked += 1;
    response.writeHead(429, { 'retry-after': '90' }).end();
  });
  const tools = { ...desk.tools, fetch: guardedFetch({ allow: ['127.0.0.1'] }) };
  const until = new Date(tools.now().getTime() + 90_000);
  const wait = { ok: false, refusal: { kind: 'slow-down', until } };
  expect(await openSession(tools, channel).http({ method: 'GET', url: address })).toEqual(wait);
  const later = await channelById(db, channel.id);
  expect(later?.slowUntil).toEqual(until);
  expect(await openSession(tools, later ?? channel).http({ method: 'GET', url: address })).toEqual(wait);
  expect(asked).toBe(1);
});

const now = new Date('2026-11-24T03:00:00Z');
test.each([
  ['seconds', 429, { 'retry-after': '120' }, '2026-11-24T03:02:00.000Z'],
  ['a date', 429, { 'retry-after': 'Tue, 24 Nov 2026 03:05:00 GMT' }, '2026-11-24T03:05:00.000Z'],
  ['epoch seconds', 429, { 'ratelimit-reset': '1795489500' }, '2026-11-24T03:05:00.000Z'],
  ['ISO 8601', 429, { 'x-ratelimit-reset': '2026-11-24T03:05:00Z' }, '2026-11-24T03:05:00.000Z'],
  ['nothing', 429, {}, '2026-11-24T03:01:00.000Z'],
  ['nonsense', 429, { 'retry-after': 'later' }, '2026-11-24T03:01:00.000Z'],
  ['a time that has passed', 429, { 'ratelimit-reset': '1795000000' }, '2026-11-24T03:00:01.000Z'],
  ['none left', 200, { 'ratelimit-remaining': '0', 'ratelimit-reset': '1795489500' }, '2026-11-24T03:05:00.000Z'],
  ['some left', 200, { 'ratelimit-remaining': '7', 'ratelimit-reset': '1795489500' }, undefined],
])('a limit told as %s is understood', (...[, status, headers, expected]) => {
  expect(slowUntil({ status, headers: new Headers(headers as Record<string, string>) }, now)?.toISOString()).toBe(
    expected,
  );
});
