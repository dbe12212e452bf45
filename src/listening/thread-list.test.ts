import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../test/support/people.ts';
import { aChannel, anItem } from '../../test/support/voices.ts';
import { inTransaction } from '#platform/db/db.ts';
import { ThreadListQuery } from './contract.ts';
import { receiveFromNetwork } from './receive-from-network.ts';
import { threadList, type ThreadList } from './thread-list.view.ts';

const { db } = await aDatabase();
const start = Date.parse('2026-11-16T01:00:00Z');
const now = new Date('2026-11-23T03:00:00Z');

/** 120 conversations, every third at the sibling, two at the same instant each. */
async function aFullInbox() {
  const city = await aCityWithAgencies(db);
  for (const agencyId of [city.own, city.sibling]) {
    const channel = await aChannel(db, { agencyId });
    const items = Array.from({ length: agencyId === city.own ? 80 : 40 }, (_, index) =>
      anItem(`root-${agencyId}-${index}`, {
        text: `Suara ${index} 100% rusak`,
        writtenAt: new Date(start + Math.floor(index / 2) * 3_600_000),
      }),
    );
    await inTransaction(db, (tx) => receiveFromNetwork(tx, { channelId: channel.id, items, at: now }));
  }
  return city;
}

const city = await aFullInbox();

function ask(
  query: Partial<Record<string, unknown>> = {},
  scope: TestCity['tree']['roots'][number]['id'][] = [city.own],
) {
  return threadList(db, { scope, personId: city.people.admin.personId, now, query: ThreadListQuery.parse(query) });
}

async function allPages(query: Record<string, unknown>): Promise<ThreadList['items']> {
  const items: ThreadList['items'] = [];
  let cursor: string | null = null;
  do {
    const page: ThreadList = await ask({ ...query, limit: 7, ...(cursor === null ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

describe('the list', () => {
  test.each(['due', 'newest'] as const)('sorted by %s, paged without gap or repetition', async (sort) => {
    const items = await allPages({ sort });
    expect(new Set(items.map(({ id }) => id)).size).toBe(80);
    const keys = items.map((item) => (sort === 'due' ? (item.dueAt ?? '9') : item.lastCitizenAt));
    expect(keys).toEqual(sort === 'due' ? keys.toSorted() : keys.toSorted().toReversed());
  });

  test('shows only the scope, and nothing to somebody without one', async () => {
    const [mine, both, none] = [await ask(), await ask({}, [city.own, city.sibling]), await ask({}, [])];
    expect([mine.counts.open, both.counts.open, none.counts.open]).toEqual([80, 120, 0]);
    expect(mine.items.every(({ agency }) => agency.id === city.own)).toBe(true);
    expect(none.items).toEqual([]);
  });

  test('counts what is overdue, mine, with nobody, done and waiting', async () => {
    const some = (await ask({ sort: 'newest', limit: 4 })).items.map(({ id }) => id);
    await inTransaction(db, async (tx) => {
      const { personId } = city.people.admin;
      await tx
        .updateTable('citizen_thread')
        .set({ assignee_id: personId })
        .where('id', 'in', some.slice(0, 3))
        .execute();
      await tx
        .updateTable('citizen_thread')
        .set({ state: 'done', done_at: now })
        .where('id', '=', some[0] ?? '')
        .execute();
      await tx
        .updateTable('citizen_message')
        .set({ moderation: 'waiting' })
        .where('thread_id', '=', some[3] ?? '')
        .execute();
    });
    const { counts } = await ask();
    expect(counts).toMatchObject({ open: 79, done: 1, mine: 2, unassigned: 77, waiting: 1 });
    expect(counts.overdue).toBe((await allPages({ only: 'overdue' })).length);
    expect((await allPages({ assignee: 'me' })).map(({ id }) => id).toSorted()).toEqual(some.slice(1, 3).toSorted());
    expect(await allPages({ assignee: 'nobody' })).toHaveLength(77);
    expect((await allPages({ state: 'done' })).map(({ id }) => id)).toEqual(some.slice(0, 1));
    expect((await allPages({ only: 'waiting' })).map(({ id }) => id)).toEqual(some.slice(3));
    expect(await allPages({ state: 'all' })).toHaveLength(80);
  });

  test('finds words, people and signs as they were typed', async () => {
    expect(await allPages({ state: 'all', text: 'suara 79' })).toHaveLength(1);
    expect(await allPages({ state: 'all', text: '100% rusak' })).toHaveLength(80);
    expect(await allPages({ state: 'all', text: '100_ rusak' })).toHaveLength(0);
    expect(await allPages({ state: 'all', text: 'SLAMET.warga' })).toHaveLength(80);
  });

  test('filters by channel and network; a foreign cursor starts at the beginning', async () => {
    const [first] = (await ask()).items;
    expect(await allPages({ channelId: first?.channel?.id, state: 'all' })).toHaveLength(80);
    expect(await allPages({ network: 'portal' })).toHaveLength(0);
    expect((await ask({ cursor: 'bm9uc2Vuc2U' })).items[0]?.id).toBe(first?.id);
  });
});
