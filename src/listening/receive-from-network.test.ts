import { expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies } from '../../test/support/people.ts';
import { aChannel, anItem, aPostedPost } from '../../test/support/voices.ts';
import type { IncomingItem } from '#channels/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { receiveFromNetwork, type ReceivedFromNetwork } from './receive-from-network.ts';

const { db } = await aDatabase();
const at = new Date('2026-11-23T03:25:00Z');

async function aPostWithComments() {
  const { own, sibling } = await aCityWithAgencies(db);
  const channel = await aChannel(db, { agencyId: own });
  const post = await aPostedPost(db, { agencyId: own, channelId: channel.id });
  const receive = (items: readonly IncomingItem[], when = at): Promise<ReceivedFromNetwork> =>
    inTransaction(db, (tx) => receiveFromNetwork(tx, { channelId: channel.id, items, at: when }));
  const threads = () => db.selectFrom('citizen_thread').selectAll().where('channel_id', '=', channel.id).execute();
  const messages = () =>
    db.selectFrom('citizen_message').selectAll().where('channel_id', '=', channel.id).orderBy('written_at').execute();
  return { own, sibling, channel, post, receive, threads, messages };
}

test('one citizen under one post is one thread with its post and its deadline; another citizen is another', async () => {
  const { post, receive, threads, messages } = await aPostWithComments();
  const first = anItem(post.remoteId);
  const second = anItem(post.remoteId, { text: 'Kapan dibenahi?', writtenAt: new Date('2026-11-23T03:24:30Z') });
  const other = anItem(post.remoteId, { author: { remoteId: 'did:plc:tri', handle: 'tri.test', name: 'Tri' } });
  expect(await receive([second, other, first])).toEqual({ added: 3, edited: 0 });
  const opened = await threads();
  expect(opened.map(({ post_id }) => post_id)).toEqual([post.postId, post.postId]);
  expect(opened[0]?.due_at).toEqual(new Date('2026-11-24T03:24:00Z'));
  expect(opened[0]?.answer_due_at).toEqual(opened[0]?.due_at);
  expect(await messages()).toHaveLength(3);
});

test('overlapping pages in any order add each message once', async () => {
  const { post, receive, messages, threads } = await aPostWithComments();
  const items = Array.from({ length: 9 }, (_, index) =>
    anItem(post.remoteId, { writtenAt: new Date(at.getTime() - index * 60_000), text: `Komentar ${index}` }),
  );
  const pages = [items.slice(0, 5), items.slice(3, 8), items.slice(2, 4), items.slice(6), items];
  const received = [];
  for (const page of pages) received.push((await receive(page)).added);
  expect(received).toEqual([5, 3, 0, 1, 0]);
  expect((await messages()).map(({ text }) => text)).toEqual(items.map(({ text }) => text).toReversed());
  const [thread] = await threads();
  expect(thread?.opened_at).toEqual(items.at(-1)?.writtenAt);
  expect(thread?.last_citizen_at).toEqual(items[0]?.writtenAt);
});

test('two readers with overlapping pages at once: nothing twice, nothing lost', async () => {
  const { post, receive, messages } = await aPostWithComments();
  const items = Array.from({ length: 40 }, (_, index) =>
    anItem(post.remoteId, {
      text: `Serentak ${index}`,
      author: { remoteId: `did:plc:warga-${index % 7}`, handle: '', name: '' },
    }),
  );
  const outcomes = await Promise.all([
    receive(items.slice(0, 30)),
    receive(items.slice(10).toReversed()),
    receive(items.slice(5, 35)),
    receive(items),
  ]);
  expect(outcomes.reduce((sum, { added }) => sum + added, 0)).toBe(40);
  expect(new Set((await messages()).map(({ remote_id }) => remote_id)).size).toBe(40);
});

test('an edit replaces the words and keeps the old ones; an old page read again does not bring them back', async () => {
  const { post, receive, messages } = await aPostWithComments();
  const written = anItem(post.remoteId, { remoteVersion: 'a', text: 'Lampu mati' });
  const edited = { ...written, remoteVersion: 'b', text: 'Lampu mati di RT 4' };
  await receive([written]);
  expect(await receive([edited])).toEqual({ added: 0, edited: 1 });
  expect(await receive([written])).toEqual({ added: 0, edited: 0 });
  const [message] = await messages();
  expect(message).toMatchObject({ text: 'Lampu mati di RT 4', edited_at: at });
  const revisions = await db
    .selectFrom('citizen_message_revision')
    .selectAll()
    .where('message_id', '=', message?.id ?? '')
    .execute();
  expect(revisions).toMatchObject([{ text: 'Lampu mati', remote_version: 'a' }]);
});

test('what the city wrote itself is not a citizen: the engine’s replies and posts by hand from any of its accounts', async () => {
  const { own, sibling, post, channel, receive, messages } = await aPostWithComments();
  const neighbour = await aChannel(db, { agencyId: sibling });
  const sent = await aPostedPost(db, { agencyId: own, channelId: channel.id });
  const outcome = await receive([
    anItem(post.remoteId, { remoteId: sent.remoteId }),
    anItem(post.remoteId, { author: { remoteId: channel.remoteAccountId, handle: '', name: '' } }),
    anItem(post.remoteId, { author: { remoteId: neighbour.remoteAccountId, handle: '', name: '' } }),
  ]);
  expect(outcome).toEqual({ added: 0, edited: 0 });
  expect(await messages()).toEqual([]);
});

test('a comment that was quicker than the engine is tied to its post at the next reading, and moves to its agency', async () => {
  const { sibling, channel, receive, threads } = await aPostWithComments();
  const early = anItem('at://own/app.bsky.feed.post/quick');
  await receive([early]);
  expect((await threads())[0]?.post_id).toBeNull();
  const post = await aPostedPost(db, { agencyId: sibling, channelId: channel.id, remoteId: early.rootId });
  await receive([]);
  expect((await threads())[0]).toMatchObject({ post_id: post.postId, agency_id: sibling });
});

test('writing again opens a finished thread; words from before the account was connected owe no answer', async () => {
  const { own } = await aCityWithAgencies(db);
  const channel = await aChannel(db, { agencyId: own, connectedAt: new Date('2026-11-22T00:00:00Z') });
  const receive = (items: IncomingItem[]) =>
    inTransaction(db, (tx) => receiveFromNetwork(tx, { channelId: channel.id, items, at }));
  const thread = () =>
    db.selectFrom('citizen_thread').selectAll().where('channel_id', '=', channel.id).executeTakeFirst();
  await receive([anItem('root', { writtenAt: new Date('2026-10-01T03:00:00Z') })]);
  expect(await thread()).toMatchObject({ due_at: null, answer_due_at: null, state: 'open' });
  await inTransaction(db, (tx) =>
    tx.updateTable('citizen_thread').set({ state: 'done', done_at: at }).where('channel_id', '=', channel.id).execute(),
  );
  await receive([anItem('root', { writtenAt: new Date('2099-01-01T00:00:00Z') })]);
  expect(await thread()).toMatchObject({
    state: 'open',
    done_at: null,
    last_citizen_at: at,
    due_at: new Date('2026-11-24T03:25:00Z'),
  });
});
