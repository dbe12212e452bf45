import { expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies } from '../../test/support/people.ts';
import { aChannel, aPostedPost } from '../../test/support/voices.ts';
import type { Connector, Failure, Reading } from '#channels/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/job.ts';
import { accept, refuse } from '#platform/result.ts';
import { secretBox } from '#platform/secrets/secret-box.ts';
import { collectNumbers, countChannel, type NumbersTools } from './collect-numbers.job.ts';
import { postEveryMs } from './due-numbers.ts';

const { db } = await aDatabase();
const start = Date.parse('2026-11-23T05:00:00Z');
const hour = 3_600_000;

interface FakeNetwork {
  readonly asked: string[][];
  failure?: Failure;
  failPostsOnly?: boolean;
}

function toolsFor(network: FakeNetwork, clock: { at: number }): NumbersTools & { readonly enqueued: unknown[] } {
  const enqueued: unknown[] = [];
  const metrics: NonNullable<Connector['metrics']> = {
    account: () => {
      const { failure, failPostsOnly } = network;
      const told: Reading = { name: 'followersCount', meaning: 'followers', value: 812 };
      return Promise.resolve(failure && !failPostsOnly ? refuse(failure) : accept([told]));
    },
    posts: (_session, ids) => {
      network.asked.push([...ids]);
      if (network.failure) return Promise.resolve(refuse(network.failure));
      // The first of each batch has gone: the network tells nothing of it.
      const told: [string, Reading[]][] = ids
        .slice(1)
        .map((id) => [id, [{ name: 'likeCount', meaning: 'reactions', value: 7 }]]);
      return Promise.resolve(accept(new Map(told)));
    },
  };
  return {
    db,
    now: () => new Date(clock.at),
    enqueued,
    fetch: () => Promise.reject(new Error('this network is a literal')),
    secrets: secretBox('a key of the test'),
    connectors: { bluesky: { network: 'bluesky', metrics }, portal: { network: 'portal', metrics } },
    jobs: {
      enqueue: (_tx, { kind, payload }: Job<object>) => {
        enqueued.push([kind.name, payload]);
        return Promise.resolve();
      },
    },
  };
}

async function aChannelWithPosts(count: number, ageMs = hour) {
  const { own } = await aCityWithAgencies(db);
  const channel = await aChannel(db, { agencyId: own });
  const posts = [];
  for (let index = 0; index < count; index += 1) {
    posts.push(await aPostedPost(db, { agencyId: own, channelId: channel.id, at: new Date(start - ageMs) }));
  }
  const clock = { at: start };
  const network: FakeNetwork = { asked: [] };
  const tools = toolsFor(network, clock);
  const snapshots = () =>
    db.selectFrom('metric_snapshot').selectAll().where('channel_id', '=', channel.id).orderBy('id').execute();
  return { own, channel, posts, clock, network, tools, snapshots };
}

test('hourly for two days, six-hourly until the fourteenth, daily until the thirtieth, then final', () => {
  expect([0, 47, 48, 14 * 24 - 1, 14 * 24, 30 * 24 - 1, 30 * 24].map((age) => postEveryMs(age * hour))).toEqual([
    hour,
    hour,
    6 * hour,
    6 * hour,
    24 * hour,
    24 * hour,
    undefined,
  ]);
});

test('followers and posts are told in batches of 25; what is not told stays missing', async () => {
  const { channel, network, tools, snapshots } = await aChannelWithPosts(30);
  await countChannel(tools, channel.id);
  expect(network.asked.map(({ length }) => length)).toEqual([25, 5]);
  const rows = await snapshots();
  expect(rows.filter(({ meaning }) => meaning === 'followers')).toMatchObject([{ value: 812, source: 'api' }]);
  expect(rows.filter(({ meaning }) => meaning === 'reactions')).toHaveLength(28);
  expect(rows.some(({ value }) => value === 0)).toBe(false);
});

test('asked again only when due, and by one process only', async () => {
  const { channel, network, tools, clock, snapshots } = await aChannelWithPosts(3);
  await Promise.all([countChannel(tools, channel.id), countChannel(tools, channel.id)]);
  expect(network.asked.flat()).toHaveLength(3);
  clock.at = start + 30 * 60_000;
  await countChannel(tools, channel.id);
  expect(network.asked.flat()).toHaveLength(3);
  clock.at = start + hour;
  await countChannel(tools, channel.id);
  expect(network.asked.flat()).toHaveLength(6);
  expect((await snapshots()).filter(({ meaning }) => meaning === 'followers')).toHaveLength(1);
  clock.at = start + 6 * hour;
  await countChannel(tools, channel.id);
  expect((await snapshots()).filter(({ meaning }) => meaning === 'followers')).toHaveLength(2);
});

test('a post of forty days is final', async () => {
  const { channel, network, tools } = await aChannelWithPosts(1, 40 * 24 * hour);
  await countChannel(tools, channel.id);
  expect(network.asked).toEqual([]);
});

test('one batch that fails does not stop the next; a network that wants rest is left alone', async () => {
  const { channel, network, tools, snapshots } = await aChannelWithPosts(30);
  network.failure = { kind: 'not-understood', status: 500, excerpt: 'oops' };
  network.failPostsOnly = true;
  await countChannel(tools, channel.id);
  expect(network.asked).toHaveLength(2);
  expect((await snapshots()).map(({ meaning }) => meaning)).toEqual(['followers']);
  const noted = await db.selectFrom('metric_request').select('failure').where('channel_id', '=', channel.id).execute();
  expect(noted.filter(({ failure }) => failure !== null)).toHaveLength(30);

  const resting = await aChannelWithPosts(30);
  resting.network.failure = { kind: 'slow-down', until: new Date(start + hour) };
  await countChannel(resting.tools, resting.channel.id);
  expect(resting.network.asked).toEqual([]);
});

test('the portal counts its comments itself', async () => {
  const { own } = await aCityWithAgencies(db);
  const portal = await aChannel(db, { agencyId: own, network: 'portal' });
  const post = await aPostedPost(db, { agencyId: own, channelId: portal.id, at: new Date(start - hour) });
  await inTransaction(db, async (tx) => {
    const { id } = await tx
      .insertInto('citizen_thread')
      .values({
        agency_id: own,
        channel_id: portal.id,
        post_id: post.postId,
        kind: 'comment',
        opened_at: new Date(start),
        last_citizen_at: new Date(start),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const said = { thread_id: id, agency_id: own, channel_id: portal.id, text: 'Bagus', written_at: new Date(start) };
    await tx
      .insertInto('citizen_message')
      .values([
        { ...said, remote_id: crypto.randomUUID(), moderation: 'shown' },
        { ...said, remote_id: crypto.randomUUID(), moderation: 'hidden' },
      ])
      .execute();
  });
  await countChannel(toolsFor({ asked: [] }, { at: start }), portal.id);
  const latest = await db
    .selectFrom('metric_latest')
    .select(['name', 'value', 'source'])
    .where('delivery_id', '=', post.deliveryId)
    .execute();
  expect(latest).toEqual([{ name: 'comments', value: 1, source: 'portal' }]);
});

test('the newest reading stands for each number, also when an older one arrives later', async () => {
  const { own, channel, posts } = await aChannelWithPosts(1);
  const add = (value: number, at: number) =>
    inTransaction(db, (tx) =>
      tx
        .insertInto('metric_snapshot')
        .values({
          agency_id: own,
          channel_id: channel.id,
          delivery_id: posts[0]?.deliveryId ?? null,
          name: 'likeCount',
          meaning: 'reactions',
          value,
          source: 'api',
          taken_at: new Date(at),
        })
        .execute(),
    );
  await add(5, start);
  await add(9, start + hour);
  await add(7, start + hour / 2);
  const latest = await db
    .selectFrom('metric_latest')
    .select('value')
    .where('delivery_id', '=', posts[0]?.deliveryId ?? '')
    .execute();
  expect(latest).toEqual([{ value: 9 }]);
});

test('every ten minutes each channel that can be counted gets a job of its own', async () => {
  const { channel, tools } = await aChannelWithPosts(0);
  await collectNumbers(tools).work();
  expect(tools.enqueued).toContainEqual(['reporting.count-channel', { channelId: channel.id }]);
});
