import { expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies } from '../../test/support/people.ts';
import { aChannel, anItem, aPostedPost } from '../../test/support/voices.ts';
import type { Connector, Failure, IncomingItem } from '#channels/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import type { Job } from '#platform/jobs/job.ts';
import { accept, refuse } from '#platform/result.ts';
import { secretBox } from '#platform/secrets/secret-box.ts';
import { pollInboxes, readInbox, type InboxTools } from './read-inbox.job.ts';

const { db } = await aDatabase();
const now = () => new Date('2026-11-23T05:00:00Z');
const pageLength = 4;

/** A network that hands out its items page by page, oldest first; every page repeats the last two of the page before. */
async function anAccount(count: number) {
  const { own } = await aCityWithAgencies(db);
  const channel = await aChannel(db, { agencyId: own });
  const post = await aPostedPost(db, { agencyId: own, channelId: channel.id });
  const items: IncomingItem[] = Array.from({ length: count }, (_, index) =>
    anItem(post.remoteId, {
      text: `Suara ${index}`,
      writtenAt: new Date(Date.parse('2026-11-23T03:00:00Z') + index * 1000),
      author: { remoteId: `did:plc:warga-${index % 5}`, handle: '', name: '' },
    }),
  );
  const pulls: (string | null)[] = [];
  const inbox: NonNullable<Connector['inbox']> = {
    pull: (_session, cursor) => {
      pulls.push(cursor);
      const start = Math.max(0, Number(cursor ?? 0) - 2);
      const end = Math.min(items.length, Number(cursor ?? 0) + pageLength);
      return Promise.resolve(accept({ items: items.slice(start, end), cursor: String(end), more: end < items.length }));
    },
  };
  const tools = toolsWith(inbox);
  const stored = async () =>
    (await db.selectFrom('citizen_message').select('text').where('channel_id', '=', channel.id).execute())
      .map(({ text }) => text)
      .toSorted();
  const channelRow = () => db.selectFrom('channel').selectAll().where('id', '=', channel.id).executeTakeFirstOrThrow();
  return { channel, post, items, inbox, pulls, tools, stored, channelRow };
}

function toolsWith(inbox: NonNullable<Connector['inbox']>): InboxTools & { readonly enqueued: unknown[] } {
  const enqueued: unknown[] = [];
  return {
    db,
    now,
    enqueued,
    fetch: () => Promise.reject(new Error('this network is a literal')),
    secrets: secretBox('a key of the test'),
    connectors: { bluesky: { network: 'bluesky', inbox } },
    jobs: {
      enqueue: (_tx, { kind, payload }: Job<object>) => {
        enqueued.push([kind.name, payload]);
        return Promise.resolve();
      },
    },
  };
}

test('pages that overlap are stored once, the cursor moves with them, the next reading goes on from there', async () => {
  const { channel, items, tools, stored, channelRow, pulls } = await anAccount(11);
  expect(await readInbox(tools, channel.id)).toBe('read');
  expect(await stored()).toEqual(items.map(({ text }) => text).toSorted());
  expect(await channelRow()).toMatchObject({ inbox_cursor: '11', inbox_pulled_at: now() });
  await readInbox(tools, channel.id);
  expect(pulls).toEqual([null, '4', '8', '11']);
  expect(await stored()).toHaveLength(11);
});

test('of two readers one reads; another waits for its turn', async () => {
  const { channel, tools, inbox, stored } = await anAccount(3);
  const { promise: held, resolve: goOn } = Promise.withResolvers<undefined>();
  const slow = toolsWith({
    pull: async (session, cursor) => {
      await held;
      return await inbox.pull(session, cursor);
    },
  });
  const first = readInbox(slow, channel.id);
  await expect.poll(() => readInbox(tools, channel.id)).toBe('busy');
  goOn(undefined);
  expect(await first).toBe('read');
  expect(await readInbox(tools, channel.id)).toBe('read');
  expect(await stored()).toHaveLength(3);
});

test('a reader whose lease ran out stores nothing over the one that took its place', async () => {
  const { channel, tools, inbox, items, stored, channelRow } = await anAccount(6);
  const expire = () =>
    inTransaction(db, (tx) =>
      tx
        .updateTable('inbox_poll')
        .set({ leased_until: new Date(0) })
        .where('channel_id', '=', channel.id)
        .execute(),
    );
  const overtaken = toolsWith({
    pull: async (session, cursor) => {
      await expire();
      await readInbox(tools, channel.id);
      return await inbox.pull(session, cursor);
    },
  });
  expect(await readInbox(overtaken, channel.id)).toBe('busy');
  expect(await channelRow()).toMatchObject({ inbox_cursor: '6' });
  expect(await stored()).toEqual(items.map(({ text }) => text).toSorted());
});

test('a crash between the network and the database loses nothing and repeats nothing', async () => {
  const { channel, tools, inbox, items, stored, channelRow } = await anAccount(7);
  let pages = 0;
  const crashing = toolsWith({
    pull: async (session, cursor) => {
      pages += 1;
      const pulled = await inbox.pull(session, cursor);
      if (pages === 2) throw new Error('the process ended here');
      return pulled;
    },
  });
  await expect(readInbox(crashing, channel.id)).rejects.toThrow('ended here');
  expect(await channelRow()).toMatchObject({ inbox_cursor: '4' });
  await readInbox(tools, channel.id);
  expect(await stored()).toEqual(items.map(({ text }) => text).toSorted());
});

function failing(failure: Failure): InboxTools {
  return toolsWith({ pull: () => Promise.resolve(refuse(failure)) });
}

test('a network that says no is noted, and only one that ends the connection ends it', async () => {
  const { channel, channelRow, stored } = await anAccount(2);
  expect(await readInbox(failing({ kind: 'unreachable', detail: 'no route' }), channel.id)).toBe('failed');
  expect(await channelRow()).toMatchObject({ state: 'connected', inbox_cursor: null });
  expect(await readInbox(failing({ kind: 'must-reconnect', detail: 'revoked' }), channel.id)).toBe('failed');
  expect(await channelRow()).toMatchObject({ state: 'needs-reconnect', state_reason: 'must-reconnect' });
  const noted = await db
    .selectFrom('inbox_poll')
    .selectAll()
    .where('channel_id', '=', channel.id)
    .executeTakeFirstOrThrow();
  expect(noted).toMatchObject({ failures: 2, failure: { kind: 'must-reconnect' } });
  expect(await stored()).toEqual([]);
});

test('an account that asked for rest, or that needs a person, is left alone', async () => {
  const { channel, tools, pulls } = await anAccount(2);
  const set = (change: { slow_until?: Date | null; state?: string }) =>
    inTransaction(db, (tx) => tx.updateTable('channel').set(change).where('id', '=', channel.id).execute());
  await set({ slow_until: new Date('2026-11-23T05:10:00Z') });
  expect(await readInbox(tools, channel.id)).toBe('asleep');
  await set({ slow_until: null, state: 'needs-reconnect' });
  expect(await readInbox(tools, channel.id)).toBe('asleep');
  expect(pulls).toEqual([]);
});

test('every minute each account that can be read gets its turn', async () => {
  const { channel, tools } = await anAccount(1);
  const { own } = await aCityWithAgencies(db);
  const portal = await aChannel(db, { agencyId: own, network: 'portal' });
  await pollInboxes(tools).work();
  expect(tools.enqueued).toContainEqual(['listening.read-inbox', { channelId: channel.id }]);
  expect(tools.enqueued).not.toContainEqual(['listening.read-inbox', { channelId: portal.id }]);
});
