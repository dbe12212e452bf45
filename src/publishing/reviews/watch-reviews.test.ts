import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aDraft, aNewsroom, expectOk, postRow } from '../../../test/support/publishing.ts';
import type { Letter } from '#platform/mail/mail.ts';
import { askApprovers } from '#publishing/approval-letters/ask-approvers.ts';
import { approvePost } from '#publishing/posts/approve-post.ts';
import { submitForReview } from '#publishing/posts/submit-for-review.ts';
import { queueFor, lateWithOthers } from './queue.view.ts';
import { reviewDueOf } from './review.view.ts';
import { rushPost } from './rush-post.ts';
import { turnsOf } from './turns.view.ts';
import { mailNotices, watchReviews } from './watch-reviews.ts';

const { db } = await aDatabase();
const hourMs = 3_600_000;
let room: Awaited<ReturnType<typeof aNewsroom>>;
let sent: Letter[];
let serverTakes: boolean;

beforeEach(async () => {
  await db.deleteFrom('post').execute();
  room = await aNewsroom(db);
  sent = [];
  serverTakes = true;
});

async function inReview(publishIn: number | null): Promise<string> {
  const postId = await aDraft(room);
  const at = publishIn === null ? null : new Date(Date.now() + publishIn);
  await db.updateTable('post').set({ publish_at: at }).where('id', '=', postId).execute();
  expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId }));
  return postId;
}

const after = (ms: number) => ({ ...room.tools, now: () => new Date(Date.now() + ms) });

async function notices(postId: string) {
  const { rows } = await sql<{ kind: string; person_id: string }>`
    select n.kind, n.person_id from post_review_notice n join post_review r on r.id = n.review_id
    where r.post_id = ${postId} order by n.kind`.execute(db);
  return rows;
}

async function mailed(postId: string): Promise<readonly string[]> {
  const { id } = await db
    .selectFrom('post_review')
    .select('id')
    .where('post_id', '=', postId)
    .executeTakeFirstOrThrow();
  const mail = {
    send: (letter: Letter) => {
      if (serverTakes) sent.push(letter);
      return Promise.resolve(serverTakes);
    },
  };
  await mailNotices({ ...room.tools, publicUrl: 'https://kentongan.test', mail }, id);
  return sent.map(({ subject }) => subject);
}

describe('the deadline', () => {
  test('is an hour before publication, or publication itself when it is submitted too late for that', async () => {
    const early = await inReview(6 * hourMs);
    const [row, due] = [await postRow(db, early), await reviewDueOf(db, early)];
    expect((row.publish_at?.getTime() ?? 0) - (due?.getTime() ?? 0)).toBe(hourMs);
    const late = await inReview(20 * 60_000);
    expect(await reviewDueOf(db, late)).toEqual((await postRow(db, late)).publish_at);
  });

  test('of what comes when its hour has passed lies ahead, as without a time', async () => {
    const postId = await inReview(-2 * hourMs);
    expect((await reviewDueOf(db, postId))?.getTime()).toBeGreaterThan(Date.now() + 2 * hourMs);
    await watchReviews(room.tools);
    expect(await notices(postId)).toEqual([]);
  });

  test('without a time is a working day, and follows the time when that moves', async () => {
    const postId = await inReview(null);
    const due = await reviewDueOf(db, postId);
    expect(due?.getTime()).toBeGreaterThan(Date.now() + 8 * hourMs);
    await db.updateTable('post').set({ publish_at: new Date(Date.now() + 3 * hourMs) }).where('id', '=', postId).execute(); // oxfmt-ignore
    expect((await reviewDueOf(db, postId))?.getTime()).toBeLessThan(Date.now() + 2 * hourMs + 1000);
  });
});

describe('watching', () => {
  test('reminds those asked once, then tells the coordinator once, also with two at work', async () => {
    const { people } = room.city;
    const postId = await inReview(6 * hourMs);
    await watchReviews(room.tools);
    expect(await notices(postId)).toEqual([]);
    await Promise.all([watchReviews(after(3.5 * hourMs)), watchReviews(after(3.5 * hourMs))]);
    const reminded = await notices(postId);
    expect(reminded.map(({ person_id: id }) => id).toSorted()).toEqual(
      [people.approver.personId, people.coordinator.personId].toSorted(),
    );
    expect(new Set(reminded.map(({ kind }) => kind))).toEqual(new Set(['remind']));
    await Promise.all([watchReviews(after(5.5 * hourMs)), watchReviews(after(5.5 * hourMs))]);
    await watchReviews(after(5.9 * hourMs));
    const escalated = (await notices(postId)).filter(({ kind }) => kind === 'escalate');
    expect(escalated.map(({ person_id: id }) => id)).toEqual([people.coordinator.personId]);
    const subjects = await mailed(postId);
    expect(subjects.filter((subject) => subject.startsWith('Pengingat'))).toHaveLength(2);
    expect(subjects.filter((subject) => subject.startsWith('Terlambat'))).toHaveLength(1);
    expect(await mailed(postId)).toHaveLength(3);
  });

  test('mails what was refused again, and nothing about what is decided', async () => {
    const postId = await inReview(6 * hourMs);
    await watchReviews(after(4 * hourMs));
    serverTakes = false;
    await expect(mailed(postId)).rejects.toThrow(/refused/);
    serverTakes = true;
    expect((await mailed(postId)).length).toBe(2);
    const other = await inReview(6 * hourMs);
    await watchReviews(after(4 * hourMs));
    const { revision } = await postRow(db, other);
    expectOk(await approvePost(room.tools, room.city.people.approver, { postId: other, revision }));
    sent = [];
    expect(await mailed(other)).toEqual([]);
    await watchReviews(after(9 * hourMs));
    expect((await notices(other)).map(({ kind }) => kind)).toEqual(['remind', 'remind']);
  });
});

test('what went out first asks by letter at once, is reminded of, and ends up with the coordinator like any other', async () => {
  const { people, coordinator } = room.city;
  const postId = await aDraft(room);
  const { revision } = await postRow(db, postId);
  expectOk(await rushPost(room.tools, people.approver, { postId, revision, reason: 'Banjir' }));
  expect(room.asked).toContain(postId);
  const letters: Letter[] = [];
  const mail = { send: (letter: Letter) => (letters.push(letter), Promise.resolve(true)) };
  await askApprovers({ ...room.tools, publicUrl: 'https://kentongan.test', mail }, postId);
  await askApprovers({ ...room.tools, publicUrl: 'https://kentongan.test', mail }, postId);
  expect(letters.map(({ subject }) => subject)).toEqual([expect.stringContaining('sudah tayang')]);
  expect(letters[0]?.text).toContain(`/desk/konten/${postId}`);
  const weeks = after(14 * 24 * hourMs);
  await watchReviews(weeks);
  await watchReviews(weeks);
  const told = await notices(postId);
  expect(told.filter(({ kind }) => kind === 'escalate').map(({ person_id: id }) => id)).toEqual([
    people.coordinator.personId,
  ]);
  expect(told.filter(({ kind }) => kind === 'remind').map(({ person_id: id }) => id)).toEqual([
    people.coordinator.personId,
  ]);
  expect(await mailed(postId)).toHaveLength(2);
  const own = await turnsOf(db, people.approver, { now: weeks.now(), within: undefined });
  const overdue = await lateWithOthers(db, { scope: [room.city.own], turns: own, now: weeks.now() }, 10);
  expect(overdue.map(({ id }) => id)).toEqual([postId]);
  const hers = await turnsOf(db, coordinator, { now: weeks.now(), within: undefined });
  expect(await lateWithOthers(db, { scope: [room.city.own], turns: hers, now: weeks.now() }, 10)).toEqual([]);
});

test('the queue begins with what would be missed first, and tells the coordinator what is late with others', async () => {
  const { people, coordinator } = room.city;
  const [later, sooner, none] = [await inReview(9 * hourMs), await inReview(2 * hourMs), await inReview(null)];
  const now = new Date();
  const turns = await turnsOf(db, people.approver, { now, within: undefined });
  const ids = (await queueFor(db, turns, 10)).map(({ id }) => id);
  expect(ids.filter((id) => id !== none)).toEqual([sooner, later]);
  expect(ids).toHaveLength(3);
  const writer = await turnsOf(db, people.contributor, { now, within: undefined });
  expect(await queueFor(db, writer, 10)).toEqual([]);
  const scope = [room.city.own];
  const overdue = await lateWithOthers(db, { scope, turns: writer, now: new Date(Date.now() + 3 * hourMs) }, 10);
  expect(overdue.map(({ id }) => id)).toEqual([sooner]);
  const hers = await turnsOf(db, coordinator, { now, within: undefined });
  expect(await lateWithOthers(db, { scope, turns: hers, now: new Date(Date.now() + 3 * hourMs) }, 10)).toEqual([]);
});
