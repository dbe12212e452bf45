import { beforeEach, describe, expect, test } from 'vitest';
import { can, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { aChannel } from '../../../test/support/voices.ts';
import { presentConsistency } from './present-consistency.ts';
import { postsBehind } from './behind.view.ts';
import { setStories } from './set-stories.ts';

const { db } = await aDatabase();
/** A Saturday: the last whole week is 16 to 22 November. */
const now = new Date('2026-11-28T03:00:00Z');
let city: TestCity;

beforeEach(async () => {
  city = await aCityWithAgencies(db);
});

interface Given {
  readonly due: string;
  readonly lateMinutes?: number | null;
  readonly state?: string;
  readonly story?: boolean;
  readonly alt?: string;
}

async function aDelivery(agencyId: AgencyId, channelId: string, given: Given): Promise<string> {
  const { due, lateMinutes = 0, state = 'verified', story = false } = given;
  const dueAt = new Date(due);
  const sentAt = lateMinutes === null ? null : new Date(dueAt.getTime() + lateMinutes * 60_000);
  return await inTransaction(db, async (tx) => {
    const activity = story
      ? await tx.insertInto('activity').values({ agency_id: agencyId, title: 'Vaksinasi', slug: crypto.randomUUID() }).returning('id').executeTakeFirstOrThrow()
      : null; // oxfmt-ignore
    const post = await tx
      .insertInto('post')
      .values({
        agency_id: agencyId,
        slug: crypto.randomUUID(),
        title: `Unggahan ${due}`,
        state: state === 'verified' ? 'published' : state === 'missed' ? 'missed' : 'scheduled',
        publish_at: dueAt,
        published_at: state === 'verified' ? sentAt : null,
        activity_id: activity?.id ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const sent = { state, sent_at: sentAt, verified_at: state === 'verified' ? sentAt : null };
    await tx
      .insertInto('delivery')
      .values({ agency_id: agencyId, channel_id: channelId, post_id: post.id, content: '{}', due_at: dueAt, ...sent })
      .execute();
    return post.id;
  });
}

async function seen(weeks = 4, agencyId: AgencyId = city.own) {
  const agency = city.tree.get(agencyId);
  if (!agency) throw new Error('No such agency');
  return await presentConsistency(db, { agency, tree: city.tree, zone: 'Asia/Jakarta', weeks, now });
}

describe('an agency that has published nothing', () => {
  test('has no numbers, which are no zeros', async () => {
    const view = await seen();
    for (const line of [view.planned, view.onTime, view.proofs, view.mix, view.pictures])
      expect(line).toEqual({ now: null, before: null });
    expect(view).toMatchObject({
      from: '2026-10-26',
      to: '2026-11-22',
      previous: { from: '2026-09-28', to: '2026-10-25' },
    });
    expect(view.cadence).toMatchObject([
      { kind: 'stories', now: null, before: null, streak: { current: 0, longest: 0 } },
    ]);
  });
});

describe('what was planned', () => {
  test('is counted by its time in whole weeks of the city, and by what became of it', async () => {
    const { id } = await aChannel(db, { agencyId: city.own });
    const first = '2026-10-25T17:00:00Z';
    const [justBefore, last, running] = ['2026-10-25T16:59:59Z', '2026-11-22T16:59:59Z', '2026-11-22T17:00:00Z'];
    await aDelivery(city.own, id, { due: first });
    await aDelivery(city.own, id, { due: last, lateMinutes: 5 });
    await aDelivery(city.own, id, { due: justBefore, lateMinutes: 6 });
    await aDelivery(city.own, id, { due: running });
    for (const state of ['missed', 'withdrawn', 'failed', 'unknown', 'scheduled'])
      await aDelivery(city.own, id, { due: '2026-11-10T02:00:00Z', lateMinutes: null, state });
    await aDelivery(city.own, id, { due: '2026-11-11T02:00:00Z', lateMinutes: 6 });
    const foreign = await aChannel(db, { agencyId: city.sibling });
    await aDelivery(city.sibling, foreign.id, { due: first });
    await inTransaction(db, (tx) =>
      tx
        .insertInto('post')
        .values({ agency_id: city.own, slug: crypto.randomUUID(), state: 'in-review', publish_at: new Date(last) })
        .execute(),
    );
    const view = await seen();
    expect(view.planned.now).toEqual({
      due: 8, out: 3, missed: 1, withdrawn: 1, failed: 2, waiting: 1, neverReady: 1,
    }); // oxfmt-ignore
    expect(view.planned.before).toMatchObject({ due: 1, out: 1, neverReady: 0 });
    expect(view.onTime).toEqual({ now: { out: 3, onTime: 2 }, before: { out: 1, onTime: 0 } });
    expect(view.channels).toMatchObject([{ due: 8, out: 3, late: 1, byHand: false }]);

    const span = { start: new Date(first), end: new Date(running) };
    const behind = async (part: Parameters<typeof postsBehind>[2]['part']) =>
      (await postsBehind(db, city.own, { ...span, part })).total;
    expect(await behind('due')).toBe(8);
    expect(await behind('failed')).toBe(2);
    expect(await behind('late')).toBe(1);
    expect(await behind('never-ready')).toBe(1);
  });

  test('by hand stands apart, with an hour for the proof', async () => {
    const { id } = await aChannel(db, { agencyId: city.own, network: 'by-hand' });
    await aDelivery(city.own, id, { due: '2026-11-10T02:00:00Z', lateMinutes: 60 });
    await aDelivery(city.own, id, { due: '2026-11-11T02:00:00Z', lateMinutes: 61 });
    const view = await seen();
    expect(view.onTime.now).toBeNull();
    expect(view.proofs.now).toEqual({ out: 2, onTime: 1 });
    expect(view.next['on-time']).toMatchObject({ kind: 'record-sooner', count: 1 });
  });
});

const mondays = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];

async function aWeeklySlot(channelId: string | null, onHolidays = 'keep'): Promise<void> {
  await inTransaction(db, async (tx) => {
    const slot = { agency_id: city.own, channel_id: channelId, name: 'Rabu', rule: 'FREQ=WEEKLY;BYDAY=WE' };
    const hour = { time_of_day: '09:00', starts_on: '2026-11-02', purpose: 'random', on_holidays: onHolidays };
    await tx.insertInto('slot').values({ ...slot, ...hour }).execute(); // oxfmt-ignore
  });
}

async function aDayOff(date: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const day = { date, name: 'Cuti bersama', kind: 'joint-leave', agency_id: city.own };
    await tx.insertInto('special_day').values(day).execute();
  });
}

describe('the cadence', () => {
  test('of stories counts posts of activities once each, however many channels they go to', async () => {
    const [first, second] = [await aChannel(db, { agencyId: city.own }), await aChannel(db, { agencyId: city.own, network: 'by-hand' })]; // oxfmt-ignore
    for (const monday of mondays.slice(1)) {
      const postId = await aDelivery(city.own, first.id, { due: `${monday}T02:00:00Z`, story: true });
      const again = { post_id: postId, agency_id: city.own, channel_id: second.id, content: '{}', state: 'verified' };
      const at = new Date(`${monday}T03:00:00Z`);
      await inTransaction(db, (tx) =>
        tx
          .insertInto('delivery')
          .values({ ...again, due_at: at, sent_at: at, verified_at: at })
          .execute(),
      );
      await aDelivery(city.own, first.id, { due: `${monday}T04:00:00Z` });
    }
    await aDelivery(city.own, first.id, { due: '2026-11-17T04:00:00Z', story: true });
    const [stories] = (await seen()).cadence;
    expect(stories?.weeks).toEqual([
      { monday: '2026-10-26', done: 0, wanted: null, verdict: 'unknown' },
      { monday: '2026-11-02', done: 1, wanted: 2, verdict: 'short' },
      { monday: '2026-11-09', done: 1, wanted: 2, verdict: 'short' },
      { monday: '2026-11-16', done: 2, wanted: 2, verdict: 'kept' },
    ]);
    expect(stories).toMatchObject({ now: { kept: 1, judged: 3 }, before: null, streak: { current: 1, longest: 1 } });
  });

  test.each(['keep', 'skip'])('of a slot is not broken by a day off (%s)', async (onHolidays) => {
    const { id } = await aChannel(db, { agencyId: city.own });
    await aWeeklySlot(id, onHolidays);
    await aDayOff('2026-11-11');
    for (const date of ['2026-11-04', '2026-11-18']) await aDelivery(city.own, id, { due: `${date}T02:00:00Z` });
    const row = (await seen()).cadence.find(({ kind }) => kind === 'channel');
    expect(row?.weeks.map(({ verdict }) => verdict)).toEqual(['unknown', 'kept', 'free', 'kept']);
    expect(row).toMatchObject({ streak: { current: 2, longest: 2 }, now: { kept: 2, judged: 2 } });
  });

  test('is not broken by a pause of the whole agency, but by a week in which nothing went out', async () => {
    const { id } = await aChannel(db, { agencyId: city.own });
    await aWeeklySlot(id);
    const pause = { agency_id: city.own, scope: 'agency', reason: 'Banjir', holds_replies: false };
    const [started_at, ended_at] = [new Date('2026-11-10T00:00:00Z'), new Date('2026-11-12T00:00:00Z')];
    await inTransaction(db, (tx) =>
      tx
        .insertInto('pause')
        .values({ ...pause, started_at, ended_at })
        .execute(),
    );
    await aDelivery(city.own, id, { due: '2026-11-04T02:00:00Z' });
    const row = (await seen()).cadence.find(({ kind }) => kind === 'channel');
    expect(row?.weeks.map(({ verdict }) => verdict)).toEqual(['unknown', 'kept', 'free', 'short']);
    expect(row?.streak).toEqual({ current: 0, longest: 1 });
  });

  test('tells of slots still empty this week', async () => {
    await aWeeklySlot(null);
    const sunday = new Date('2026-11-24T03:00:00Z');
    const agency = city.tree.get(city.own);
    if (!agency) throw new Error('No such agency');
    const view = await presentConsistency(db, { agency, tree: city.tree, zone: 'Asia/Jakarta', weeks: 4, now: sunday });
    expect(view.cadence.find(({ kind }) => kind === 'any')?.running).toEqual({ done: 0, wanted: 1, emptySlots: 1 });
    expect(view.next.cadence).toEqual({ kind: 'fill-slots', count: 1, name: '', channel: null });
  });
});

describe('pictures', () => {
  test('count as described with a text or with a reason for none', async () => {
    const { id } = await aChannel(db, { agencyId: city.own });
    const postId = await aDelivery(city.own, id, { due: '2026-11-10T02:00:00Z' });
    await inTransaction(db, async (tx) => {
      for (const [position, words] of [{ alt: 'Warga' }, { no_alt_reason: 'hiasan' }, {}].entries()) {
        const file = { agency_id: city.own, sha256: crypto.randomUUID(), mime: 'image/jpeg', original_name: 'a.jpg' };
        const size = { bytes: 1, width: 1, height: 1 };
        const media = await tx.insertInto('media').values({ ...file, ...size }).returning('id').executeTakeFirstOrThrow(); // oxfmt-ignore
        await tx.insertInto('post_media').values({ post_id: postId, media_id: media.id, position, ...words }).execute(); // oxfmt-ignore
      }
    });
    const view = await seen();
    expect(view.pictures).toEqual({ now: { pictures: 3, described: 2 }, before: null });
    expect(view.next.alt).toEqual({ kind: 'describe-pictures', count: 1, name: '', channel: null });
  });
});

const set = (actor: Actor, perWeek: number | null, agencyId = city.own) =>
  setStories({ db }, actor, { agencyId, perWeek });

describe('how many stories a week', () => {
  test('is said by whoever leads the desk, holds below too, and is in the trail', async () => {
    expect(await set(city.people.admin, 3)).toEqual({ ok: true, value: { perWeek: 3 } });
    expect((await seen(4, city.below)).stories).toEqual({ perWeek: 3, from: 'above' });
    expect((await seen()).stories).toEqual({ perWeek: 3, from: 'own' });
    expect(await set(city.people.admin, null)).toEqual({ ok: true, value: { perWeek: 2 } });
    const trail = db.selectFrom('audit_entry').select('action').where('subject_id', '=', city.own);
    const actions = (await trail.execute()).map(({ action }) => action);
    expect(actions.filter((action) => action === 'consistency.stories-set')).toHaveLength(2);
  });

  test('is refused to others', async () => {
    expect(await set(city.people.contributor, 3)).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
    expect(await set(city.people.admin, 3, city.sibling)).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
    const nowhere = crypto.randomUUID() as AgencyId;
    expect(await set(city.people.admin, 3, nowhere)).toEqual({ ok: false, refusal: { kind: 'agency-not-found' } });
  });
});

describe('asking', () => {
  test('is for one’s own agencies only, and begins with one’s own', async () => {
    const { app } = aProduct(db);
    const headers = { authorization: `Bearer ${await aTokenOf(db, city.people.contributor)}` };
    const ask = async (query: string) => await app.request(`/api/consistency${query}`, { headers });
    const own = (await (await ask('')).json()) as { agency: { id: string }; can: { setStories: boolean } };
    expect(own).toMatchObject({ agency: { id: city.own }, can: { setStories: false } });
    expect((await ask(`?agencyId=${city.below}`)).status).toBe(200);
    expect((await ask(`?agencyId=${city.sibling}`)).status).toBe(404);
    expect((await ask(`/posts?agencyId=${city.sibling}&part=out`)).status).toBe(404);
    expect((await ask('?weeks=5')).status).toBeGreaterThanOrEqual(400);
    expect(can(city.people.admin, 'agency.settings', city.own)).toBe(true);
  });
});
