import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aDuePost, aNewsroom, anApprovedPost, deliveryRow, postRow } from '../../../test/support/publishing.ts';
import { contentOf } from '#publishing/posts/post.store.ts';
import { saveDraft } from '#publishing/posts/save-draft.ts';
import { schedulePost } from '#publishing/posts/schedule-post.ts';
import { withdrawPost } from '#publishing/posts/withdraw-post.ts';
import { sendDelivery } from './send-delivery.ts';

const { db } = await aDatabase();

test.each(['rejected', 'unreachable', 'must-reconnect'] as const)(
  'what preparing said (%s) no longer counts once a person withdrew, moved or edited the post',
  async (kind) => {
    for (const act of [withdraw, moveToLater, edit]) {
      const room = await aNewsroom(db);
      const { postId, deliveryId } = await aDuePost(room);
      const before = { post: '', delivery: '' };
      room.network.pauses.prepare = async () => {
        await act(room, postId);
        before.post = (await postRow(db, postId)).state;
        before.delivery = (await deliveryRow(db, deliveryId)).state;
      };
      room.network.faults.prepare.push({ kind, detail: '' });
      await sendDelivery(room.tools, deliveryId);
      expect(await postRow(db, postId)).toMatchObject({ state: before.post });
      expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: before.delivery, failure: null });
      expect(room.settled).toEqual([]);
      expect(room.lost).toHaveLength(kind === 'must-reconnect' ? 1 : 0);
    }
  },
);

test('what tells of an activity that became excluded information since is stopped', async () => {
  const room = await aNewsroom(db);
  const { postId, deliveryId } = await aDuePost(room);
  const activity = await db
    .insertInto('activity')
    .values({ agency_id: room.city.own, title: 'Sidak', slug: postId, information_class: 'dikecualikan' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('post').set({ activity_id: activity.id }).where('id', '=', postId).execute();
  await sendDelivery(room.tools, deliveryId);
  expect(room.network.calls).toEqual([]);
  expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'withdrawn' });
});

test('a channel taken off the register after it was chosen gets nothing to send', async () => {
  const room = await aNewsroom(db);
  const channels = [room.portal, room.bluesky].map((channelId) => ({ channelId, text: null }));
  const postId = await anApprovedPost(room, { channels });
  await db.updateTable('channel').set({ removed_at: new Date() }).where('id', '=', room.bluesky).execute();
  expect(await schedulePost(room.tools, room.city.people.admin, { postId, time: 'now' })).toMatchObject({ ok: true });
  const planned = await db.selectFrom('delivery').select('channel_id').where('post_id', '=', postId).execute();
  expect(planned).toEqual([{ channel_id: room.portal }]);
});

type Room = Awaited<ReturnType<typeof aNewsroom>>;

async function withdraw({ tools, city }: Room, postId: string): Promise<void> {
  await withdrawPost(tools, city.people.admin, { postId, takeDown: false, note: '' });
}

async function moveToLater({ tools, city }: Room, postId: string): Promise<void> {
  await schedulePost(tools, city.people.admin, { postId, time: { date: '2030-01-01', time: '09:00' } });
}

async function edit({ tools, city }: Room, postId: string): Promise<void> {
  const { revision } = await postRow(db, postId);
  const content = { ...(await contentOf(db, postId)), text: 'Jamnya berubah.' };
  await saveDraft(tools, city.people.admin, { postId, revision, content });
}
