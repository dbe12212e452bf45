import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import {
  aDuePost, aNewsroom, aScriptedNetwork, attemptRows, deliveryRow, pauseIsOver, postRow, sendToTheEnd, type Call,
} from '../../../test/support/publishing.ts'; // oxfmt-ignore
import type { Failure } from '#channels/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { sendDelivery } from './send-delivery.ts';
import { resumeChannel } from './sweep-deliveries.ts';

const { db } = await aDatabase();
const inAnHour = new Date(Date.now() + 3_600_000);

describe('sending a post', () => {
  test('ends verified, with its address, its ledger and the post published', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare', 'send', 'verify']);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({
      state: 'verified',
      url: expect.stringContaining('https://jejaring.contoh/'),
      verified_at: expect.any(Date),
    });
    expect(await attemptRows(db, deliveryId)).toMatchObject([{ number: 1, state: 'sent', ended_at: expect.any(Date) }]);
    expect(await postRow(db, postId)).toMatchObject({ state: 'published', published_at: expect.any(Date) });
    expect(room.settled).toMatchObject([{ deliveryId, postId, replyId: null, state: 'verified' }]);
    const trail = await db.selectFrom('audit_entry').select('via').where('subject_id', '=', deliveryId).execute();
    expect(trail).toEqual([{ via: 'system' }]);
  });

  test('is tayang only when the public page was read back', async () => {
    const room = await aNewsroom(db);
    room.network.stayInvisible(2);
    const { postId, deliveryId } = await aDuePost(room);
    await sendDelivery(room.tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'sent', verified_at: null });
    expect(await postRow(db, postId)).toMatchObject({ state: 'sending', published_at: null });
    await sendToTheEnd(room, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'verified' });
    expect(room.network.posts.size).toBe(1);
  });

  test('done twice, at once or one after the other, is done once', async () => {
    const room = await aNewsroom(db);
    const { deliveryId } = await aDuePost(room);
    await Promise.all([sendDelivery(room.tools, deliveryId), sendDelivery(room.tools, deliveryId)]);
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls.filter((call) => call === 'send')).toHaveLength(1);
    expect(room.network.posts.size).toBe(1);
  });

  test('a second worker finds it held, changes nothing and looks in again later', async () => {
    const room = await aNewsroom(db);
    const { deliveryId } = await aDuePost(room);
    const jobsBefore = room.list.length;
    let second: Promise<void> | undefined;
    room.network.pauses.send = async () => {
      second ??= sendDelivery(room.tools, deliveryId);
      await second;
    };
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare', 'send', 'verify']);
    expect(room.list).toHaveLength(jobsBefore + 1);
  });
});

describe('whatever goes wrong, it is public at most once', () => {
  const before: Failure = { kind: 'unreachable', detail: 'connect refused' };
  const during: Failure = { kind: 'unanswered', detail: 'cut' };
  const odd: Failure = { kind: 'not-understood', status: 200, excerpt: '<html>' };
  const cases: [string, Call, Failure & { arrives?: boolean }, number][] = [
    ['cut before anything was sent, while preparing', 'prepare', before, 1],
    ['cut while preparing', 'prepare', during, 1],
    ['cut before the call', 'send', before, 1],
    ['cut during the call, which did not arrive', 'send', during, 1],
    ['cut after the call had arrived', 'send', { ...during, arrives: true }, 1],
    ['an answer nobody understands, though it arrived', 'send', { ...odd, arrives: true }, 1],
    ['an answer nobody understands, and nothing arrived', 'send', odd, 1],
    ['slow down', 'send', { kind: 'slow-down', until: inAnHour }, 1],
    ['rejected', 'send', { kind: 'rejected', detail: 'too long' }, 0],
    ['the target is gone', 'send', { kind: 'target-gone', detail: '' }, 0],
    ['rejected while preparing', 'prepare', { kind: 'rejected', detail: 'picture' }, 0],
  ];
  test.each(cases)('%s', async (...[, call, fault, published]) => {
    const room = await aNewsroom(db);
    room.network.faults[call].push(fault);
    const { postId, deliveryId } = await aDuePost(room);
    await sendToTheEnd(room, deliveryId);
    expect(room.network.posts.size).toBe(published);
    expect((await deliveryRow(db, deliveryId)).state).toBe(published ? 'verified' : 'failed');
    expect((await postRow(db, postId)).state).toBe(published ? 'published' : 'failed');
  });

  test('after an unanswered call it looks before it sends, and sends the very same record', async () => {
    const room = await aNewsroom(db);
    room.network.faults.send.push(during);
    const { deliveryId } = await aDuePost(room);
    await sendDelivery(room.tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'sending' });
    await pauseIsOver(db, deliveryId);
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare', 'send', 'find', 'send', 'verify']);
    expect(await attemptRows(db, deliveryId)).toHaveLength(1);
  });

  test('a call that arrived is found and never repeated', async () => {
    const room = await aNewsroom(db);
    room.network.faults.send.push({ ...during, arrives: true });
    const { deliveryId } = await aDuePost(room);
    await sendToTheEnd(room, deliveryId);
    expect(room.network.calls).toEqual(['prepare', 'send', 'find', 'verify']);
  });

  test('where a repeat could double it and looking finds nothing, a person decides', async () => {
    const room = await aNewsroom(db, aScriptedNetwork(false));
    room.network.faults.send.push(during);
    const { postId, deliveryId } = await aDuePost(room);
    await sendToTheEnd(room, deliveryId);
    expect(room.network.calls).toEqual(['prepare', 'send', 'find']);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'unknown' });
    expect(await postRow(db, postId)).toMatchObject({ state: 'sending' });
    expect(room.settled).toMatchObject([{ state: 'unknown' }]);
  });

  test('a network that never answers is asked ten times, then a person is', async () => {
    const room = await aNewsroom(db);
    room.network.faults.send.push(...Array.from({ length: 20 }, () => during));
    room.network.faults.find.push(...Array.from({ length: 20 }, () => during));
    const { deliveryId } = await aDuePost(room);
    await sendToTheEnd(room, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'unknown', failure: { kind: 'unanswered' } });
    expect(room.network.calls.filter((call) => call === 'find')).toHaveLength(9);
  });

  test('rejected is never retried, and says why', async () => {
    const room = await aNewsroom(db);
    room.network.faults.send.push({ kind: 'rejected', detail: 'too long' });
    const { deliveryId } = await aDuePost(room);
    await sendDelivery(room.tools, deliveryId);
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare', 'send']);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ failure: { kind: 'rejected', detail: 'too long' } });
    expect(await attemptRows(db, deliveryId)).toMatchObject([{ state: 'refused' }]);
  });

  test('slow down is waited for until the time the network named, for all posts of that account', async () => {
    const room = await aNewsroom(db);
    room.network.faults.send.push({ kind: 'slow-down', until: inAnHour });
    const first = await aDuePost(room);
    const second = await aDuePost(room);
    await sendDelivery(room.tools, first.deliveryId);
    await sendDelivery(room.tools, second.deliveryId);
    expect(room.network.calls).toEqual(['prepare', 'send']);
    expect(room.list.slice(-2).map(({ runAt }) => runAt.getTime())).toEqual([inAnHour.getTime(), inAnHour.getTime()]);
    await db.updateTable('channel').set({ slow_until: null }).execute();
  });

  test('pauses after unreachable grow', async () => {
    const room = await aNewsroom(db);
    room.network.faults.prepare.push(before, before, before);
    const { deliveryId } = await aDuePost(room);
    const pauses: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await sendDelivery(room.tools, deliveryId);
      pauses.push(((await deliveryRow(db, deliveryId)).next_try_at?.getTime() ?? 0) - Date.now());
      await pauseIsOver(db, deliveryId);
    }
    expect(pauses.map((pause) => Math.round(pause / 1000))).toEqual([5, 10, 20]);
  });

  test('a lost connection marks the channel, and reconnecting sends what waited', async () => {
    const room = await aNewsroom(db);
    room.network.faults.prepare.push({ kind: 'must-reconnect', detail: 'expired' });
    const { postId, deliveryId } = await aDuePost(room);
    await sendDelivery(room.tools, deliveryId);
    expect(room.lost).toEqual([room.portal]);
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare']);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({
      state: 'scheduled',
      failure: { kind: 'must-reconnect' },
    });

    await db.updateTable('channel').set({ state: 'connected' }).where('id', '=', room.portal).execute();
    const jobsBefore = room.list.length;
    await inTransaction(db, (tx) => resumeChannel(room.tools, tx, room.portal));
    expect(room.list.slice(jobsBefore)).toMatchObject([{ deliveryId }]);
    await sendDelivery(room.tools, deliveryId);
    expect(await postRow(db, postId)).toMatchObject({ state: 'published' });
  });
});
