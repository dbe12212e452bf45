import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import {
  aDraft, aDuePost, aNewsroom, deliveryRow, expectOk, postRow, sendToTheEnd, type Newsroom,
} from '../../../test/support/publishing.ts'; // oxfmt-ignore
import type { FrozenContent } from '#publishing/deliveries/delivery.ts';
import { approvePost } from '#publishing/posts/approve-post.ts';
import type { PostId } from '#publishing/posts/post.ts';
import { contentOf } from '#publishing/posts/post.store.ts';
import { schedulePost } from '#publishing/posts/schedule-post.ts';
import { submitForReview } from '#publishing/posts/submit-for-review.ts';
import { withdrawPost } from '#publishing/posts/withdraw-post.ts';
import { presentPost } from '#publishing/present-post.ts';
import { correctPost } from './correct-post.ts';

const { db } = await aDatabase();

/** On the portal, on Bluesky and on the radio. */
async function aPublicPost(room: Newsroom) {
  const channels = [room.portal, room.bluesky, room.radio].map((channelId) => ({ channelId, text: null }));
  const due = await aDuePost(room, { channels });
  for (const id of due.deliveryIds) await sendToTheEnd(room, id);
  return due;
}

async function aCorrection(room: Newsroom, postId: string): Promise<PostId> {
  return expectOk(await correctPost(room.tools, room.city.people.contributor, { postId })).id;
}

async function scheduled(room: Newsroom, postId: string): Promise<ReadonlyMap<string, FrozenContent['replyTo']>> {
  const { people } = room.city;
  expectOk(await submitForReview(room.tools, people.contributor, { postId }));
  const { revision } = await postRow(db, postId);
  expectOk(await approvePost(room.tools, people.approver, { postId, revision }));
  expectOk(await schedulePost(room.tools, people.admin, { postId, time: 'now' }));
  const rows = await db
    .selectFrom('delivery')
    .select(['channel_id', 'content'])
    .where('post_id', '=', postId)
    .execute();
  return new Map(rows.map((row) => [row.channel_id, (row.content as unknown as FrozenContent).replyTo]));
}

const shown = (room: Newsroom, postId: string) =>
  presentPost(db, { actor: room.city.people.admin, postId, now: new Date() });

test('a correction is a draft for the same channels; it and the original name each other', async () => {
  const room = await aNewsroom(db);
  const { postId } = await aPublicPost(room);
  const id = await aCorrection(room, postId);
  const content = await contentOf(db, id);
  expect(content.title).toBe('Ralat: Posyandu Melati buka Rabu');
  expect(content.channels.map(({ channelId }) => channelId).toSorted()).toEqual(
    [room.portal, room.bluesky, room.radio].toSorted(),
  );
  expect(await shown(room, id)).toMatchObject({ state: 'draft', corrects: { id: postId }, corrections: [] });
  expect(await shown(room, postId)).toMatchObject({ corrects: null, corrections: [{ id, state: 'draft' }] });
});

test('on a network with threads it goes under the original; elsewhere it stands for itself', async () => {
  const room = await aNewsroom(db);
  const { postId, deliveryIds } = await aPublicPost(room);
  const original = await deliveryRow(db, deliveryIds[1] ?? '');
  const target = { id: original.remote_id, version: original.remote_version };
  const id = await aCorrection(room, postId);
  const targets = await scheduled(room, id);
  expect(targets.get(room.bluesky)).toEqual({ threadId: '', parent: target, root: target });
  expect(targets.get(room.portal)).toBeNull();
  expect(targets.get(room.radio)).toBeNull();

  const [bluesky] = await db.selectFrom('delivery').selectAll().where('post_id', '=', id).where('channel_id', '=', room.bluesky).execute(); // oxfmt-ignore
  await sendToTheEnd(room, bluesky?.id ?? '');
  const second = await scheduled(room, await aCorrection(room, id));
  const sent = await deliveryRow(db, bluesky?.id ?? '');
  expect(second.get(room.bluesky)).toEqual({ threadId: '', parent: { id: sent.remote_id, version: sent.remote_version }, root: target }); // oxfmt-ignore
});

test('what has been taken down, or has vanished, is corrected without standing under it', async () => {
  const room = await aNewsroom(db);
  const [down, gone] = [await aPublicPost(room), await aPublicPost(room)];
  const take = { postId: down.postId, takeDown: true, note: 'Tanggalnya salah' };
  expectOk(await withdrawPost(room.tools, room.city.people.admin, take));
  await db.updateTable('delivery').set({ gone_at: new Date() }).where('post_id', '=', gone.postId).execute();
  for (const { postId } of [down, gone]) {
    expect((await scheduled(room, await aCorrection(room, postId))).get(room.bluesky)).toBeNull();
  }
});

test('what nobody has seen is not corrected but changed', async () => {
  const room = await aNewsroom(db);
  const postId = await aDraft(room);
  expect((await shown(room, postId))?.can.correct).toBe(false);
  const refused = await correctPost(room.tools, room.city.people.contributor, { postId });
  expect(refused).toEqual({ ok: false, refusal: { kind: 'never-public' } });
});

test('whoever may not write posts may not correct them', async () => {
  const room = await aNewsroom(db);
  const { postId } = await aPublicPost(room);
  const refused = await correctPost(room.tools, room.city.people.leadership, { postId });
  expect(refused).toMatchObject({ ok: false, refusal: { kind: 'not-allowed' } });
});
