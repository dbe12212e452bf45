import { beforeEach, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { messageThings } from '../../../test/support/matrix-messages.ts';
import { aPerson } from '../../../test/support/people.ts';
import { aDraft, aDuePost, aNewsroom, anApprovedPost, expectOk, postRow, sendToTheEnd, type Newsroom } from '../../../test/support/publishing.ts'; // oxfmt-ignore
import type { Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { approvePost } from '#publishing/posts/approve-post.ts';
import { carryKeyMessage } from '#publishing/posts/carry-key-message.ts';
import { nowhere } from '#publishing/posts/place.ts';
import { placePost } from '#publishing/posts/place-post.ts';
import { contentOf } from '#publishing/posts/post.store.ts';
import { saveDraft } from '#publishing/posts/save-draft.ts';
import { submitForReview } from '#publishing/posts/submit-for-review.ts';
import type { FlowTerms, Party } from './flow.ts';
import { reviewOf } from './review.store.ts';
import { createFlow } from './write-flow.ts';

const { db } = await aDatabase();
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });
let room: Newsroom;
let messageId: string;

beforeEach(async () => {
  room = await aNewsroom(db);
  messageId = (await messageThings['key-messages']?.(db, room.city.root)) ?? '';
});

/** Of the whole city, binding unless told otherwise: the coordinator alone. */
async function aFlow(change: Partial<FlowTerms> = {}): Promise<void> {
  const { root: agencyId, coordinator } = room.city;
  const steps = [{ need: 'any' as const, parties: [{ kind: 'coordinator' } satisfies Party] }];
  const terms = { name: 'Kota', covers: 'key-message', value: '', reach: 'binding', repeats: false, steps, leadMinutes: 60, workingHours: null, ...change } as const; // oxfmt-ignore
  expectOk(await createFlow(room.tools, coordinator, { agencyId, terms }));
}

async function submitted(): Promise<string> {
  const postId = await aDraft(room);
  expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId }));
  return postId;
}

async function approvedBy(actor: Actor, postId: string) {
  return await approvePost(room.tools, actor, { postId, revision: (await postRow(db, postId)).revision });
}

const step = (kind: 'coordinator' | 'approver') => ({ need: 'any' as const, parties: [{ kind }] });
const mark = (actor: Actor, postId: string, carries = true) => carryKeyMessage(room.tools, actor, { postId, messageId, carries }); // oxfmt-ignore

test('what is marked while it waits has to pass the flow of key messages, and those asked before no longer decide', async () => {
  const { people, coordinator } = room.city;
  await aFlow();
  const postId = await submitted();
  const before = room.asked.length;
  expectOk(await mark(people.contributor, postId));
  expect(await reviewOf(db, aPost(postId))).toMatchObject({ flowName: 'Kota', turn: 1, step: 0 });
  expect(room.asked.slice(before)).toEqual([postId]);
  expect(await approvedBy(people.approver, postId)).toEqual(refused('not-allowed'));
  expect(await approvedBy(coordinator, postId)).toMatchObject({ value: { state: 'approved' } });
});

test('taking the mark off takes back what was agreed to, and says so in the history', async () => {
  const { people, coordinator } = room.city;
  await aPerson(db, { role: 'approver', agencyId: room.city.root });
  await aFlow({ steps: [step('coordinator'), step('approver')] });
  const postId = await aDraft(room);
  expectOk(await mark(people.contributor, postId));
  expectOk(await submitForReview(room.tools, people.contributor, { postId }));
  expectOk(await approvedBy(coordinator, postId));
  expect(await mark(people.contributor, postId, false)).toMatchObject({ value: { voided: true } });
  expect(await reviewOf(db, aPost(postId))).toMatchObject({ flowName: '', turn: 2 });
  const decisions = await db.selectFrom('post_decision').select('decision').where('post_id', '=', postId).orderBy('at').execute(); // oxfmt-ignore
  expect(decisions.at(-1)?.decision).toBe('voided');
});

test('so does another pillar, and another class', async () => {
  const { people, root } = room.city;
  const pillar = inTransaction(db, (tx) => tx.insertInto('content_pillar').values({ agency_id: root, name: 'Layanan' }).returning('id').executeTakeFirstOrThrow()); // oxfmt-ignore
  const pillarId = (await pillar).id;
  await aFlow({ covers: 'pillar', value: pillarId });
  await aFlow({ covers: 'class', value: 'serta-merta', name: 'Serta-merta' });
  const postId = await submitted();
  expectOk(await placePost(room.tools, people.contributor, { postId, place: { ...nowhere, pillarId } }));
  expect((await reviewOf(db, aPost(postId)))?.flowName).toBe('Kota');
  const { revision } = await postRow(db, postId);
  const content = { ...(await contentOf(db, postId)), informationClass: 'serta-merta' as const };
  expectOk(await saveDraft(room.tools, people.contributor, { postId, revision, content }));
  expect((await reviewOf(db, aPost(postId)))?.flowName).toBe('Serta-merta');
});

test('settings alone change nothing that runs, also when something else is marked', async () => {
  const { people } = room.city;
  const postId = await submitted();
  await aFlow({ covers: 'all' });
  expectOk(await mark(people.contributor, postId));
  expect(await approvedBy(people.approver, postId)).toMatchObject({ value: { state: 'approved' } });
});

test('an approval falls to a binding flow only, by whoever may take it back, and never once it is out', async () => {
  const { people } = room.city;
  await aFlow();
  const postId = await anApprovedPost(room);
  expect(await mark(people.contributor, postId)).toEqual(refused('not-allowed-after-approval'));
  expect(await db.selectFrom('post_key_message').selectAll().where('post_id', '=', postId).execute()).toEqual([]);
  expect(await mark(people.admin, postId)).toMatchObject({ value: { ids: [messageId], voided: true } });
  expect(await postRow(db, postId)).toMatchObject({ state: 'draft', approved_version: null });
  const { postId: out, deliveryId } = await aDuePost(room);
  await sendToTheEnd(room, deliveryId);
  expect(await mark(people.contributor, out)).toMatchObject({ value: { voided: false } });
  expect(await postRow(db, out)).toMatchObject({ state: 'published' });
});

test('one that is only offered from above leaves an approval', async () => {
  await aFlow({ reach: 'below' });
  const postId = await anApprovedPost(room);
  expect(await mark(room.city.people.contributor, postId)).toMatchObject({ value: { voided: false } });
  expect(await postRow(db, postId)).toMatchObject({ state: 'approved' });
});

function aPost(id: string) {
  return { id } as Parameters<typeof reviewOf>[1];
}
