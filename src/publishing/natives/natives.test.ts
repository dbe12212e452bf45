import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, aPerson } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { aChannel, aPostedPost } from '../../../test/support/voices.ts';
import type { Connector, Failure, OwnPost } from '#channels/index.ts';
import type { Job } from '#platform/jobs/job.ts';
import { accept, refuse } from '#platform/result.ts';
import { secretBox } from '#platform/secrets/secret-box.ts';
import type { nativePostsEndpoint } from '../contract.ts';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import { lookAtAccount, readNatives, type NativesTools } from './read-natives.job.ts';

const { db } = await aDatabase();
const { app } = aProduct(db);
const start = Date.parse('2026-11-23T05:00:00Z');
const minute = 60_000;

async function anAccount() {
  const city = await aCityWithAgencies(db);
  const channel = await aChannel(db, { agencyId: city.own });
  const clock = { at: start };
  const network: { posts: OwnPost[]; failure?: Failure | undefined; asked: number; since?: Date } = {
    posts: [],
    asked: 0,
  };
  const enqueued: unknown[] = [];
  const ownPosts: NonNullable<Connector['ownPosts']> = {
    list: (_session, since) => {
      network.asked += 1;
      network.since = since;
      const { posts, failure } = network;
      return Promise.resolve(failure ? refuse(failure) : accept({ posts, completeFrom: since }));
    },
  };
  const tools: NativesTools = {
    db,
    now: () => new Date(clock.at),
    fetch: () => Promise.reject(new Error('this network is a literal')),
    secrets: secretBox('a key of the test'),
    connectors: { bluesky: { network: 'bluesky', ownPosts } },
    jobs: {
      enqueue: (_tx, { payload }: Job<object>) => {
        enqueued.push(payload);
        return Promise.resolve();
      },
    },
  };
  const look = async (afterMinutes = 0) => {
    clock.at += afterMinutes * minute;
    return await lookAtAccount(tools, channel.id);
  };
  const token = await aTokenOf(db, city.people.admin);
  return { city, channel, network, tools, enqueued, look, token };
}

function aNative(text: string, change: Partial<OwnPost> = {}): OwnPost {
  const remoteId = `at://did:plc:kota/app.bsky.feed.post/${randomUUID().slice(0, 13)}`;
  return { remoteId, text, url: 'https://bsky.app/x', publishedAt: new Date(start - 60 * minute), ...change };
}

async function shown(token: string, more: Readonly<Record<string, string>> = {}) {
  const query = { from: '2026-11-01T00:00:00+07:00', to: '2026-12-01T00:00:00+07:00', ...more };
  const address = `/api/native-posts?${new URLSearchParams(query).toString()}`;
  const answer = await app.request(address, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as AnswerOf<typeof nativePostsEndpoint>).items;
}

test('what was posted elsewhere is shown, what was sent from here is not', async () => {
  const { city, channel, network, look, token } = await anAccount();
  const ours = await aPostedPost(db, { agencyId: city.own, channelId: channel.id, at: new Date(start) });
  network.posts = [aNative('Foto pagi\n\ndari alun-alun'), aNative('Dari meja', { remoteId: ours.remoteId })];
  expect(await look()).toBe('looked');
  expect(await shown(token)).toMatchObject([
    { title: 'Foto pagi dari alun-alun', medium: 'bluesky', channelId: channel.id, agencyId: city.own },
  ]);
});

test('one whose id the engine learns only later vanishes at once', async () => {
  const { city, channel, network, look, token } = await anAccount();
  const late = aNative('Baru saja dikirim');
  network.posts = [late];
  await look();
  expect(await shown(token)).toHaveLength(1);
  const ours = await aPostedPost(db, { agencyId: city.own, channelId: channel.id, at: new Date(start) });
  await db.updateTable('delivery').set({ remote_id: late.remoteId }).where('remote_id', '=', ours.remoteId).execute();
  expect(await shown(token)).toEqual([]);
});

test('an attempt that is still under way is known by the name the engine gave it', async () => {
  const { city, channel, network, look, token } = await anAccount();
  const ours = await aPostedPost(db, { agencyId: city.own, channelId: channel.id, at: new Date(start) });
  const { id } = await db.updateTable('delivery').set({ remote_id: null }).where('remote_id', '=', ours.remoteId).returning('id').executeTakeFirstOrThrow();
  const attempt = { delivery_id: id, number: 7, client_reference: '3abcdefghijkl', record: '{}', content_hash: '', state: 'sending' };
  await db.insertInto('delivery_attempt').values(attempt).execute();
  network.posts = [aNative('Sedang dikirim', { remoteId: 'at://did:plc:kota/app.bsky.feed.post/3abcdefghijkl' })];
  await look();
  expect(await shown(token)).toEqual([]);
}); // oxfmt-ignore

test('what is taken down vanishes, what is written anew is changed', async () => {
  const { network, look, token } = await anAccount();
  const [stays, goes] = [aNative('Tetap'), aNative('Ditarik')];
  network.posts = [stays, goes];
  await look();
  network.posts = [{ ...stays, text: 'Tetap, diubah' }];
  await look(15);
  expect((await shown(token)).map(({ title }) => title)).toEqual(['Tetap, diubah']);
});

test('what is older than the usual look reaches stays for the day, and is looked for once on the next', async () => {
  const { network, look, token } = await anAccount();
  const [stays, goes] = [aNative('Tetap'), aNative('Lama', { publishedAt: new Date('2026-11-02') })];
  network.posts = [stays, goes];
  await look();
  expect(network.since).toEqual(new Date(start - 60 * 24 * 60 * minute));
  await look(80 * 24 * 60);
  expect(network.since).toEqual(goes.publishedAt);
  network.posts = [stays];
  await look(15);
  expect((await shown(token)).map(({ title }) => title).toSorted()).toEqual(['Lama', 'Tetap']);
  await look(24 * 60);
  expect((await shown(token)).map(({ title }) => title)).toEqual(['Tetap']);
});

test('an account is looked at every quarter of an hour, and less often the longer it fails', async () => {
  const { channel, network, tools, enqueued, look } = await anAccount();
  const due = async (): Promise<boolean> => {
    enqueued.length = 0;
    await readNatives(tools).work();
    return enqueued.some((payload) => (payload as { channelId: string }).channelId === channel.id);
  };
  expect(await due()).toBe(true);
  expect(await Promise.all([look(), look()])).toEqual(expect.arrayContaining(['looked', 'asleep']));
  expect(network.asked).toBe(1);
  expect(await due()).toBe(false);
  network.failure = { kind: 'unreachable', detail: 'ECONNREFUSED' };
  expect(await look(15)).toBe('failed');
  expect(await look(15)).toBe('asleep');
  expect(await due()).toBe(false);
  expect(await look(15)).toBe('failed');
  expect(await look(45)).toBe('asleep');
  network.failure = undefined;
  expect(await look(15)).toBe('looked');
  expect(await look(15)).toBe('looked');
  const poll = await db.selectFrom('native_poll').selectAll().where('channel_id', '=', channel.id).executeTakeFirst();
  expect(poll).toMatchObject({ failures: 0, failure: null });
});

test('an answer that takes the connection away is kept with its kind, and the account is asked no more', async () => {
  const { channel, network, look } = await anAccount();
  network.failure = { kind: 'account-restricted', detail: 'AccountTakedown' };
  expect(await look()).toBe('failed');
  const kept = await db.selectFrom('channel').select('state').where('id', '=', channel.id).executeTakeFirst();
  expect(kept?.state).toBe('needs-reconnect');
  expect(await look(60)).toBe('asleep');
});

test('only who may read the agency sees it; narrowed by agency, channel, medium and words', async () => {
  const { city, channel, network, look, token } = await anAccount();
  network.posts = [aNative('Genangan 100% surut')];
  await look();
  const stranger = await aTokenOf(db, await aPerson(db, { role: 'admin', agencyId: city.sibling }));
  expect(await shown(stranger)).toEqual([]);
  const coordinator = await aTokenOf(db, city.coordinator);
  expect(await shown(coordinator, { agencyId: city.root })).toHaveLength(1);
  expect(await shown(coordinator, { agencyId: city.sibling })).toEqual([]);
  expect(await shown(token, { channelId: channel.id, medium: 'bluesky', text: '100%' })).toHaveLength(1);
  expect(await shown(token, { channelId: randomUUID() })).toEqual([]);
  expect(await shown(token, { medium: 'radio' })).toEqual([]);
  expect(await shown(token, { text: '1000' })).toEqual([]);
  await db.updateTable('channel').set({ removed_at: new Date() }).where('id', '=', channel.id).execute();
  expect(await shown(token)).toEqual([]);
});
