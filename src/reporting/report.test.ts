import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies, aPerson } from '../../test/support/people.ts';
import { aChannel, aPostedPost } from '../../test/support/voices.ts';
import { inTransaction } from '#platform/db/db.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { csvOf } from './csv.ts';
import { enterNumbers } from './enter-numbers.ts';
import { reportingMessages } from './messages/messages.ts';
import { overview } from './overview.view.ts';
import { periodOf, type Period } from './period.ts';
import { reportCsv } from './report-csv.ts';

const { db } = await aDatabase();
const now = () => new Date('2026-11-30T10:00:00Z');
const wib = { zone: 'Asia/Jakarta', now: now() };
const november = periodOf({ from: '2026-11-01', to: '2026-11-30' }, wib) as Period;

describe('the period', () => {
  test('a whole month is compared with the month before', () => {
    expect(november).toMatchObject({
      previous: { from: '2026-10-01', to: '2026-10-31' },
      start: new Date('2026-10-31T17:00:00Z'),
      end: new Date('2026-11-30T17:00:00Z'),
    });
    expect(periodOf({ from: '2026-03-01', to: '2026-03-31' }, wib)).toMatchObject({
      previous: { from: '2026-02-01', to: '2026-02-28' },
    });
  });

  test('a month that is not over, with the same days of the month before', () => {
    expect(periodOf({ from: '2026-11-01', to: '2026-11-24' }, wib)).toMatchObject({
      previous: { from: '2026-10-01', to: '2026-10-24' },
      previousEnd: new Date('2026-10-24T17:00:00Z'),
    });
    expect(periodOf({ from: '2026-03-01', to: '2026-03-30' }, wib)).toMatchObject({
      previous: { from: '2026-02-01', to: '2026-02-28' },
    });
  });

  test('anything else with as many days just before', () => {
    expect(periodOf({ from: '2026-11-16', to: '2026-11-22' }, wib)).toMatchObject({
      previous: { from: '2026-11-09', to: '2026-11-15' },
    });
  });

  test('is refused backwards and over more than a year', () => {
    expect(periodOf({ from: '2026-11-02', to: '2026-11-01' }, wib)).toEqual({ kind: 'period-not-understood' });
    expect(periodOf({ from: '2024-11-01', to: '2026-11-01' }, wib)).toEqual({ kind: 'period-too-long', days: 366 });
  });
});

function at(day: string): Date {
  return new Date(`${day}T02:00:00Z`);
}

async function aMonth() {
  const city = await aCityWithAgencies(db);
  const { own, sibling, root } = city;
  const bluesky = await aChannel(db, { agencyId: own });
  const instagram = await aChannel(db, { agencyId: own, network: 'by-hand' });
  const other = await aChannel(db, { agencyId: sibling });
  const post = (agencyId: string, channelId: string, day: string) =>
    aPostedPost(db, { agencyId, channelId, at: at(day), title: `Unggahan ${day}` });
  const [early, first, second, byHand, foreign] = [
    await post(own, bluesky.id, '2026-10-14'),
    await post(own, bluesky.id, '2026-11-03'),
    await post(own, bluesky.id, '2026-11-17'),
    await post(own, instagram.id, '2026-11-18'),
    await post(sibling, other.id, '2026-11-18'),
  ];
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('post')
      .values({
        agency_id: own,
        slug: crypto.randomUUID(),
        title: 'Tidak jadi tayang',
        state: 'missed',
        publish_at: at('2026-11-19'),
      })
      .execute();
    type Of = { delivery?: string; channel: string; agency?: string };
    const number = (of: Of, day: string, [meaning, value]: readonly [string, number]) => ({
      agency_id: of.agency ?? own,
      channel_id: of.channel,
      delivery_id: of.delivery ?? null,
      name: meaning,
      meaning,
      value,
      source: of.channel === instagram.id ? 'by-hand' : 'api',
      taken_at: at(day),
    });
    await tx
      .insertInto('metric_snapshot')
      .values([
        number({ delivery: early.deliveryId, channel: bluesky.id }, '2026-10-20', ['reactions', 4]),
        number({ delivery: first.deliveryId, channel: bluesky.id }, '2026-11-04', ['reactions', 10]),
        number({ delivery: first.deliveryId, channel: bluesky.id }, '2026-11-04', ['shares', 2]),
        number({ delivery: byHand.deliveryId, channel: instagram.id }, '2026-11-21', ['reach', 400]),
        number({ delivery: byHand.deliveryId, channel: instagram.id }, '2026-11-21', ['reactions', 30]),
        number({ delivery: foreign.deliveryId, channel: other.id, agency: sibling }, '2026-11-21', ['reactions', 999]),
        number({ channel: bluesky.id }, '2026-10-30', ['followers', 100]),
        number({ channel: bluesky.id }, '2026-11-20', ['followers', 140]),
        number({ channel: instagram.id }, '2026-11-20', ['followers', 900]),
      ])
      .execute();
    const thread = (minutes: number | null, day: string, done = false) => ({
      agency_id: own,
      channel_id: bluesky.id,
      kind: 'comment',
      opened_at: at(day),
      last_citizen_at: at(day),
      answer_due_at: new Date(at(day).getTime() + 86_400_000),
      first_answer_at: minutes === null ? null : new Date(at(day).getTime() + minutes * 60_000),
      first_answer_minutes: minutes,
      state: done ? 'done' : 'open',
      done_at: done ? at(day) : null,
    });
    await tx
      .insertInto('citizen_thread')
      .values([
        thread(60, '2026-11-03'),
        thread(120, '2026-11-04'),
        thread(2000, '2026-11-05'),
        thread(null, '2025-11-06'),
        thread(null, '2026-11-07', true),
        thread(30, '2026-10-07'),
      ])
      .execute();
  });
  return { ...city, own, sibling, root, bluesky, instagram, first, second, byHand };
}

const month = await aMonth();
const report = await overview(db, { scope: [month.own], period: november });

describe('the report', () => {
  test('counts what was planned and what stands verified, by week', () => {
    expect(report.posts).toEqual({ now: { planned: 4, verified: 3 }, before: { planned: 1, verified: 1 } });
    expect(report.weeks.map(({ from, to, planned, verified }) => [from, to, planned, verified])).toEqual([
      ['2026-11-01', '2026-11-01', 0, 0],
      ['2026-11-02', '2026-11-08', 1, 1],
      ['2026-11-09', '2026-11-15', 0, 0],
      ['2026-11-16', '2026-11-22', 3, 2],
      ['2026-11-23', '2026-11-29', 0, 0],
      ['2026-11-30', '2026-11-30', 0, 0],
    ]);
  });

  test('adds up interactions with their parts, coverage, sources and time, and never those of others', () => {
    expect(report.interactions).toMatchObject({
      value: 42,
      previous: 4,
      coverage: { have: 2, of: 2 },
      takenAt: '2026-11-21T02:00:00.000Z',
      parts: expect.arrayContaining([
        { medium: 'by-hand', value: 30 },
        { medium: 'bluesky', value: 12 },
      ]),
    });
    expect(report.interactions.sources.toSorted()).toEqual(['api', 'by-hand']);
  });

  test('what nobody told is unknown, not zero', () => {
    expect(report.views).toMatchObject({ value: null, previous: null, coverage: { have: 0, of: 2 }, takenAt: null });
    const untold = report.topPosts.find(({ postId }) => postId === month.second.postId);
    expect(untold).toMatchObject({ interactions: null, rate: null, reach: null });
  });

  test('the rate stands only on posts that have its base', () => {
    expect(report.rates).toEqual([{ now: { value: 7.5, base: 'reach', posts: 1 }, before: null }]);
  });

  test('followers are compared over accounts counted at both ends', () => {
    expect(report.followers).toMatchObject({ value: 1040, previous: 1000, coverage: { have: 2, of: 2 } });
  });

  test('answers: the median of office minutes, those in time, and closed ones by themselves', () => {
    expect(report.answers.now).toEqual({ medianMinutes: 120, answered: 3, inTime: 2, owed: 3, closedWithoutAnswer: 1 });
    expect(report.answers.before).toMatchObject({ medianMinutes: 30, answered: 1 });
  });

  test('for the city, one row per agency; medians are not averaged', async () => {
    const whole = await overview(db, { scope: [month.root, month.own, month.sibling], period: november });
    expect(
      whole.agencies.map(({ shortName, posts, interactions }) => [shortName, posts.verified, interactions]),
    ).toEqual([
      ['Kota', 0, null],
      ['Dinkes', 3, 42],
      ['DPUPR', 1, 999],
    ]);
    expect(whole.topPosts[0]?.interactions).toBe(999);
  });

  test('an agency in which nothing happened has a report without numbers', async () => {
    const empty = await overview(db, { scope: [month.below], period: november });
    expect(empty).toMatchObject({
      posts: { now: { planned: 0, verified: 0 } },
      interactions: { value: null, coverage: { have: 0, of: 0 } },
      followers: { value: null, previous: null },
      answers: { now: { medianMinutes: null, owed: 0 } },
      topPosts: [],
      rates: [],
    });
    expect(empty.days).toEqual({ voices: [], views: [], followers: [] });
  });

  test('followers per day keep their last count', () => {
    const points = report.days.followers.find(({ medium }) => medium === 'bluesky')?.points ?? [];
    expect(points).toHaveLength(30);
    expect(points.slice(18, 21).map(({ value }) => value)).toEqual([null, 140, 140]);
  });
});

describe('the table for spreadsheets', () => {
  test('is quoted, in UTF-8, with a decimal comma, and runs nothing', () => {
    const text = csvOf(
      {
        head: ['Judul', 'Angka'],
        rows: [
          ['=HYPERLINK("x")', 1234.5],
          ['a "b", c', null],
          ['@warga', -3],
          ['- satu', 0],
        ],
      },
      ',',
    );
    expect(text).toBe(
      `\u{FEFF}Judul,Angka\r\n"'=HYPERLINK(""x"")","1234,5"\r\n"a ""b"", c",\r\n'@warga,-3\r\n'- satu,0\r\n`,
    );
  });

  test.each(['summary', 'posts', 'agencies'] as const)('%s is complete in both languages', (table) => {
    const words = speaker([reportingMessages]);
    for (const language of ['id', 'en'] as const) {
      const lines = reportCsv(report, table, { speaker: words, language }).trimEnd().split('\r\n');
      expect(lines.length).toBeGreaterThan(1);
      expect(lines[0]).not.toMatch(/csv\./);
    }
  });
});

describe('writing numbers down by hand', () => {
  const tools = { db, now };
  const entry = {
    channelId: month.instagram.id,
    deliveryId: month.byHand.deliveryId,
    takenAt: null,
    numbers: [{ meaning: 'comments', value: 3 }],
  } as const;

  test('adds to the history', async () => {
    expect(await enterNumbers(tools, month.people.admin, entry)).toEqual({ ok: true, value: { stored: 1 } });
    const row = await db
      .selectFrom('metric_snapshot')
      .select(['value', 'source', 'person_id'])
      .where('delivery_id', '=', month.byHand.deliveryId)
      .where('meaning', '=', 'comments')
      .executeTakeFirst();
    expect(row).toEqual({ value: 3, source: 'by-hand', person_id: month.people.admin.personId });
  });

  test('is refused to those who may not, for what a program counts, and for what can’t be', async () => {
    const { people, bluesky, first } = month;
    const stranger = await aPerson(db, { role: 'admin', agencyId: month.sibling });
    const enter = (change: Partial<Parameters<typeof enterNumbers>[2]> = {}, actor = people.admin) =>
      enterNumbers(tools, actor, { ...entry, ...change });
    const kinds = [
      await enter({}, people.liaison),
      await enter({}, stranger),
      await enter({ deliveryId: first.deliveryId }),
      await enter({ channelId: bluesky.id, deliveryId: first.deliveryId }),
      await enter({ numbers: [] }),
      await enter({ numbers: [{ meaning: 'followers', value: 1 }] }),
      await enter({ takenAt: new Date('2026-12-24T00:00:00Z') }),
    ].map((outcome) => (outcome.ok ? 'stored' : outcome.refusal.kind));
    expect(kinds).toEqual([
      'not-allowed',
      'channel-not-found',
      'delivery-not-found',
      'counted-by-program',
      'numbers-missing',
      'not-of-a-post',
      'time-not-come',
    ]);
    await inTransaction(db, (tx) =>
      tx.updateTable('delivery').set({ state: 'waiting-by-hand' }).where('id', '=', month.byHand.deliveryId).execute(),
    );
    expect(await enter()).toMatchObject({ refusal: { kind: 'not-published-yet' } });
  });
});
