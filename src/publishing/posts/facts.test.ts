import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aChangedFact, aFact } from '../../../test/support/facts.ts';
import {
  aDraft,
  aNewsroom,
  attemptRows,
  deliveryRow,
  expectOk,
  pauseIsOver,
  postRow,
  type Newsroom,
} from '../../../test/support/publishing.ts';
import { sendDelivery } from '#publishing/deliveries/send-delivery.ts';
import { retryDelivery } from '#publishing/deliveries/retry-delivery.ts';
import { postsToCorrect } from '#strategy/index.ts';
import { postsOutWithOther, postsWithWords } from '#strategy/facts/fact-uses.view.ts';
import { removeFact } from '#strategy/facts/remove-fact.ts';
import type { Fact } from '#strategy/facts/fact.ts';
import { createFlow } from '#publishing/reviews/write-flow.ts';
import { approvePost } from './approve-post.ts';
import { contentOf } from './post.store.ts';
import { renewFacts } from './renew-facts.ts';
import { saveDraft } from './save-draft.ts';
import { schedulePost } from './schedule-post.ts';
import { submitForReview } from './submit-for-review.ts';
import { withdrawPost } from './withdraw-post.ts';

const { db } = await aDatabase();
const later = { date: '2030-01-01', time: '09:00' };
const refused = (kind: string): object => ({ ok: false, refusal: { kind } });

async function aRoomWithFact(change: Partial<Fact> = {}) {
  const room = await aNewsroom(db);
  const fact = await aFact(db, { actor: room.city.people.admin, agencyId: room.city.own }, change);
  return { room, fact, text: `Kuotanya {{fakta:${fact.code}}}.` };
}

async function approved(room: Newsroom, text: string, facts: Record<string, string>): Promise<string> {
  const postId = await aDraft(room, { text });
  expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId }));
  const { revision } = await postRow(db, postId);
  expectOk(await approvePost(room.tools, room.city.people.approver, { postId, revision, facts }));
  return postId;
}

async function scheduled(room: Newsroom, text: string, facts: Record<string, string>) {
  const postId = await approved(room, text, facts);
  expectOk(await schedulePost(room.tools, room.city.people.admin, { postId, time: later }));
  const row = await db.selectFrom('delivery').selectAll().where('post_id', '=', postId).executeTakeFirstOrThrow();
  return { postId, deliveryId: row.id, content: row.content as { text: string } };
}

async function comeDue(deliveryId: string): Promise<void> {
  await sql`update delivery set due_at = clock_timestamp() - interval '1 second' where id = ${deliveryId}`.execute(db);
}

test('two agree to the same facts: where these changed in between, the first is asked again', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { approver, coordinator, contributor, admin } = room.city.people;
  const steps = (['approver', 'coordinator'] as const).map((kind) => ({ need: 'any' as const, parties: [{ kind }] }));
  const terms = { name: 'Bertahap', covers: 'all', value: '', reach: 'agency', repeats: false, steps, leadMinutes: 60, workingHours: null } as const; // oxfmt-ignore
  expectOk(await createFlow(room.tools, admin, { agencyId: room.city.own, terms }));
  const postId = await aDraft(room, { text });
  expectOk(await submitForReview(room.tools, contributor, { postId }));
  const { revision } = await postRow(db, postId);
  const agreeTo = (shown: string, actor = approver) => approvePost(room.tools, actor, { postId, revision, facts: { [fact.code]: shown } }); // oxfmt-ignore
  expectOk(await agreeTo('120 orang'));
  await aChangedFact([db, admin], fact, { value: '150' });
  const before = room.asked.length;
  expect(await agreeTo('150 orang', coordinator)).toEqual(refused('facts-changed-since-agreed'));
  expect(room.asked.slice(before)).toEqual([postId]);
  expect((await postRow(db, postId)).state).toBe('in-review');
  expectOk(await agreeTo('150 orang'));
  expect(await agreeTo('150 orang', coordinator)).toMatchObject({ value: { state: 'approved' } });
});

test('the approver pins the text with its facts, and that text is frozen and sent', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { deliveryId, postId, content } = await scheduled(room, text, { [fact.code]: '120 orang' });
  expect(content.text).toBe('Kuotanya 120 orang.');
  expect((await contentOf(db, postId)).text).toBe(text);
  await comeDue(deliveryId);
  await sendDelivery(room.tools, deliveryId);
  const [attempt] = await attemptRows(db, deliveryId);
  expect(attempt?.record).toMatchObject({ text: 'Kuotanya 120 orang.' });
  expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'verified' });
});

test('approving another value than the one that was read is refused', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const postId = await aDraft(room, { text });
  expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId }));
  const { revision } = await postRow(db, postId);
  const approve = (facts: Record<string, string>): unknown =>
    approvePost(room.tools, room.city.people.approver, { postId, revision, facts });
  expect(await approve({})).toMatchObject(refused('facts-changed-meanwhile'));
  await aChangedFact([db, room.city.people.admin], fact, { value: '150' });
  expect(await approve({ [fact.code]: '120 orang' })).toMatchObject(refused('facts-changed-meanwhile'));
  expect(await approve({ [fact.code]: '150 orang', lain: 'x' })).toMatchObject(refused('facts-changed-meanwhile'));
  expect(await approve({ [fact.code]: '150 orang' })).toMatchObject({ ok: true });
});

test('an unknown, expired, coming or removed fact, and one in the title, keep a post from being submitted', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { admin, contributor } = room.city.people;
  const submit = (postId: string): unknown => submitForReview(room.tools, contributor, { postId });
  const unknown = await aDraft(room, { text: 'Kuotanya {{fakta:tidak-ada}}.' });
  expect(await submit(unknown)).toMatchObject({
    refusal: { kind: 'facts-unusable', count: 1, names: 'tidak-ada', uses: [{ standing: 'unknown' }] },
  });
  expect(await submit(await aDraft(room, { title: text }))).toMatchObject(refused('fact-in-title'));

  const postId = await aDraft(room, { text });
  const expired = await aChangedFact([db, admin], fact, { validUntil: '2020-01-01' });
  expect(await submit(postId)).toMatchObject({ refusal: { uses: [{ standing: 'expired' }] } });
  const coming = await aChangedFact([db, admin], expired, { validFrom: '2090-01-01', validUntil: null });
  expect(await submit(postId)).toMatchObject({ refusal: { uses: [{ standing: 'coming' }] } });
  const usable = await aChangedFact([db, admin], coming, { validFrom: null });
  expectOk(await removeFact(room.tools, admin, { id: usable.id, removed: true }));
  expect(await submit(postId)).toMatchObject({ refusal: { uses: [{ standing: 'unknown', label: fact.code }] } });
  expectOk(await removeFact(room.tools, admin, { id: usable.id, removed: false }));
  expect(await submit(postId)).toMatchObject({ ok: true });
});

test('a fact must be valid on the day the post goes out', async () => {
  const { room, fact, text } = await aRoomWithFact({ validUntil: '2029-12-31' });
  const postId = await approved(room, text, { [fact.code]: '120 orang' });
  const schedule = (date: string): unknown =>
    schedulePost(room.tools, room.city.people.admin, { postId, time: { date, time: '09:00' } });
  expect(await schedule('2030-01-01')).toMatchObject({ refusal: { kind: 'facts-unusable' } });
  expect(await schedule('2029-12-31')).toMatchObject({ ok: true });
});

test('each network judges the text with its facts', async () => {
  const { room, fact } = await aRoomWithFact({ kind: 'text', value: 'panjang '.repeat(24), unit: '' });
  const channels = [{ channelId: room.bluesky, text: `{{fakta:${fact.code}}} `.repeat(2) }];
  const postId = await aDraft(room, { channels });
  const outcome = await submitForReview(room.tools, room.city.people.contributor, { postId });
  expect(outcome).toMatchObject({ refusal: { kind: 'findings-left', findings: [{ rule: 'text-too-long' }] } });
});

test('a fact that changes after approval holds the scheduled post: at its time it is missed, never sent', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { postId, deliveryId } = await scheduled(room, text, { [fact.code]: '120 orang' });
  expect(await correct(room)).toEqual([]);
  await aChangedFact([db, room.city.people.admin], fact, { value: '150' });
  expect(await correct(room)).toMatchObject([
    { id: postId, changes: [{ code: fact.code, before: '120 orang', after: '150 orang' }] },
  ]);
  // Before its time it only waits: the fact may yet be put right.
  await sendDelivery(room.tools, deliveryId);
  expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'scheduled' });
  await comeDue(deliveryId);
  await sendDelivery(room.tools, deliveryId);
  expect(room.network.calls).toEqual([]);
  expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'missed' });
  const admin = room.city.people.admin;
  expect(await retryDelivery(room.tools, admin, { deliveryId, time: 'now' })).toMatchObject(
    refused('not-approved-any-more'),
  );
  expect(await schedulePost(room.tools, admin, { postId, time: later })).toMatchObject(
    refused('facts-changed-since-approval'),
  );
  expect(await correct(room)).toHaveLength(1);
});

test('a fact that changes while its post is being prepared stops it', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { deliveryId } = await scheduled(room, text, { [fact.code]: '120 orang' });
  await comeDue(deliveryId);
  room.network.pauses.prepare = async () => {
    await aChangedFact([db, room.city.people.admin], fact, { value: '150' });
  };
  await sendDelivery(room.tools, deliveryId);
  expect(room.network.calls).toEqual(['prepare']);
  expect(await attemptRows(db, deliveryId)).toEqual([]);
});

test('a fact put back in time leaves the approval as it was', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { deliveryId } = await scheduled(room, text, { [fact.code]: '120 orang' });
  const changed = await aChangedFact([db, room.city.people.admin], fact, { value: '12' });
  await aChangedFact([db, room.city.people.admin], changed, { value: '120' });
  expect(await correct(room)).toEqual([]);
  await comeDue(deliveryId);
  await sendDelivery(room.tools, deliveryId);
  expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'verified' });
});

test('a fact that expires or is removed before the post goes out holds it too', async () => {
  for (const lose of [
    (fact: Fact, room: Newsroom) => aChangedFact([db, room.city.people.admin], fact, { validUntil: '2029-12-31' }),
    (fact: Fact, room: Newsroom) => removeFact(room.tools, room.city.people.admin, { id: fact.id, removed: true }),
  ]) {
    const { room, fact, text } = await aRoomWithFact();
    await scheduled(room, text, { [fact.code]: '120 orang' });
    await lose(fact, room);
    expect(await correct(room)).toMatchObject([{ changes: [{ before: '120 orang', after: null }] }]);
  }
});

test('updating and submitting again makes a new version that keeps its hour', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { admin, approver, contributor } = room.city.people;
  const { postId, deliveryId } = await scheduled(room, text, { [fact.code]: '120 orang' });
  expect(await renewFacts(room.tools, admin, { postId })).toMatchObject(refused('already-renewed'));
  await aChangedFact([db, admin], fact, { value: '150' });
  expect(await renewFacts(room.tools, contributor, { postId })).toMatchObject(refused('not-allowed-after-approval'));
  expect(await renewFacts(room.tools, approver, { postId })).toMatchObject(refused('not-allowed'));
  const before = await postRow(db, postId);
  expect(await renewFacts(room.tools, admin, { postId })).toEqual({ ok: true, value: { state: 'in-review' } });
  const row = await postRow(db, postId);
  expect(row).toMatchObject({ state: 'in-review', version: before.version + 1, approved_version: null });
  expect(row.publish_at).toEqual(before.publish_at);
  expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'withdrawn' });
  expect(await correct(room)).toEqual([]);

  const { revision } = row;
  const facts = { [fact.code]: '150 orang' };
  expect(await approvePost(room.tools, approver, { postId, revision, facts })).toMatchObject({
    value: { state: 'scheduled' },
  });
  expect(await deliveryRow(db, deliveryId)).toMatchObject({
    state: 'scheduled',
    content: expect.objectContaining({ text: 'Kuotanya 150 orang.' }),
  });
});

test('updating is refused for a stranger, once it is out, and while a fact can’t be used', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { admin } = room.city.people;
  const { postId, deliveryId } = await scheduled(room, text, { [fact.code]: '120 orang' });
  const stranger = { ...admin, grants: new Map() };
  expect(await renewFacts(room.tools, stranger, { postId })).toMatchObject(refused('post-not-found'));
  await removeFact(room.tools, admin, { id: fact.id, removed: true });
  expect(await renewFacts(room.tools, admin, { postId })).toMatchObject(refused('facts-unusable'));
  await removeFact(room.tools, admin, { id: fact.id, removed: false });
  await comeDue(deliveryId);
  await sendDelivery(room.tools, deliveryId);
  await aChangedFact([db, admin], fact, { value: '150' });
  expect(await renewFacts(room.tools, admin, { postId })).toMatchObject(refused('already-handed-over'));
});

test('what is out with the old value is listed with its address, typed-in values are suspected', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { admin } = room.city.people;
  const scope = [room.city.own];
  const { postId, deliveryId } = await scheduled(room, text, { [fact.code]: '120 orang' });
  await comeDue(deliveryId);
  await sendDelivery(room.tools, deliveryId);
  const typed = await scheduled(room, 'Hanya 120 orang yang diterima.', {});
  const changed = await aChangedFact([db, admin], fact, { value: '150' });
  const out = await postsOutWithOther(db, scope, { code: fact.code, now: changed.shown });
  expect(out).toMatchObject([
    { id: postId, said: '120 orang', places: [{ url: expect.stringContaining('jejaring') }] },
  ]);
  expect(await postsOutWithOther(db, [room.city.sibling], { code: fact.code, now: changed.shown })).toEqual([]);
  const found = await postsWithWords(db, scope, { code: fact.code, values: ['120 orang'] });
  expect(found.map(({ id }) => id)).toEqual([typed.postId]);
  expect(await correct(room)).toEqual([]);
});

test('an edit forgets what was approved, and a withdrawn post does not nag', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { admin } = room.city.people;
  const first = await scheduled(room, text, { [fact.code]: '120 orang' });
  const second = await scheduled(room, text, { [fact.code]: '120 orang' });
  const { revision } = await postRow(db, first.postId);
  const content = { ...(await contentOf(db, first.postId)), title: 'Judul lain' };
  expectOk(await saveDraft(room.tools, admin, { postId: first.postId, revision, content }));
  expectOk(await withdrawPost(room.tools, admin, { postId: second.postId, takeDown: false, note: '' }));
  await aChangedFact([db, admin], fact, { value: '150' });
  expect(await correct(room)).toEqual([]);
  expect(await db.selectFrom('post_fact').select('shown').where('post_id', '=', first.postId).execute()).toEqual([
    { shown: null },
  ]);
});

test('after a crash, a repeat with a fact that changed since is given up', async () => {
  const { room, fact, text } = await aRoomWithFact();
  const { deliveryId } = await scheduled(room, text, { [fact.code]: '120 orang' });
  await comeDue(deliveryId);
  room.network.faults.send.push({ kind: 'unanswered', detail: '' });
  await sendDelivery(room.tools, deliveryId);
  expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'sending' });
  await aChangedFact([db, room.city.people.admin], fact, { value: '150' });
  await pauseIsOver(db, deliveryId);
  await sendDelivery(room.tools, deliveryId);
  expect(room.network.posts.size).toBe(0);
  expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'missed' });
});

async function correct(room: Newsroom) {
  return (await postsToCorrect(db, [room.city.own], { limit: 10 })).items;
}
