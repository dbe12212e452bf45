import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { fillCalendar } from '../../test/support/full-calendar.ts';
import { aPerson } from '../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../test/support/product.ts';
import { aDraft, aNewsroom, expectOk } from '../../test/support/publishing.ts';
import { stateOfLetter, type PostCalendar } from './contract.ts';
import { firstOfEachDay } from './first-of-each-day.ts';
import { movePosts } from './posts/move-posts.ts';

const { db } = await aDatabase();
const room = await aNewsroom(db);
const { app } = aProduct(db);
const month = { from: '2030-01-01T00:00:00+07:00', to: '2030-02-01T00:00:00+07:00' };
let token = '';

async function ask(query: Readonly<Record<string, string>>, as = token) {
  const search = new URLSearchParams(query).toString();
  const answer = await app.request(`/api/posts/calendar?${search}`, { headers: { authorization: `Bearer ${as}` } });
  const text = await answer.text();
  return { status: answer.status, bytes: Buffer.byteLength(text), calendar: JSON.parse(text) as PostCalendar };
}

const titlesIn = ({ calendar }: { calendar: PostCalendar }): readonly string[] => calendar.columns.titles;

beforeAll(async () => {
  token = await aTokenOf(db, room.city.people.admin);
  const wish = async (title: string, time: { date: string; time: string }, channelId = room.portal) => {
    const id = await aDraft(room, { title, kind: 'layanan', channels: [{ channelId, text: null }] });
    expectOk(await movePosts(room.tools, room.city.people.contributor, [{ id, time }]));
    return id;
  };
  await wish('Jadwal 100% gratis', { date: '2030-01-01', time: '00:00' });
  await wish('Siaran radio', { date: '2030-01-31', time: '23:59' }, room.radio);
  await wish('Februari', { date: '2030-02-01', time: '00:00' });
  await aDraft(room, { title: 'Tanpa waktu' });
});

describe('the calendar', () => {
  test('holds what has a time in its span, by the clock of the asker, with channel and state', async () => {
    const { calendar } = await ask(month);
    const { columns } = calendar;
    expect(columns.titles).toEqual(['Jadwal 100% gratis', 'Siaran radio']);
    expect(columns.minutes).toEqual([0, 31 * 1440 - 1]);
    expect(columns.states.split('').map(stateOfLetter)).toEqual(['draft', 'draft']);
    expect(Buffer.from(columns.ids, 'base64')).toHaveLength(2 * 16);
    const media = columns.channelSets.map((set) =>
      calendar.channelSets[set]?.map((place) => calendar.channels[place]?.medium),
    );
    expect(media).toEqual([['portal'], ['radio']]);
    expect(calendar.agencies).toHaveLength(1);
  });

  test('is narrowed by medium, state, kind, words and place in the plan, all together', async () => {
    expect(titlesIn(await ask({ ...month, medium: 'radio' }))).toEqual(['Siaran radio']);
    expect(titlesIn(await ask({ ...month, state: 'approved' }))).toEqual([]);
    expect(titlesIn(await ask({ ...month, kind: 'layanan', text: '100%' }))).toEqual(['Jadwal 100% gratis']);
    expect(titlesIn(await ask({ ...month, text: '1000' }))).toEqual([]);
    for (const filter of ['pillarId', 'campaignId', 'programmeId']) {
      expect(titlesIn(await ask({ ...month, [filter]: crypto.randomUUID() }))).toEqual([]);
    }
  });

  test('a programme is served through the activity of a post or through its campaign', async () => {
    const agency_id = room.city.own;
    const programme = await db
      .insertInto('programme')
      .values({ agency_id, slug: crypto.randomUUID(), name: 'Prodamai', starts_on: '2025-02-20' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const campaign = await db
      .insertInto('campaign')
      .values({ agency_id, name: 'Bulan Prodamai', starts_on: '2030-01-01', ends_on: '2030-01-31', programme_id: programme.id })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`update post set campaign_id = ${campaign.id} where title = 'Siaran radio'`.execute(db);
    const { calendar } = await ask({ ...month, programmeId: programme.id, detail: 'cards' });
    expect(calendar).toMatchObject({
      campaigns: [campaign.id],
      programmes: [{ id: programme.id, name: 'Prodamai' }],
      programmeSets: [[0]],
      columns: { titles: ['Siaran radio'], campaigns: [0], programmeSets: [0] },
    });
  }); // oxfmt-ignore

  test('shows nothing of another agency, and an agency stands for those below it', async () => {
    const theirs = await aTokenOf(db, await stranger());
    expect(titlesIn(await ask(month, theirs))).toEqual([]);
    const city = await aTokenOf(db, room.city.coordinator);
    expect(titlesIn(await ask({ ...month, agencyId: room.city.root }, city))).toHaveLength(2);
    expect(titlesIn(await ask({ ...month, agencyId: room.city.sibling }, city))).toEqual([]);
    expect(titlesIn(await ask({ ...month, agencyId: room.city.sibling }, token))).toEqual([]);
  });

  test('refuses what is no zone and no time', async () => {
    expect((await ask({ ...month, zone: 'Mars/Olympus' })).status).toBe(422);
    expect((await ask({ ...month, from: 'besok' })).status).toBe(422);
  });
});

test('a month of 5,000 posts stays under 300 kB, and names the first eight of each day', async () => {
  // One agency with channels each in two cities: half of the posts is in sight.
  const crowd = await aNewsroom(db);
  await fillCalendar(db, { count: 10_000, month: '2031-03-01' });
  const all = await aTokenOf(db, crowd.city.people.admin);
  const span = { from: '2031-03-01T00:00:00+07:00', to: '2031-04-01T00:00:00+07:00' };
  const { bytes, calendar } = await ask(span, all);
  expect(calendar.columns.minutes).toHaveLength(5_000);
  expect(calendar.columns.minutes).toEqual(calendar.columns.minutes.toSorted((a, b) => a - b));
  expect(calendar.truncated).toBe(false);
  expect(bytes).toBeLessThan(300_000);
  expect(calendar.columns.titles).toHaveLength(30 * 8);
});

test('the first of each day follow the days of the zone', () => {
  const from = new Date('2030-01-01T00:00:00Z');
  const minutes = [0, 60, 16 * 60, 17 * 60, 18 * 60];
  expect(firstOfEachDay(minutes, { from, zone: 'Asia/Jakarta', most: 2 })).toEqual([0, 1, 3, 4]);
  expect(firstOfEachDay(minutes, { from, zone: 'UTC', most: 2 })).toEqual([0, 1]);
});

async function stranger() {
  return await aPerson(db, { role: 'admin', agencyId: room.city.sibling });
}
