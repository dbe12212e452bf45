import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import {
  aDuePost, aNewsroom, attemptRows, deliveryRow, postRow, sendToTheEnd } from '../../../test/support/publishing.ts'; // oxfmt-ignore
import { saveDraft } from '#publishing/posts/save-draft.ts';
import { schedulePost } from '#publishing/posts/schedule-post.ts';
import { withdrawPost } from '#publishing/posts/withdraw-post.ts';
import { contentOf } from '#publishing/posts/post.store.ts';
import { sendDelivery } from './send-delivery.ts';
import { sweepOnce } from './sweep-deliveries.ts';

const { db } = await aDatabase();
describe('a job that has gone stale does nothing', () => {
  test('rescheduled to later', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    const later = { date: '2030-01-01', time: '09:00' };
    expect(await schedulePost(room.tools, room.city.people.admin, { postId, time: later })).toMatchObject({ ok: true });
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual([]);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({
      state: 'scheduled',
      due_at: new Date('2030-01-01T02:00:00Z'),
    });
  });

  test('withdrawn', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    const withdrawal = { postId, takeDown: false, note: '' };
    expect(await withdrawPost(room.tools, room.city.people.admin, withdrawal)).toMatchObject({
      ok: true,
      value: { stopped: 1 },
    });
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual([]);
    expect(await postRow(db, postId)).toMatchObject({ state: 'withdrawn' });
  });

  test('withdrawn between preparing and sending: nobody sees anything', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    room.network.pauses.prepare = async () => {
      await withdrawPost(room.tools, room.city.people.admin, { postId, takeDown: false, note: '' });
    };
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare']);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'withdrawn' });
    expect(await attemptRows(db, deliveryId)).toEqual([]);
  });

  test('moved to later between preparing and sending: it goes out then, and the post stays scheduled', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    room.network.pauses.prepare = async () => {
      const time = { date: '2030-01-01', time: '09:00' };
      await schedulePost(room.tools, room.city.people.admin, { postId, time });
    };
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare']);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'scheduled' });
    expect(await postRow(db, postId)).toMatchObject({ state: 'scheduled' });
  });

  test('edited between preparing and sending: the approval is void and the old words stay unseen', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    room.network.pauses.prepare = async () => {
      const { revision } = await postRow(db, postId);
      const content = { ...(await contentOf(db, postId)), text: 'Jamnya berubah.' };
      const saved = await saveDraft(room.tools, room.city.people.admin, { postId, revision, content });
      expect(saved).toMatchObject({ ok: true, value: { voided: true, state: 'draft' } });
    };
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare']);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'withdrawn' });
    expect(await postRow(db, postId)).toMatchObject({ state: 'draft', approved_version: null });
  });

  test('the job came early because a clock jumped', async () => {
    const room = await aNewsroom(db);
    const { deliveryId } = await aDuePost(room);
    await sql`update delivery set due_at = now() + interval '1 hour' where id = ${deliveryId}`.execute(db);
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual([]);
  });

  test('excluded between preparing and sending: nobody sees anything', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    room.network.pauses.prepare = async () => {
      await db.updateTable('post').set({ information_class: 'dikecualikan' }).where('id', '=', postId).execute();
    };
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare']);
    expect(room.network.posts.size).toBe(0);
  });

  test('what became excluded information since is stopped', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    await db.updateTable('post').set({ information_class: 'dikecualikan' }).where('id', '=', postId).execute();
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual([]);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'withdrawn' });
  });
});

describe('after a crash', () => {
  test.each([true, false])(
    'with an open attempt (arrived: %s) it looks first, and one post stands in the end',
    async (arrived) => {
      const { room, postId, deliveryId } = await crashed(arrived);
      expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'sending' });
      await sendDelivery(room.tools, deliveryId);
      const calls = arrived ? ['find', 'verify'] : ['find', 'send', 'verify'];
      expect(room.network.calls.slice(2)).toEqual(calls);
      expect(room.network.posts.size).toBe(1);
      expect(await postRow(db, postId)).toMatchObject({ state: 'published' });
    },
  );

  test('withdrawn meanwhile and not there: it stays away', async () => {
    const { room, postId, deliveryId } = await crashed(false);
    await withdrawPost(room.tools, room.city.people.admin, { postId, takeDown: true, note: '' });
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.posts.size).toBe(0);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'withdrawn' });
    expect(await postRow(db, postId)).toMatchObject({ state: 'withdrawn' });
  });

  test('withdrawn meanwhile but there: it is taken down', async () => {
    const { room, postId, deliveryId } = await crashed(true);
    await withdrawPost(room.tools, room.city.people.admin, { postId, takeDown: true, note: '' });
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.posts.size).toBe(0);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'withdrawn' });
  });

  test.each([true, false])(
    'given up on by the engine, then withdrawn: it is looked for once more (arrived: %s) and is gone',
    async (arrived) => {
      const room = await aNewsroom(db);
      const unanswered = { kind: 'unanswered', detail: '' } as const;
      room.network.faults.send.push({ ...unanswered, arrives: arrived });
      room.network.faults.find.push(...Array.from({ length: 9 }, () => unanswered));
      const { postId, deliveryId } = await aDuePost(room);
      await sendToTheEnd(room, deliveryId);
      expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'unknown' });
      const withdrawal = { postId, takeDown: true, note: '' };
      expect(await withdrawPost(room.tools, room.city.people.admin, withdrawal)).toMatchObject({
        ok: true,
        value: { takenDown: 1 },
      });
      await sendDelivery(room.tools, deliveryId);
      expect(room.network.posts.size).toBe(0);
      expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'withdrawn' });
    },
  );

  test('an edit is refused while nobody knows whether it is public', async () => {
    const { room, postId } = await crashed(true);
    const { revision } = await postRow(db, postId);
    const content = { ...(await contentOf(db, postId)), text: 'Lain' };
    const saved = await saveDraft(room.tools, room.city.people.admin, { postId, revision, content });
    expect(saved).toEqual({ ok: false, refusal: { kind: 'already-handed-over' } });
  });

  test('a delivery without a job is found by the sweeper, once a minute at most', async () => {
    const room = await aNewsroom(db);
    const { deliveryId } = await aDuePost(room);
    await sql`update delivery set due_at = now() - interval '3 minutes' where id = ${deliveryId}`.execute(db);
    room.list.length = 0;
    await sweepOnce(room.tools);
    await sweepOnce(room.tools);
    expect(room.list.filter((job) => job.deliveryId === deliveryId)).toHaveLength(1);
    expect((await deliveryRow(db, deliveryId)).late_alarm_at).toBeInstanceOf(Date);
  });

  test('a process that starts takes up what the one before swept a moment ago, also what only waits to be read back', async () => {
    const room = await aNewsroom(db);
    const [{ deliveryId: due }, { deliveryId: sent }] = [await aDuePost(room), await aDuePost(room)];
    await sql`update delivery set state = 'sent', sent_at = now() where id = ${sent}`.execute(db);
    await sql`update delivery set swept_at = now() where id in (${due}, ${sent})`.execute(db);
    room.list.length = 0;
    await sweepOnce(room.tools);
    const queued = () => room.list.map(({ deliveryId }) => deliveryId).filter((id) => id === due || id === sent);
    expect(queued()).toEqual([]);
    await sweepOnce(room.tools, 0);
    expect(queued().toSorted()).toEqual([due, sent].toSorted());
  });

  test('what is hours late is not fired: a person chooses a new time', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    await sql`update delivery set due_at = now() - interval '7 hours' where id = ${deliveryId}`.execute(db);
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual([]);
    expect(await postRow(db, postId)).toMatchObject({ state: 'missed' });
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'missed' });
  });
});

describe('several channels', () => {
  test('one fails: the post is partly failed, and says so only when all have ended', async () => {
    const room = await aNewsroom(db);
    const channels = [
      { channelId: room.portal, text: null },
      { channelId: room.bluesky, text: 'Pendek.' },
    ];
    const { postId, deliveryIds } = await aDuePost(room, { channels });
    await sendDelivery(room.tools, deliveryIds[0] ?? '');
    expect(await postRow(db, postId)).toMatchObject({ state: 'sending' });
    room.network.faults.send.push({ kind: 'rejected', detail: '' });
    await sendDelivery(room.tools, deliveryIds[1] ?? '');
    expect(await postRow(db, postId)).toMatchObject({ state: 'partly-failed', published_at: expect.any(Date) });
    expect([...room.network.posts.values()]).toEqual([expect.stringContaining('Timbang balita')]);
  });

  test('by hand: it waits for a person at its time', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room, { channels: [{ channelId: room.radio, text: null }] });
    await sendDelivery(room.tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'waiting-by-hand' });
    expect(await postRow(db, postId)).toMatchObject({ state: 'sending' });
  });
});

/** Somebody wrote the attempt down and died: before the call, or after it had arrived. */
async function crashed(arrived: boolean) {
  const room = await aNewsroom(db);
  const { postId, deliveryId } = await aDuePost(room);
  room.network.pauses.send = () => {
    delete room.network.pauses.send;
    return Promise.reject(new Error('killed'));
  };
  await expect(sendDelivery(room.tools, deliveryId)).rejects.toThrow('killed');
  const [attempt] = await attemptRows(db, deliveryId);
  if (arrived && attempt) room.network.posts.set(attempt.client_reference, 'as sent');
  return { room, postId, deliveryId };
}
