import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBlueskyNetwork, type BlueskyNetwork } from './support/bluesky.ts';

let network: BlueskyNetwork;

const record = (text: string, more: object = {}): object => ({
  $type: 'app.bsky.feed.post',
  text,
  createdAt: new Date().toISOString(),
  ...more,
});

beforeAll(async () => {
  network = await aBlueskyNetwork();
}, 300_000);
afterAll(() => network.stop());

test('an answer written by one account reaches the other as a notification', async () => {
  const [city, citizen] = [await network.createAccount('kota'), await network.createAccount('warga')];
  const post = await city.call<{ uri: string; cid: string }>('com.atproto.repo.createRecord', {
    repo: city.did,
    collection: 'app.bsky.feed.post',
    record: record('Pasar murah besok'),
  });
  // A reply that is indexed before its parent notifies nobody.
  await network.waitForIndex();
  const strong = { uri: post.uri, cid: post.cid };
  await citizen.call('com.atproto.repo.createRecord', {
    repo: citizen.did,
    collection: 'app.bsky.feed.post',
    record: record('Jam berapa?', { reply: { root: strong, parent: strong } }),
  });
  await network.waitForIndex();
  const { notifications } = await city.call<{ notifications: { reason: string }[] }>(
    'app.bsky.notification.listNotifications?limit=10',
  );
  expect(notifications.map(({ reason }) => reason)).toEqual(['reply']);
});
