import { beforeAll, expect, test } from 'vitest';
import type { AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { aChannel, aPostedPost } from '../../../test/support/voices.ts';
import type { GoalBody, GoalSummary, GoalView } from './contract.ts';
import { goalNumbers, type Measured } from './goal-numbers.view.ts';

const { db } = await aDatabase();
const today = '2026-11-24';
const now = (): Date => new Date(`${today}T02:00:00Z`);
const product = aProduct(db, { now });
const call: typeof product.call = (...asked) => product.call(...asked);
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

test('posts are counted once however many channels they went to, from the day counting began', async () => {
  const agencyId = await anAgencyWithHistory();
  const [one, two] = [await aChannel(db, { agencyId }), await aChannel(db, { agencyId })];
  const { postId } = await aPostedPost(db, { agencyId, channelId: one.id, at: new Date('2026-11-10T03:00:00Z') });
  await alsoOn(postId, { agencyId, channelId: two.id, at: new Date('2026-11-10T05:00:00Z') });
  await aPostedPost(db, { agencyId, channelId: two.id, at: new Date('2026-11-23T17:30:00Z') });
  expect(await told({ metric: 'posts', reach: [agencyId] })).toEqual([null, 1, 1, 2]);
  expect(await told({ metric: 'posts', reach: [agencyId], channelIds: [one.id] })).toEqual([null, 1, 1, 1]);
});

test('of a programme only what belongs to it or to one of its parts is counted', async () => {
  const agencyId = await anAgencyWithHistory();
  const channel = await aChannel(db, { agencyId });
  const programmeId = await aProgramme(agencyId, null);
  const part = await aProgramme(agencyId, programmeId);
  const { postId } = await aPostedPost(db, { agencyId, channelId: channel.id, at: new Date('2026-11-20T03:00:00Z') });
  await aPostedPost(db, { agencyId, channelId: channel.id, at: new Date('2026-11-20T03:00:00Z') });
  await putInto(part, postId, agencyId);
  expect((await told({ metric: 'posts', reach: [agencyId] })).at(-1)).toBe(2);
  expect((await told({ metric: 'posts', reach: [agencyId], programmeId })).at(-1)).toBe(1);
});

test('numbers of posts are added as they were told last; without any they are unknown', async () => {
  const agencyId = await anAgencyWithHistory();
  const channel = await aChannel(db, { agencyId });
  const { deliveryId } = await aPostedPost(db, {
    agencyId,
    channelId: channel.id,
    at: new Date('2026-11-12T03:00:00Z'),
  });
  expect(await told({ metric: 'interactions', reach: [agencyId] })).toEqual([null, 0, null, null]);
  const origin = { agency_id: agencyId, channel_id: channel.id, delivery_id: deliveryId, source: 'api' };
  const [first, second] = [new Date('2026-11-13T01:00:00Z'), new Date('2026-11-13T02:00:00Z')];
  await inTransaction(db, (tx) =>
    tx
      .insertInto('metric_snapshot')
      .values([
        { ...origin, name: 'likeCount', meaning: 'reactions', value: 3, taken_at: first },
        { ...origin, name: 'likeCount', meaning: 'reactions', value: 9, taken_at: second },
        { ...origin, name: 'replyCount', meaning: 'comments', value: 4, taken_at: second },
        { ...origin, name: 'views', meaning: 'views', value: 700, taken_at: second },
      ])
      .execute(),
  );
  const last = async (metric: Measured['metric']): Promise<number | null | undefined> =>
    (await told({ metric, reach: [agencyId] })).at(-1);
  expect([await last('interactions'), await last('comments'), await last('views')]).toEqual([13, 4, 700]);
});

test('followers of accounts that are counted today; the portal and removed accounts are not asked', async () => {
  const agencyId = await anAgencyWithHistory();
  const [account, removed] = [await aChannel(db, { agencyId }), await aChannel(db, { agencyId })];
  await aChannel(db, { agencyId, network: 'portal' });
  await aChannel(db, { agencyId });
  await inTransaction(db, (tx) =>
    tx.updateTable('channel').set({ removed_at: now() }).where('id', '=', removed.id).execute(),
  );
  for (const channel of [account, removed]) {
    await followersOf(channel.id, { agencyId, day: '2026-11-02', value: 100 });
    await followersOf(channel.id, { agencyId, day: '2026-11-20', value: 130 });
  }
  const asked = { ...basis(), metric: 'followers', reach: [agencyId] } as const;
  const { numbers, accounts } = await goalNumbers(db, asked);
  expect(numbers.map(({ value }) => value)).toEqual([100, 100, 100, 130]);
  expect(accounts).toEqual({ counted: 1, of: 2 });
});

test('followers are added only where every account of today was counted, and an old number is no longer believed', async () => {
  const agencyId = await anAgencyWithHistory();
  const [early, late, gone] = [
    await aChannel(db, { agencyId }),
    await aChannel(db, { agencyId }),
    await aChannel(db, { agencyId }),
  ];
  await followersOf(early.id, { agencyId, day: '2026-11-02', value: 100 });
  await followersOf(early.id, { agencyId, day: '2026-11-16', value: 110 });
  await followersOf(late.id, { agencyId, day: '2026-11-15', value: 50 });
  await followersOf(gone.id, { agencyId, day: '2026-10-10', value: 9000 });
  const asked = { ...basis(), metric: 'followers', reach: [agencyId] } as const;
  const { numbers, accounts } = await goalNumbers(db, asked);
  expect(numbers.map(({ value }) => value)).toEqual([null, null, 160, 160]);
  expect(accounts).toEqual({ counted: 2, of: 3 });
  const other = await goalNumbers(db, { ...asked, reach: [await anAgencyWithHistory()] });
  expect(other.numbers.map(({ value }) => value)).toEqual([null, null, null, null]);
  expect(other.accounts).toEqual({ counted: 0, of: 0 });
});

test('answers: the median of working minutes, and the share in time of what was owed', async () => {
  const agencyId = await anAgencyWithHistory();
  for (const [minutes, late] of [
    [30, false],
    [90, false],
    [600, true],
  ] as const)
    await anAnswer(agencyId, minutes, late);
  expect((await told({ metric: 'answer-minutes', reach: [agencyId] })).at(-1)).toBe(90);
  expect((await told({ metric: 'answered-in-time', reach: [agencyId] })).at(-1)).toBeCloseTo(66.67, 1);
  const [opened, due] = [new Date('2026-11-23T02:00:00Z'), new Date('2026-11-24T04:00:00Z')];
  const waiting = {
    agency_id: agencyId,
    kind: 'keluhan',
    opened_at: opened,
    last_citizen_at: opened,
    answer_due_at: due,
  };
  await inTransaction(db, (tx) => tx.insertInto('citizen_thread').values(waiting).execute());
  expect((await told({ metric: 'answered-in-time', reach: [agencyId] })).at(-1)).toBeCloseTo(66.67, 1);
  const later = new Date('2026-11-24T04:01:00Z');
  expect((await told({ metric: 'answered-in-time', reach: [agencyId], now: later })).at(-1)).toBe(50);
  const quiet = await anAgencyWithHistory();
  expect(await told({ metric: 'answered-in-time', reach: [quiet] })).toEqual([null, null, null, null]);
});

test('over HTTP a goal tells its numbers, its forecast and who gives what; those behind stand first', async () => {
  const agencyId = city.own;
  const account = await aChannel(db, { agencyId: city.below });
  for (let week = 0; week < 10; week += 1) {
    const day = new Date(Date.parse('2026-09-20') + week * 7 * 86_400_000).toISOString().slice(0, 10);
    await followersOf(account.id, { agencyId: city.below, day, value: 500 + week * 4 });
  }
  const token = await aTokenOf(db, city.people.admin);
  const make = async (change: Partial<GoalBody>): Promise<string> => {
    const { body } = await call('post', '/goals', { token, body: { ...aBody(), agencyId, ...change } });
    return (body as { id: string }).id;
  };
  const near = await make({ target: 540, dueOn: '2026-12-20' });
  const far = await make({ target: 900, dueOn: '2026-12-20' });
  const done = await make({ target: 520 });
  const list = await call('get', `/goals?agencyId=${agencyId}`, { token });
  const { items } = list.body as { items: GoalSummary[] };
  expect(items.map(({ id, standing }) => [id, standing])).toEqual([
    [far, 'behind'],
    [near, 'on-track'],
    [done, 'reached'],
  ]);
  const detail = (await call('get', `/goals/${near}`, { token })).body as GoalView;
  expect(detail).toMatchObject({
    latest: { day: today, value: 536 },
    reason: { kind: 'will-reach' },
    accounts: { counted: 1, of: 1 },
    shares: [
      { agency: { shortName: 'Puskesmas' }, value: 536 },
      { agency: { shortName: 'Dinkes' }, value: null },
    ],
  });
  expect(detail.ahead.at(0)?.day).toBe(today);
  expect(detail.ahead.at(-1)?.day).toBe('2026-12-20');
  const offer = await call('get', `/goal-offer?agencyId=${agencyId}&metric=followers&contributors=all`, { token });
  expect(offer.body).toMatchObject({ latest: { day: today, value: 536 } });
  expect((await call('get', `/goal-offer?agencyId=${city.root}&metric=followers`, { token })).status).toBe(404);
});

test('a number entered by hand is judged with its baseline, and told with its source', async () => {
  const token = await aTokenOf(db, city.people.admin);
  const body = { ...aBody(), agencyId: city.own, metric: 'by-hand', unit: 'keluarga', baselineOn: '2026-10-01' };
  const { id } = (await call('post', '/goals', { token, body })).body as { id: string };
  expect((await call('get', `/goals/${id}`, { token })).body).toMatchObject({
    standing: 'unknown',
    reason: { kind: 'no-number' },
    latest: null,
  });
  const number = {
    onDay: '2026-11-01',
    value: 505,
    source: 'Rekap loket Oktober',
    proofUrl: 'https://data.kota.test/rekap',
  };
  expect((await call('post', `/goals/${id}/readings`, { token, body: number })).status).toBe(200);
  expect((await call('post', `/goals/${id}/readings`, { token, body: { ...number, source: ' ' } })).status).toBe(422);
  expect(
    (await call('post', `/goals/${id}/readings`, { token, body: { ...number, proofUrl: 'javascript:alert(1)' } }))
      .status,
  ).toBe(422);
  expect((await call('get', `/goals/${id}`, { token })).body).toMatchObject({
    standing: 'unknown',
    reason: { kind: 'too-few', have: 2 },
    readings: [{ value: 505, source: 'Rekap loket Oktober', by: city.people.admin.name }],
  });
});

function basis(): Omit<Measured, 'metric' | 'reach'> {
  const open = { goalId: null, channelIds: [], programmeId: null };
  return { ...open, from: '2026-11-03', today, zone: 'Asia/Jakarta', now: now() };
}

async function told(
  asked: Pick<Measured, 'metric' | 'reach'> & Partial<Measured>,
): Promise<readonly (number | null)[]> {
  const { numbers } = await goalNumbers(db, { ...basis(), ...asked });
  return numbers.map(({ value }) => value);
}

/** An agency whose first post is old enough that the later windows are known, but not the first. */
async function anAgencyWithHistory(): Promise<AgencyId> {
  const { own: agencyId } = await aCityWithAgencies(db);
  const channel = await aChannel(db, { agencyId, network: 'by-hand' });
  await inTransaction(db, (tx) =>
    tx.updateTable('channel').set({ removed_at: now() }).where('id', '=', channel.id).execute(),
  );
  await aPostedPost(db, { agencyId, channelId: channel.id, at: new Date('2026-10-09T03:00:00Z') });
  return agencyId;
}

async function alsoOn(
  postId: string,
  { agencyId, channelId, at }: { agencyId: string; channelId: string; at: Date },
): Promise<void> {
  const values = {
    agency_id: agencyId,
    channel_id: channelId,
    post_id: postId,
    content: '{}',
    due_at: at,
    state: 'verified',
    sent_at: at,
    verified_at: at,
  };
  await inTransaction(db, (tx) => tx.insertInto('delivery').values(values).execute());
}

async function aProgramme(agencyId: string, parentId: string | null): Promise<string> {
  const mark = crypto.randomUUID();
  const values = { agency_id: agencyId, slug: mark, name: mark, starts_on: '2025-02-20', parent_id: parentId };
  return (
    await inTransaction(db, (tx) => tx.insertInto('programme').values(values).returning('id').executeTakeFirstOrThrow())
  ).id;
}

async function putInto(programmeId: string, postId: string, agencyId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { id } = await tx
      .insertInto('activity')
      .values({ agency_id: agencyId, slug: crypto.randomUUID(), title: 'RKM' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.insertInto('activity_programme').values({ activity_id: id, programme_id: programmeId }).execute();
    await tx.updateTable('post').set({ activity_id: id }).where('id', '=', postId).execute();
  });
}

async function followersOf(
  channelId: string,
  { agencyId, day, value }: { agencyId: string; day: string; value: number },
): Promise<void> {
  const reading = {
    agency_id: agencyId,
    channel_id: channelId,
    name: 'followersCount',
    meaning: 'followers',
    source: 'api',
  };
  const values = { ...reading, value, taken_at: new Date(`${day}T03:00:00Z`) };
  await inTransaction(db, (tx) => tx.insertInto('metric_snapshot').values(values).execute());
}

async function anAnswer(agencyId: string, minutes: number, late: boolean): Promise<void> {
  const opened = new Date('2026-11-18T02:00:00Z');
  const values = {
    agency_id: agencyId,
    kind: 'keluhan',
    opened_at: opened,
    last_citizen_at: opened,
    answer_due_at: new Date('2026-11-19T02:00:00Z'),
    first_answer_at: new Date(late ? '2026-11-20T02:00:00Z' : '2026-11-18T05:00:00Z'),
    first_answer_minutes: minutes,
  };
  await inTransaction(db, (tx) => tx.insertInto('citizen_thread').values(values).execute());
}

function aBody(): GoalBody {
  return {
    change: 'Lebih banyak warga mengikuti kabar',
    audience: '',
    metric: 'followers',
    unit: '',
    direction: 'up',
    baseline: 500,
    baselineOn: '2026-09-22',
    target: 600,
    dueOn: '2026-12-31',
    programmeId: null,
    contributors: 'all',
    contributorIds: [],
    channelIds: [],
    supportsId: null,
    note: '',
  };
}
