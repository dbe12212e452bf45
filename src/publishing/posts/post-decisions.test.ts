import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aPerson } from '../../../test/support/people.ts';
import {
  aContent,
  aDraft,
  anApprovedPost,
  aNewsroom,
  deliveryRow,
  expectOk,
  postRow,
} from '../../../test/support/publishing.ts';
import { approvePost } from './approve-post.ts';
import { duplicatePost } from './duplicate-post.ts';
import { contentOf } from './post.store.ts';
import { removePost } from './remove-post.ts';
import { restorePost } from './restore-post.ts';
import { returnPost } from './return-post.ts';
import { saveDraft } from './save-draft.ts';
import { schedulePost } from './schedule-post.ts';
import { submitForReview } from './submit-for-review.ts';
import { withdrawPost } from './withdraw-post.ts';

const { db } = await aDatabase();
const room = await aNewsroom(db);
const { city, tools, portal, bluesky } = room;
const { contributor, approver, admin } = city.people;
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });
const nextYear = { date: '2030-01-01', time: '09:00' };

async function submitted(): Promise<{ postId: string; revision: number }> {
  const postId = await aDraft(room);
  expectOk(await submitForReview(tools, contributor, { postId }));
  return { postId, revision: (await postRow(db, postId)).revision };
}

describe('approving', () => {
  test('pins the version, and schedules at once when a time was wished for', async () => {
    const { postId, revision } = await submitted();
    expectOk(await schedulePost(tools, contributor, { postId, time: nextYear }));
    expect(await approvePost(tools, approver, { postId, revision })).toMatchObject({ value: { state: 'scheduled' } });
    const row = await postRow(db, postId);
    expect(row).toMatchObject({ state: 'scheduled', approved_version: row.version, approved_by: approver.personId });
    const [delivery] = await db.selectFrom('delivery').selectAll().where('post_id', '=', postId).execute();
    expect(delivery).toMatchObject({ state: 'scheduled', due_at: row.publish_at, version: row.version });
    expect(room.list.at(-1)).toEqual({ deliveryId: delivery?.id, runAt: row.publish_at });
  });

  test('after the wished time never publishes at once', async () => {
    const { postId, revision } = await submitted();
    await db
      .updateTable('post')
      .set({ publish_at: new Date(Date.now() - 1000) })
      .where('id', '=', postId)
      .execute();
    expect(await approvePost(tools, approver, { postId, revision })).toMatchObject({ value: { state: 'missed' } });
    expect(await db.selectFrom('delivery').select('id').where('post_id', '=', postId).execute()).toEqual([]);
    expect(await schedulePost(tools, admin, { postId, time: nextYear })).toMatchObject({
      value: { state: 'scheduled' },
    });
  });

  test('is refused for what was edited after it was read, and for what is not in review', async () => {
    const { postId, revision } = await submitted();
    expect(await approvePost(tools, approver, { postId, revision: revision - 1 })).toEqual(refused('edited-meanwhile'));
    expectOk(await approvePost(tools, approver, { postId, revision }));
    expect(await approvePost(tools, approver, { postId, revision })).toEqual(refused('not-in-review'));
  });

  test('one’s own words is refused, unless the agency allows it, and then recorded as such', async () => {
    const coordinator = await aPerson(db, { role: 'coordinator', agencyId: city.own });
    const postId = await aDraft(room);
    const { revision } = await postRow(db, postId);
    const content = { ...(await contentOf(db, postId)), text: 'Kata koordinator' };
    const saved = expectOk(await saveDraft(tools, coordinator, { postId, revision, content }));
    expectOk(await submitForReview(tools, contributor, { postId }));
    const approval = { postId, revision: saved.revision };
    expect(await approvePost(tools, coordinator, approval)).toEqual(refused('not-allowed-own-post'));
    await db.updateTable('agency').set({ allows_self_approval: true }).where('id', '=', city.own).execute();
    await db
      .updateTable('agency_tree')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .execute();
    expect(await approvePost(tools, coordinator, approval)).toMatchObject({ ok: true });
    const decision = await db
      .selectFrom('post_decision')
      .select('own_post')
      .where('post_id', '=', postId)
      .where('decision', '=', 'approved')
      .executeTakeFirst();
    expect(decision?.own_post).toBe(true);
    await db.updateTable('agency').set({ allows_self_approval: false }).where('id', '=', city.own).execute();
    await db
      .updateTable('agency_tree')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .execute();
  });
});

test('returning needs words, and is for what is in review', async () => {
  const { postId } = await submitted();
  expect(await returnPost(tools, approver, { postId, note: ' ' })).toEqual(refused('note-missing'));
  expect(await returnPost(tools, approver, { postId, note: 'Sebut jamnya' })).toMatchObject({
    value: { state: 'returned' },
  });
  expect(await returnPost(tools, approver, { postId, note: 'lagi' })).toEqual(refused('not-in-review'));
});

describe('scheduling', () => {
  test('means the clock of the agency, and only the future', async () => {
    const postId = await anApprovedPost(room);
    expect(await schedulePost(tools, admin, { postId, time: nextYear })).toMatchObject({
      value: { publishAt: new Date('2030-01-01T02:00:00Z') },
    });
    const past = { date: '2020-01-01', time: '09:00' };
    expect(await schedulePost(tools, admin, { postId, time: past })).toEqual(refused('time-has-passed'));
    const never = { date: '2027-02-30', time: '09:00' };
    expect(await schedulePost(tools, admin, { postId, time: never })).toEqual(refused('no-such-time'));
  });

  test('before approval is a wish: it sends nothing and can’t be now', async () => {
    const postId = await aDraft(room);
    expect(await schedulePost(tools, contributor, { postId, time: nextYear })).toMatchObject({
      value: { state: 'draft' },
    });
    expect(await db.selectFrom('delivery').select('id').where('post_id', '=', postId).execute()).toEqual([]);
    expect(await schedulePost(tools, admin, { postId, time: 'now' })).toEqual(refused('not-approved-yet'));
  });

  test('an approved post is moved only by those who publish', async () => {
    const postId = await anApprovedPost(room);
    expect(await schedulePost(tools, contributor, { postId, time: nextYear })).toEqual(refused('not-allowed'));
  });

  test('what is out already is refused', async () => {
    const postId = await anApprovedPost(room);
    expectOk(await schedulePost(tools, admin, { postId, time: nextYear }));
    await db
      .updateTable('delivery')
      .set({ state: 'verified', verified_at: new Date(), sent_at: new Date() })
      .where('post_id', '=', postId)
      .execute();
    expect(await schedulePost(tools, admin, { postId, time: nextYear })).toEqual(refused('already-handed-over'));
    await db.updateTable('post').set({ state: 'published' }).where('id', '=', postId).execute();
    expect(await schedulePost(tools, admin, { postId, time: nextYear })).toEqual(refused('already-handed-over'));
  });
});

describe('withdrawing', () => {
  test('keeps the approval, so that scheduling again undoes it', async () => {
    const postId = await anApprovedPost(room);
    expectOk(await schedulePost(tools, admin, { postId, time: nextYear }));
    const withdrawal = { postId, takeDown: false, note: 'Salah hari' };
    expect(await withdrawPost(tools, approver, withdrawal)).toMatchObject({
      value: { state: 'withdrawn', stopped: 1 },
    });
    expect(await withdrawPost(tools, approver, withdrawal)).toEqual(refused('already-withdrawn'));
    expect(await schedulePost(tools, admin, { postId, time: nextYear })).toMatchObject({
      value: { state: 'scheduled' },
    });
    const [delivery] = await db.selectFrom('delivery').select('id').where('post_id', '=', postId).execute();
    expect(await deliveryRow(db, delivery?.id ?? '')).toMatchObject({ state: 'scheduled', settled_at: null });
  });

  test('of what is public needs to say that it is taken down', async () => {
    const postId = await anApprovedPost(room);
    expectOk(await schedulePost(tools, admin, { postId, time: nextYear }));
    await db
      .updateTable('delivery')
      .set({ state: 'verified', verified_at: new Date(), sent_at: new Date() })
      .where('post_id', '=', postId)
      .execute();
    await db.updateTable('post').set({ state: 'published' }).where('id', '=', postId).execute();
    const withdrawal = { postId, takeDown: false, note: '' };
    expect(await withdrawPost(tools, admin, withdrawal)).toEqual(refused('already-public'));
    expect(await withdrawPost(tools, admin, { ...withdrawal, takeDown: true })).toMatchObject({
      value: { takenDown: 1 },
    });
  });

  test('of what is public on one channel stops the others, and says so', async () => {
    const channels = [room.portal, room.bluesky].map((channelId) => ({ channelId, text: null }));
    const postId = await anApprovedPost(room, { channels });
    expectOk(await schedulePost(tools, admin, { postId, time: nextYear }));
    const verified = { state: 'verified', verified_at: new Date(), sent_at: new Date() };
    await db.updateTable('delivery').set(verified).where('channel_id', '=', room.portal).where('post_id', '=', postId).execute(); // oxfmt-ignore
    await db.updateTable('post').set({ state: 'sending' }).where('id', '=', postId).execute();
    expect(await withdrawPost(tools, admin, { postId, takeDown: false, note: '' })).toMatchObject({
      value: { state: 'published', stopped: 1 },
    });
    expect(await postRow(db, postId)).toMatchObject({ state: 'published' });
  });

  test('calls a review off', async () => {
    const { postId } = await submitted();
    expect(await withdrawPost(tools, approver, { postId, takeDown: false, note: '' })).toMatchObject({
      value: { state: 'draft' },
    });
  });
});

test('a draft is thrown away and comes back; what was approved is not thrown away', async () => {
  const postId = await aDraft(room);
  expectOk(await removePost(tools, contributor, { postId }));
  expect(await submitForReview(tools, contributor, { postId })).toEqual(refused('post-not-found'));
  expectOk(await restorePost(tools, contributor, { postId }));
  expect(await submitForReview(tools, contributor, { postId })).toMatchObject({ ok: true });
  const approved = await anApprovedPost(room);
  expect(await removePost(tools, admin, { postId: approved })).toEqual(refused('no-draft-any-more'));
});

test('a copy has the same words, for the channels asked for', async () => {
  const channels = [
    { channelId: portal, text: null },
    { channelId: bluesky, text: 'Pendek' },
  ];
  const postId = await aDraft(room, { channels });
  const copy = expectOk(await duplicatePost(tools, contributor, { postId, channelIds: [bluesky] }));
  expect(await contentOf(db, copy.id)).toMatchObject({
    title: aContent().title,
    channels: [{ channelId: bluesky, text: 'Pendek' }],
  });
  expect(await postRow(db, copy.id)).toMatchObject({ state: 'draft', version: 1 });
});
