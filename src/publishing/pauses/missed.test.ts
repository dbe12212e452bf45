import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import {
  aDuePost,
  anApprovedPost,
  aNewsroom,
  deliveryRow,
  expectOk,
  postRow,
} from '../../../test/support/publishing.ts';
import { sendDelivery } from '#publishing/deliveries/send-delivery.ts';
import { schedulePost } from '#publishing/posts/schedule-post.ts';
import { endPause } from './end-pause.ts';
import { missedPosts } from './missed.view.ts';
import type { PauseTarget } from './pause.ts';
import { heldPosts, runningPauses } from './pause.view.ts';
import { proposeTimes } from './propose-times.ts';
import { rescheduleMissed } from './reschedule-missed.ts';
import { startPause } from './start-pause.ts';

const { db } = await aDatabase();
const refused = (kind: string) => ({ ok: false, refusal: { kind } });
const terms = { reason: 'Gempa', endsAt: null, holdsReplies: false, allowed: [] };
const nextYear = { date: '2030-01-01', time: '09:00' };

type Room = Awaited<ReturnType<typeof aNewsroom>>;

async function pauseAndEnd(room: Room, target: PauseTarget, meanwhile = () => Promise.resolve()): Promise<void> {
  const { id } = expectOk(await startPause(room.tools, room.city.coordinator, { target, terms }));
  await meanwhile();
  expectOk(await endPause(room.tools, room.city.coordinator, id));
}

describe('the tray', () => {
  test('holds what was missed, each with a slot of its own, and only what may still go out', async () => {
    const room = await aNewsroom(db);
    const { own, sibling } = room.city;
    const [first, second] = [await aDuePost(room), await aDuePost(room)];
    const running = expectOk(
      await startPause(room.tools, room.city.coordinator, { target: { kind: 'agency', agencyId: own }, terms }),
    );
    const span = { from: new Date(Date.now() - 3_600_000), to: new Date() };
    expect((await heldPosts(db, [own], span)).toSorted()).toEqual([first.postId, second.postId].toSorted());
    const [pause] = await runningPauses(db, { scope: [own], concerned: [own] });
    expect(pause).toMatchObject({ reason: 'Gempa', held: { overdue: 2, soon: 0 } });
    expect(await missedPosts(db, [own], 10)).toEqual([]);
    expectOk(await endPause(room.tools, room.city.coordinator, running.id));

    const rows = await missedPosts(db, [own], 10);
    expect(rows.map(({ id }) => id).toSorted()).toEqual([first.postId, second.postId].toSorted());
    expect(await missedPosts(db, [sibling], 10)).toEqual([]);
    const proposals = [...(await proposeTimes(db, rows, new Date())).values()].map(({ at }) => at.getTime());
    expect(new Set(proposals).size).toBe(2);
    expect(Math.min(...proposals)).toBeGreaterThan(Date.now());
    await db.updateTable('post').set({ version: 9 }).where('id', '=', first.postId).execute();
    expect((await missedPosts(db, [own], 10)).map(({ id }) => id)).toEqual([second.postId]);
  });

  test('gives all of them a new time, or none', async () => {
    const room = await aNewsroom(db);
    const { own, people } = room.city;
    const posts = [await aDuePost(room), await aDuePost(room)];
    await pauseAndEnd(room, { kind: 'agency', agencyId: own });
    const [one, two] = posts.map(({ postId }) => ({ id: postId, time: nextYear }));
    if (!one || !two) throw new Error('Two posts');
    const past = { ...two, time: { date: '2020-01-01', time: '09:00' } };
    const refusedOne = await rescheduleMissed(room.tools, people.admin, [one, past]);
    expect(refusedOne).toMatchObject({ ok: false, refusal: { kind: 'time-has-passed' } });
    expect((await postRow(db, one.id)).state).toBe('missed');
    expect(await rescheduleMissed(room.tools, people.contributor, [one])).toEqual(refused('not-allowed'));
    expectOk(await rescheduleMissed(room.tools, people.admin, [one, two]));
    for (const { postId, deliveryId } of posts) {
      expect(await postRow(db, postId)).toMatchObject({ state: 'scheduled' });
      expect(await deliveryRow(db, deliveryId)).toMatchObject({ due_at: new Date('2030-01-01T02:00:00Z') });
      expect(room.list).toContainEqual({ deliveryId, runAt: new Date('2030-01-01T02:00:00Z') });
    }
    expect(await rescheduleMissed(room.tools, people.admin, [one])).toEqual(refused('not-missed'));
  });

  test('where a post is out on one channel, only what was missed goes out again', async () => {
    const room = await aNewsroom(db);
    const { portal, bluesky, city, tools } = room;
    const channels = [portal, bluesky].map((channelId) => ({ channelId, text: null }));
    const { postId, deliveryIds } = await aDuePost(room, { channels });
    const [onPortal = '', onBluesky = ''] = deliveryIds;
    await pauseAndEnd(room, { kind: 'channel', channelId: bluesky }, async () => {
      for (const id of deliveryIds) await sendDelivery(tools, id);
    });
    expect(await deliveryRow(db, onBluesky)).toMatchObject({ state: 'missed' });
    expect(await missedPosts(db, [city.own], 10)).toMatchObject([{ id: postId, media: [{ medium: 'bluesky' }] }]);
    expectOk(await rescheduleMissed(tools, city.people.admin, [{ id: postId, time: nextYear }]));
    expect(await deliveryRow(db, onPortal)).toMatchObject({ state: 'verified' });
    expect(await deliveryRow(db, onBluesky)).toMatchObject({ state: 'scheduled' });
    expect(await missedPosts(db, [city.own], 10)).toEqual([]);
  });

  test('a post that was never missed is left alone', async () => {
    const room = await aNewsroom(db);
    const { admin } = room.city.people;
    const id = await anApprovedPost(room);
    expectOk(await schedulePost(room.tools, admin, { postId: id, time: nextYear }));
    expect(await rescheduleMissed(room.tools, admin, [{ id, time: nextYear }])).toEqual(refused('not-missed'));
  });
});
