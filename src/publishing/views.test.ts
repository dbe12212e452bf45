import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aDraft, aDuePost, anApprovedPost, aNewsroom, expectOk, postRow } from '../../test/support/publishing.ts';
import { queueOf } from './delivery.view.ts';
import { sendDelivery } from './deliveries/send-delivery.ts';
import { postCounts, postList } from './post-list.view.ts';
import { schedulePost } from './posts/schedule-post.ts';
import { submitForReview } from './posts/submit-for-review.ts';
import { presentPost } from './present-post.ts';

const { db } = await aDatabase();
const everything = { states: [], channelId: undefined, activityId: undefined, text: '', cursor: undefined, limit: 2 };

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

describe('the list of posts', () => {
  test('is paged without gap or repeat, the one changed last first, and counts every state', async () => {
    const room = await aNewsroom(db);
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.unshift(await aDraft(room));
    const scope = [room.city.own];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await postList(db, scope, { ...everything, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(made);
    expect(await postCounts(db, scope)).toEqual({ draft: 5 });
    expect((await postList(db, [room.city.sibling], everything)).items).toEqual([]);
    expect((await postList(db, [], everything)).items).toEqual([]);
  });

  test('is narrowed by state, channel and words taken literally', async () => {
    const room = await aNewsroom(db);
    const scope = [room.city.own];
    const found = async (filter: object) =>
      (await postList(db, scope, { ...everything, limit: 50, ...filter })).items.map(({ id }) => id);
    const waiting = await aDraft(room, { title: '100% gratis' });
    expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId: waiting }));
    const onBluesky = await aDraft(room, {
      title: '1000 bibit',
      channels: [{ channelId: room.bluesky, text: 'Pendek' }],
    });
    expect(await found({ states: ['in-review'] })).toEqual([waiting]);
    expect(await found({ channelId: room.bluesky })).toEqual([onBluesky]);
    expect(await found({ text: '100%' })).toEqual([waiting]);
    expect(await found({ text: 'BIBIT' })).toEqual([onBluesky]);
  });
});

test('the queue tells what needs a person, waits by hand, is late, comes next and was published', async () => {
  const room = await aNewsroom(db);
  const { tools, network, radio, city } = room;
  const byHand = await aDuePost(room, { channels: [{ channelId: radio, text: null }] });
  const published = await aDuePost(room);
  const failed = await aDuePost(room);
  const late = await aDuePost(room);
  const coming = await anApprovedPost(room);
  expectOk(
    await schedulePost(tools, city.people.admin, { postId: coming, time: { date: '2030-01-01', time: '09:00' } }),
  );
  await sendDelivery(tools, byHand.deliveryId);
  await sendDelivery(tools, published.deliveryId);
  network.faults.send.push({ kind: 'rejected', detail: 'no' });
  await sendDelivery(tools, failed.deliveryId);
  await sql`update delivery set late_alarm_at = now() where id = ${late.deliveryId}`.execute(db);

  const queue = await queueOf(db, [city.own]);
  expect(ids(queue.needsPerson)).toEqual([failed.deliveryId]);
  expect(ids(queue.byHand)).toEqual([byHand.deliveryId]);
  expect(ids(queue.sending)).toEqual([late.deliveryId]);
  expect(ids(queue.recent)).toEqual([published.deliveryId]);
  expect(queue.coming).toMatchObject([{ post: { id: coming } }]);
  expect(queue.counts).toEqual({ needsPerson: 1, byHand: 1, sending: 1, coming: 1, late: 1 });
  expect(queue.needsPerson[0]).toMatchObject({
    failure: { kind: 'rejected' },
    attempts: [{ number: 1, state: 'refused' }],
  });
  expect((await queueOf(db, [city.sibling])).counts.coming).toBe(0);
});

describe('a post says what its reader may do', () => {
  test('in review: the approver approves, the writer does not', async () => {
    const room = await aNewsroom(db);
    const { approver, contributor, admin, leadership } = room.city.people;
    const postId = await aDraft(room);
    const can = async (actor = contributor) => (await presentPost(db, { actor, postId, now: new Date() }))?.can;
    expect(await can()).toMatchObject({ edit: true, submit: true, approve: false, wish: true, remove: true });
    expect(Object.values((await can(leadership)) ?? { edit: true }).filter(Boolean)).toEqual([]);
    expectOk(await submitForReview(room.tools, contributor, { postId }));
    expect(await can(approver)).toMatchObject({ edit: false, approve: true, withdraw: true });
    expect(await can(admin)).toMatchObject({ edit: true, approve: false, schedule: false });
  });

  test('its approvers, findings, decisions and next free slot stand beside it', async () => {
    const room = await aNewsroom(db);
    const postId = await anApprovedPost(room);
    const { revision } = await postRow(db, postId);
    const actor = room.city.people.admin;
    expect(await presentPost(db, { actor, postId, now: new Date('2026-11-24T01:00:00Z') })).toMatchObject({
      revision,
      state: 'approved',
      findings: [],
      approval: { by: room.city.people.approver.name, ownPost: false },
      nextSlot: { date: '2026-11-24', time: '12:00' },
      decisions: [{ decision: 'submitted' }, { decision: 'approved' }],
      can: { schedule: true, edit: true },
    });
  });
});
