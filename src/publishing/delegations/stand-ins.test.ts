import { beforeEach, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aPerson } from '../../../test/support/people.ts';
import { aDraft, aNewsroom, expectOk, postRow, type Newsroom } from '../../../test/support/publishing.ts';
import type { Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import type { Letter } from '#platform/mail/mail.ts';
import { askApprovers } from '#publishing/approval-letters/ask-approvers.ts';
import { approvePost } from '#publishing/posts/approve-post.ts';
import { submitForReview } from '#publishing/posts/submit-for-review.ts';
import type { Party } from '#publishing/reviews/flow.ts';
import { queueFor } from '#publishing/reviews/queue.view.ts';
import { turnsOf } from '#publishing/reviews/turns.view.ts';
import { watchReviews } from '#publishing/reviews/watch-reviews.ts';
import { createFlow } from '#publishing/reviews/write-flow.ts';
import { endDelegation, nameDelegate } from './name-delegate.ts';

const { db } = await aDatabase();
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });
const today = new Date().toISOString().slice(0, 10);
const days = { startsOn: today, endsOn: today, note: '' };
let room: Newsroom;
let tools: Newsroom['tools'];

beforeEach(async () => {
  room = await aNewsroom(db);
  tools = { ...room.tools, now: () => new Date(`${today}T03:00:00Z`) };
});

/** All of them, in one step. */
async function aFlow(parties: readonly Party[]): Promise<void> {
  const terms = { name: 'Bertahap', covers: 'all', value: '', reach: 'agency', repeats: false, steps: [{ need: 'all', parties }], leadMinutes: 60, workingHours: null } as const; // oxfmt-ignore
  expectOk(await createFlow(tools, room.city.coordinator, { agencyId: room.city.own, terms }));
}

async function submitted(): Promise<string> {
  const postId = await aDraft(room);
  expectOk(await submitForReview(tools, room.city.people.contributor, { postId }));
  return postId;
}

async function lettersAbout(postId: string): Promise<readonly string[]> {
  const sent: string[] = [];
  const mail = { send: ({ to }: Letter) => (sent.push(to), Promise.resolve(true)) };
  await askApprovers({ ...tools, publicUrl: 'https://kentongan.test', mail }, postId);
  const people = await db.selectFrom('person').select(['email', 'id']).execute();
  return sent.map((to) => people.find(({ email }) => email === to)?.id ?? '');
}

async function queueOf(actor: Actor): Promise<readonly string[]> {
  const turns = await turnsOf(db, actor, { now: tools.now(), within: undefined });
  return (await queueFor(db, turns, 50)).map(({ id }) => id);
}

describe('standing in', () => {
  test('that begins later asks once, on its first day; taken up again it asks anew', async () => {
    const { approver, admin } = room.city.people;
    const day = (ahead: number) => new Date(tools.now().getTime() + ahead * 86_400_000);
    const [startsOn, endsOn] = [1, 3].map((ahead) => day(ahead).toISOString().slice(0, 10)) as [string, string];
    const postId = await submitted();
    const order = { agencyId: room.city.own, delegateId: admin.personId, startsOn, endsOn, note: '' };
    const { id } = expectOk(await nameDelegate(tools, approver, order));
    const asked = async (ahead: number, work: (at: typeof tools) => Promise<unknown>) => {
      const before = room.asked.length;
      await work({ ...tools, now: () => day(ahead) });
      return room.asked.slice(before).filter((one) => one === postId).length;
    };
    expect(await asked(0, watchReviews)).toBe(0);
    expect(await asked(1, watchReviews)).toBe(1);
    expect(await asked(1, watchReviews)).toBe(0);
    expectOk(await endDelegation(tools, approver, { delegationId: id, ended: true }));
    expect(await asked(2, (at) => endDelegation(at, approver, { delegationId: id, ended: false }))).toBe(1);
  });

  test('may be said for the same days at another agency', async () => {
    const { city } = room;
    const boss = await aPerson(db, { role: 'approver', agencyId: city.own });
    const below = await aPerson(db, { role: 'contributor', agencyId: city.below });
    expectOk(await nameDelegate(tools, boss, { ...days, agencyId: city.own, delegateId: city.people.admin.personId }));
    const other = await nameDelegate(tools, boss, { ...days, agencyId: city.below, delegateId: below.personId });
    expect(other).toMatchObject({ ok: true });
  });

  test('ends with the role that allowed it: no power, no letters, no resuming', async () => {
    const { approver, admin } = room.city.people;
    const order = { ...days, agencyId: room.city.own, delegateId: admin.personId };
    const { id } = expectOk(await nameDelegate(tools, approver, order));
    const [first, second] = [await submitted(), await submitted()];
    const { revision } = await postRow(db, first);
    expect(await lettersAbout(first)).toContain(admin.personId);
    await inTransaction(db, (tx) => tx.updateTable('membership').set({ role: 'leadership' }).where('person_id', '=', admin.personId).execute()); // oxfmt-ignore
    expect(await lettersAbout(second)).not.toContain(admin.personId);
    expect(await approvePost(tools, admin, { postId: first, revision })).toEqual(refused('not-allowed'));
    expect(await queueOf(admin)).toEqual([]);
    expectOk(await endDelegation(tools, approver, { delegationId: id, ended: true }));
    expect(await endDelegation(tools, approver, { delegationId: id, ended: false })).toEqual(refused('delegate-without-rights')); // oxfmt-ignore
  });

  test('reaches only from its agency downwards, also for whoever is asked by name', async () => {
    const { city } = room;
    const stand = await aPerson(db, { role: 'contributor', agencyId: city.below, name: 'Wakil' });
    const boss = await aPerson(db, { role: 'approver', agencyId: city.own });
    await inTransaction(db, (tx) => tx.insertInto('membership').values({ person_id: boss.personId, agency_id: city.below, role: 'approver' }).execute()); // oxfmt-ignore
    await aFlow([{ kind: 'people', title: 'Atasan', personIds: [boss.personId] }]);
    const order = { ...days, agencyId: city.below, delegateId: stand.personId };
    expectOk(await nameDelegate(tools, boss, order));
    const postId = await submitted();
    const { revision } = await postRow(db, postId);
    const seesAll = { ...stand, grants: new Map([...stand.grants, ['post.read', [city.own, city.below]]]) } as Actor;
    expect(await approvePost(tools, seesAll, { postId, revision })).toEqual(refused('not-allowed'));
    expect(await lettersAbout(postId)).toEqual([boss.personId]);
    expect(await queueOf(stand)).toEqual([]);
  });

  test('puts nothing into the queue that is refused: not what the absent one wrote, nor what one of the two agreed to', async () => {
    const { approver, admin } = room.city.people;
    const order = { ...days, agencyId: room.city.own, delegateId: admin.personId };
    expectOk(await nameDelegate(tools, approver, order));
    await aFlow([{ kind: 'approver' }, { kind: 'approver' }]);
    const [postId, own] = [await submitted(), await submitted()];
    await inTransaction(db, (tx) => tx.updateTable('post').set({ created_by: approver.personId }).where('id', '=', own).execute()); // oxfmt-ignore
    expect(await queueOf(admin)).toEqual([postId]);
    expectOk(await approvePost(tools, approver, { postId, revision: (await postRow(db, postId)).revision }));
    expect(await queueOf(admin)).toEqual([]);
  });
});
