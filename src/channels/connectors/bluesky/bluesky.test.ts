import { describe, expect, test } from 'vitest';
import { accept } from '#platform/result.ts';
import type { Session } from '#channels/connector.ts';
import { describeFailures, describePublishing, replyOf, type ConnectorUnderTest } from '#channels/connector.suite.ts';
import { blueskyInMemory } from '../../../../test/support/bluesky-in-memory.ts';
import { blueskyConnector } from './bluesky.ts';
import { facetsOf } from './facets.ts';
import { tid } from './tid.ts';

const did = 'did:plc:kota';
const appPassword = 'abcd-efgh-2345-wxyz';
const accessJwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJrb3RhIn0.access';
const refreshJwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJrb3RhIn0.refresh';
const connector = blueskyConnector({ appviewUrl: 'https://appview.test', plcUrl: 'https://plc.test' });

const underTest: ConnectorUnderTest = {
  connector,
  network: () => blueskyInMemory(did),
  account: { id: 'c', agencyId: 'a', remoteId: did, handle: 'kota.test', origin: 'https://pds.test', settings: {} },
  secret: { appPassword, accessJwt, refreshJwt },
  secretWords: [appPassword, accessJwt, refreshJwt],
  post: {
    deliveryId: 'd',
    agencyId: 'a',
    title: 'Pasar murah',
    text: 'Pasar murah besok, tanya @warga.test. https://kota.example/pasar',
    language: 'id',
    pictures: [],
    replyTo: null,
    postId: 'p',
    slug: 'pasar-murah',
  },
};

describePublishing(underTest);

const error = (name: string, message = 'SECRET'): string => JSON.stringify({ error: name, message });
describeFailures(underTest, [
  {
    title: 'a text too long',
    status: 400,
    body: error('InvalidRequest', 'Invalid app.bsky.feed.post record SECRET'),
    becomes: 'rejected',
  },
  { title: 'a picture that was forgotten', status: 400, body: error('BlobNotFound'), becomes: 'rejected' },
  { title: 'another record under this key', status: 400, body: error('InvalidSwap'), becomes: 'rejected' },
  { title: 'a body too large', status: 413, body: '<html>SECRET</html>', becomes: 'rejected' },
  { title: 'a junk token', status: 400, body: error('InvalidToken'), becomes: 'must-reconnect' },
  { title: 'a wrong password', status: 401, body: error('AuthenticationRequired'), becomes: 'must-reconnect' },
  { title: 'a 401 without words', status: 401, body: '', becomes: 'must-reconnect' },
  { title: 'a second factor', status: 401, body: error('AuthFactorTokenRequired'), becomes: 'must-reconnect' },
  { title: 'a token that can not be renewed', status: 400, body: error('ExpiredToken'), becomes: 'must-reconnect' },
  { title: 'a takedown', status: 400, body: error('AccountTakedown'), becomes: 'account-restricted' },
  { title: 'a deactivated account', status: 400, body: error('AccountDeactivated'), becomes: 'account-restricted' },
  { title: 'a missing scope', status: 403, body: error('ScopeMissingError'), becomes: 'lacks-permission' },
  { title: 'a forbidden without words', status: 403, body: '', becomes: 'lacks-permission' },
  { title: 'a parent that is gone', status: 400, body: error('RecordNotFound'), becomes: 'target-gone' },
  { title: 'something new', status: 418, body: 'SECRET', becomes: 'not-understood' },
  { title: 'an unknown name', status: 400, body: error('SomethingNew'), becomes: 'not-understood' },
  { title: 'a success that nobody can read', status: 200, body: '<html>SECRET</html>', becomes: 'unanswered' },
  { title: 'a success cut off', status: 200, body: '{"uri":"at://SECRET', becomes: 'unanswered' },
]);

const cut = async (text: string, didOf: (handle: string) => string | undefined = () => undefined) =>
  (await facetsOf(text, (handle) => Promise.resolve(didOf(handle)))).map(({ index, features }) => [
    Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
    Object.values(features[0] ?? {})[1],
  ]);

const known = (handle: string): string | undefined => (handle === 'warga.test' ? 'did:plc:warga' : undefined);

describe('facets', () => {
  test.each([
    ['Lihat https://kota.example/a?b=1&c=2.', [['https://kota.example/a?b=1&c=2', 'https://kota.example/a?b=1&c=2']]],
    ['(kota.go.id/berita)', [['kota.go.id/berita', 'https://kota.go.id/berita']]],
    [
      '🇮🇩👨‍👩‍👧‍👦 é #Ramadan2026, #2026 #1a #',
      [
        ['#Ramadan2026', 'Ramadan2026'],
        ['#1a', '1a'],
      ],
    ],
    ['سلام #مدينة', [['#مدينة', 'مدينة']]],
    ['surel: humas@kota.go.id C# a#b', []],
    ['Rp1.500.000 pukul 09.00', []],
  ])('%s', async (text, expected) => {
    expect(await cut(text)).toEqual(expected);
  });

  test('a mention is one only when somebody has that handle', async () => {
    expect(await cut('🎉 @Warga.test dan @tidak.ada', known)).toEqual([['@Warga.test', 'did:plc:warga']]);
  });
});

test('record keys sort by time and are told apart by their writer', () => {
  const first = tid(new Date('2026-11-24T03:00:00.000Z'), 0);
  const next = tid(new Date('2026-11-24T03:00:00.001Z'), 0);
  expect(first).toMatch(/^[234567abcdefghij][2-7a-z]{12}$/);
  expect(first < next).toBe(true);
  expect(tid(new Date(0), 0)).toBe('2222222222222');
  expect(tid(new Date('2026-11-24T03:00:00.000Z'), 7)).not.toBe(first);
});

test('a token that ran out is renewed once, and the call goes through', async () => {
  const network = blueskyInMemory(did);
  const asked: string[] = [];
  let secret = underTest.secret;
  const session: Session = {
    account: underTest.account,
    now: () => new Date('2026-11-24T03:00:00Z'),
    secret: () => Promise.resolve(secret),
    renewSecret: async (renew) => {
      const renewed = await renew(secret);
      if (renewed.ok) secret = renewed.value;
      return renewed;
    },
    http: async (request) => {
      const method = new URL(request.url).pathname.split('.').at(-1) ?? '';
      asked.push(method);
      if (method === 'refreshSession') return accept(replyOf(200, '{"accessJwt":"new","refreshJwt":"new"}'));
      if (request.headers?.['authorization'] === `Bearer ${accessJwt}`)
        return accept(replyOf(400, error('ExpiredToken')));
      return accept(await network.answer(request));
    },
  };
  const attempt = { clientReference: '3k' as never, createdAt: session.now(), record: { text: 'Halo' } };
  expect(await connector.publish?.send(session, attempt)).toMatchObject({ ok: true });
  expect(asked).toEqual(['putRecord', 'refreshSession', 'putRecord']);
  expect(secret).toEqual({ appPassword, accessJwt: 'new', refreshJwt: 'new' });
});

test('notifications that nobody can read are left out, and the rest is read', async () => {
  const author = { did: 'did:plc:warga', handle: 'warga.test' };
  const good = {
    uri: 'at://did:plc:warga/app.bsky.feed.post/3a',
    cid: 'c',
    reason: 'reply',
    indexedAt: '2026-11-24T02:59:00Z',
    author,
    record: { text: 'Jam piro?', reply: { root: { uri: 'r', cid: 'rc' }, parent: { uri: 'p', cid: 'pc' } } },
  };
  const others = [
    { ...good, reason: 'like' },
    { ...good, author: { ...author, did } },
    { ...good, record: {} },
    { odd: 1 },
  ];
  const session: Session = {
    account: underTest.account,
    now: () => new Date('2026-11-24T03:00:00Z'),
    secret: () => Promise.resolve(underTest.secret),
    renewSecret: (renew) => renew(underTest.secret),
    http: () => Promise.resolve(accept(replyOf(200, JSON.stringify({ notifications: [good, ...others] })))),
  };
  const pulled = await connector.inbox?.pull(session, 'not a cursor');
  expect(pulled).toMatchObject({
    ok: true,
    value: { more: false, items: [{ text: 'Jam piro?', rootId: 'r', parentId: 'p' }] },
  });
});
