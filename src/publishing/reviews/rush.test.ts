import { beforeEach, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aDraft, aDuePost, aNewsroom, expectOk, postRow } from '../../../test/support/publishing.ts';
import type { Actor } from '#organisation/index.ts';
import { submitForReview } from '#publishing/posts/submit-for-review.ts';
import { presentPost } from '#publishing/present-post.ts';
import { toReviewAfterwards } from './queue.view.ts';
import { reviewAfterwards } from './review-afterwards.ts';
import type { Outcome } from './rush.ts';
import { rushPost } from './rush-post.ts';
import { setRush } from './set-rush.ts';
import { turnsOf } from './turns.view.ts';

const { db } = await aDatabase();
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });
let room: Awaited<ReturnType<typeof aNewsroom>>;

beforeEach(async () => {
  room = await aNewsroom(db);
});

async function rush(actor: Actor, postId: string, reason = 'Banjir, warga harus tahu sekarang') {
  return await rushPost(room.tools, actor, { postId, revision: (await postRow(db, postId)).revision, reason });
}

async function waitsAfterwards(actor: Actor): Promise<readonly string[]> {
  const turns = await turnsOf(db, actor, { now: new Date(), within: undefined });
  return (await toReviewAfterwards(db, turns, 10)).map(({ id }) => id);
}

type Said = readonly [outcome: Outcome, note?: string];

const say = (actor: Actor, postId: string, ...[outcome, note = '']: Said) =>
  reviewAfterwards(room.tools, actor, { postId, outcome, note });

test('goes out at once with a reason, and waits for somebody else’s review until that is done', async () => {
  const { people } = room.city;
  const postId = await aDraft(room);
  expect(await rush(people.approver, postId, ' ')).toEqual(refused('reason-missing'));
  expect(await rush(people.approver, postId)).toMatchObject({ value: { state: 'scheduled' } });
  const row = await postRow(db, postId);
  expect(row).toMatchObject({
    state: 'scheduled',
    approved_version: row.version,
    approved_by: people.approver.personId,
  });
  expect(room.list.at(-1)?.runAt.getTime()).toBeLessThanOrEqual(Date.now());
  expect(await rush(people.coordinator, postId)).toEqual(refused('not-to-be-rushed'));

  expect(await waitsAfterwards(people.approver)).toEqual([]);
  expect(await waitsAfterwards(people.coordinator)).toEqual([postId]);
  expect(await say(people.approver, postId, 'fine')).toEqual(refused('not-allowed-own-post'));
  expect(await say(people.admin, postId, 'fine')).toEqual(refused('not-allowed'));
  expect(await say(people.coordinator, postId, 'correct')).toEqual(refused('note-missing'));
  expect(await say(people.coordinator, postId, 'fine')).toMatchObject({ value: { open: false } });
  expect(await waitsAfterwards(people.coordinator)).toEqual([]);
  expect(await say(people.coordinator, postId, 'fine')).toEqual(refused('nothing-to-review-afterwards'));
  const shown = await presentPost(db, { actor: people.coordinator, postId, now: new Date() });
  expect(shown?.review.afterwards).toMatchObject({ outcome: 'fine', by: people.coordinator.name });
  expect(shown?.decisions.map(({ decision }) => decision)).toEqual(['rushed', 'reviewed']);
});

test('what a reviewer takes down is taken down, and what is to be corrected says so', async () => {
  const { people, coordinator } = room.city;
  const first = await aDraft(room);
  expectOk(await submitForReview(room.tools, people.contributor, { postId: first }));
  expectOk(await rush(people.approver, first));
  expect(await say(coordinator, first, 'withdraw', 'Keliru tempat')).toMatchObject({ value: { open: false } });
  expect((await postRow(db, first)).state).toBe('withdrawn');
  const second = await aDraft(room);
  expectOk(await rush(people.approver, second));
  expectOk(await say(coordinator, second, 'correct', 'Jamnya pukul sembilan'));
  const shown = await presentPost(db, { actor: people.admin, postId: second, now: new Date() });
  expect(shown?.review.afterwards).toMatchObject({ outcome: 'correct', note: 'Jamnya pukul sembilan' });
  const { postId } = await aDuePost(room);
  expect(await say(coordinator, postId, 'fine')).toEqual(refused('nothing-to-review-afterwards'));
});

test('is for the roles an agency names, and never past what may not be published', async () => {
  const { people, root, own } = room.city;
  const postId = await aDraft(room);
  expect(await rush(people.admin, postId)).toEqual(refused('not-allowed'));
  expect(await rush(people.contributor, postId)).toEqual(refused('not-allowed'));
  expect(await setRush(room.tools, people.admin, { agencyId: root, roles: ['admin'] })).toEqual(refused('not-allowed'));
  expectOk(await setRush(room.tools, room.city.coordinator, { agencyId: root, roles: ['admin'] }));
  expect(await rush(people.approver, postId)).toEqual(refused('not-allowed'));
  expectOk(await setRush(room.tools, people.admin, { agencyId: own, roles: ['approver', 'admin'] }));
  const secret = await aDraft(room, { informationClass: 'dikecualikan' });
  expect(await rush(people.admin, secret)).toEqual(refused('information-excluded'));
  const edited = { postId, revision: 1, reason: 'Banjir' };
  expect(await rushPost(room.tools, people.admin, edited)).toEqual(refused('edited-meanwhile'));
  expect(await rush(people.admin, postId)).toMatchObject({ ok: true });
});
