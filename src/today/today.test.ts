import { describe, expect, test } from 'vitest';
import { aConversation } from '../../test/support/conversation.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies } from '../../test/support/people.ts';
import { aChannel } from '../../test/support/voices.ts';
import { agencyTree, type Actor, type AgencyId } from '#organisation/index.ts';
import { answerList } from './answer.view.ts';
import { approveList } from './approve.view.ts';
import { asked } from './asked.ts';
import { byHandList } from './by-hand.view.ts';
import { correctList, readList } from './correct-list.ts';
import { facts } from './facts.view.ts';
import { fixList } from './fix.view.ts';
import { news } from './news.view.ts';
import { outToday } from './out-today.view.ts';
import { search } from './search.view.ts';
import { waiting } from './waiting.view.ts';

const { db } = await aDatabase();
const now = new Date();
const hourMs = 3_600_000;

async function by(actor: Actor, agencyId?: string) {
  return await asked(db, { actor, now, zone: 'Asia/Jakarta' }, { tree: await agencyTree(db), agencyId });
}

interface PostSeed {
  readonly agencyId: AgencyId;
  readonly state: string;
  readonly createdBy?: string;
  readonly title?: string;
  readonly publishAt?: Date;
}

async function aPost({ agencyId, state, createdBy, title = 'Jadwal imunisasi', publishAt }: PostSeed): Promise<string> {
  const approved = state === 'scheduled' ? 1 : null;
  const { id } = await db
    .insertInto('post')
    .values({
      agency_id: agencyId,
      slug: crypto.randomUUID(),
      title,
      text: 'Datang pagi, bawa buku KIA.',
      state,
      approved_version: approved,
      created_by: createdBy ?? null,
      publish_at: publishAt ?? null,
      submitted_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function aDelivery(seed: { agencyId: AgencyId; postId: string; network?: string; state: string }): Promise<void> {
  const channel = await aChannel(db, { agencyId: seed.agencyId });
  await db
    .insertInto('delivery')
    .values({
      agency_id: seed.agencyId,
      channel_id: channel.id,
      post_id: seed.postId,
      content: '{}',
      due_at: now,
      state: seed.state,
      verified_at: seed.state === 'verified' ? now : null,
      failure: seed.state === 'failed' ? JSON.stringify({ kind: 'must-reconnect', detail: '' }) : null,
    })
    .execute();
}

function idsOf(list: { readonly items: readonly { readonly id: string }[] }): string[] {
  return list.items.map(({ id }) => id);
}

describe('to approve', () => {
  test('waits for those who may approve there, and for nobody else', async () => {
    const { own, sibling, people, coordinator } = await aCityWithAgencies(db);
    const id = await aPost({ agencyId: own, state: 'in-review', createdBy: people.admin.personId });
    await aPost({ agencyId: own, state: 'draft' });
    await aPost({ agencyId: sibling, state: 'in-review' });
    expect(idsOf(await approveList(db, await by(people.approver)))).toEqual([id]);
    expect(idsOf(await approveList(db, await by(coordinator, own)))).toEqual([id]);
    expect(await approveList(db, await by(people.contributor))).toEqual({ total: 0, items: [] });
    expect(await approveList(db, await by(people.leadership))).toEqual({ total: 0, items: [] });
  });

  test('is never one’s own post, unless the agency allows it', async () => {
    const { own, people } = await aCityWithAgencies(db);
    const id = await aPost({ agencyId: own, state: 'in-review', createdBy: people.approver.personId });
    expect((await approveList(db, await by(people.approver))).total).toBe(0);
    await db.updateTable('agency').set({ allows_self_approval: true }).where('id', '=', own).execute();
    expect(idsOf(await approveList(db, await by(people.approver)))).toEqual([id]);
  });
});

describe('to fix', () => {
  test('a returned post waits for its writer and the agency’s admin, with what was said', async () => {
    const { own, people } = await aCityWithAgencies(db);
    const { contributor, approver } = people;
    const id = await aPost({ agencyId: own, state: 'returned', createdBy: contributor.personId });
    const other = await aPost({ agencyId: own, state: 'returned' });
    await db
      .insertInto('post_decision')
      .values({ post_id: id, version: 1, decision: 'returned', note: 'Sebut jamnya.', person_id: approver.personId })
      .execute();
    const mine = await fixList(db, await by(contributor));
    expect(mine.items).toMatchObject([{ kind: 'post', id, note: 'Sebut jamnya.', noteBy: approver.name }]);
    expect(idsOf(await fixList(db, await by(people.admin))).toSorted()).toEqual([id, other].toSorted());
    expect((await fixList(db, await by(people.liaison))).total).toBe(0);
  });

  test('a post that is only partly out tells where and why', async () => {
    const { own, people } = await aCityWithAgencies(db);
    const postId = await aPost({ agencyId: own, state: 'partly-failed' });
    await aDelivery({ agencyId: own, postId, state: 'verified' });
    await aDelivery({ agencyId: own, postId, state: 'failed' });
    const { items } = await fixList(db, await by(people.admin));
    expect(items).toMatchObject([
      { id: postId, done: 1, total: 2, troubles: [{ state: 'failed', failure: 'must-reconnect', byHand: false }] },
    ]);
    expect((await fixList(db, await by(people.contributor))).total).toBe(0);
  });

  test('a post that is late, and still being tried, is told', async () => {
    const { own, people } = await aCityWithAgencies(db);
    const postId = await aPost({ agencyId: own, state: 'sending' });
    await aDelivery({ agencyId: own, postId, state: 'sent' });
    expect((await fixList(db, await by(people.admin))).total).toBe(0);
    await db.updateTable('delivery').set({ late_alarm_at: now }).where('post_id', '=', postId).execute();
    expect((await fixList(db, await by(people.admin))).items).toMatchObject([
      { id: postId, troubles: [{ state: 'late' }] },
    ]);
  });

  test('a channel that lost its connection waits for those who may connect it', async () => {
    const { own, people } = await aCityWithAgencies(db);
    const { id } = await aChannel(db, { agencyId: own });
    await db.updateTable('channel').set({ state: 'needs-reconnect' }).where('id', '=', id).execute();
    expect((await fixList(db, await by(people.admin))).items).toMatchObject([{ kind: 'channel', id, waitingPosts: 0 }]);
    expect((await fixList(db, await by(people.approver))).total).toBe(0);
  });
});

test('an owed answer waits for whoever may give it, until somebody takes it', async () => {
  const { threadId, people } = await aConversation(db);
  const { liaison, admin, leadership } = people;
  expect(idsOf(await answerList(db, await by(liaison)))).toEqual([threadId]);
  expect((await answerList(db, await by(leadership))).total).toBe(0);
  await db.updateTable('citizen_thread').set({ assignee_id: admin.personId }).where('id', '=', threadId).execute();
  expect((await answerList(db, await by(liaison))).total).toBe(0);
  expect((await answerList(db, await by(admin))).items).toMatchObject([{ id: threadId, mine: true }]);
});

test('what is due by hand waits for those who may record it', async () => {
  const { own, people } = await aCityWithAgencies(db);
  const postId = await aPost({ agencyId: own, state: 'sending' });
  await aDelivery({ agencyId: own, postId, state: 'waiting-by-hand' });
  expect((await byHandList(db, await by(people.admin))).items).toMatchObject([{ postId, title: 'Jadwal imunisasi' }]);
  expect((await byHandList(db, await by(people.approver))).total).toBe(0);
});

test('the numbers of the menu are those of the lists, for every role', async () => {
  const { own, people, coordinator } = await aCityWithAgencies(db);
  const failed = await aPost({ agencyId: own, state: 'failed' });
  await aDelivery({ agencyId: own, postId: failed, state: 'failed' });
  await aPost({ agencyId: own, state: 'returned', createdBy: people.contributor.personId });
  await aPost({ agencyId: own, state: 'in-review', createdBy: people.contributor.personId });
  for (const actor of [...Object.values(people), coordinator]) {
    const who = await by(actor, own);
    const lists = await Promise.all(
      [fixList, approveList, answerList, byHandList, correctList, readList].map((list) => list(db, who)),
    );
    const [fix, approve, answer, byHand, toCorrect, keyMessages] = lists.map(({ total }) => total);
    const total = lists.reduce((sum, list) => sum + list.total, 0);
    expect(await waiting(db, who)).toEqual({
      fix,
      approve,
      answer,
      byHand,
      toCorrect,
      keyMessages,
      missed: 0,
      emptySlots: 0,
      total,
    });
  }
  expect((await waiting(db, await by(people.admin, own))).total).toBeGreaterThan(1);
});

test('the day holds what goes out on it, in the city’s zone', async () => {
  const { own, people } = await aCityWithAgencies(db);
  const today = await aPost({ agencyId: own, state: 'scheduled', publishAt: now });
  await aPost({ agencyId: own, state: 'scheduled', publishAt: new Date(now.getTime() + 25 * hourMs) });
  await aPost({ agencyId: own, state: 'draft', publishAt: now });
  expect((await outToday(db, await by(people.leadership))).map(({ id }) => id)).toEqual([today]);
});

test('facts count nothing of other agencies', async () => {
  const { own, sibling, people } = await aCityWithAgencies(db);
  const { id } = await aChannel(db, { agencyId: own });
  await aChannel(db, { agencyId: sibling });
  await db.updateTable('channel').set({ state: 'needs-reconnect' }).where('id', '=', id).execute();
  await aPost({ agencyId: own, state: 'published', publishAt: now });
  await aPost({ agencyId: sibling, state: 'published', publishAt: now });
  expect(await facts(db, await by(people.admin))).toEqual({
    channels: { working: 0, total: 1 },
    voices: { open: 0, late: 0 },
    firstAnswer: { medianMinutes: null, answers: 0 },
    week: { out: 1, planned: 1 },
    pictures: { described: 0, total: 0 },
  });
});

test('news tell the writer what others decided, not what they did themselves', async () => {
  const { own, people } = await aCityWithAgencies(db);
  const { contributor, approver } = people;
  const id = await aPost({ agencyId: own, state: 'returned', createdBy: contributor.personId });
  const decision = { post_id: id, version: 1, decision: 'returned', note: 'Sebut jamnya.', at: now };
  await db
    .insertInto('post_decision')
    .values({ ...decision, person_id: approver.personId })
    .execute();
  expect(await news(db, await by(contributor))).toMatchObject([{ kind: 'returned', id, who: approver.name }]);
  expect(await news(db, await by(approver))).toEqual([]);
});

describe('search', () => {
  test('finds each kind by its words, within the person’s agencies', async () => {
    const { own, sibling, people, threadId } = await aConversation(db);
    const mine = await aPost({ agencyId: own, state: 'draft', title: 'Vaksin rabies gratis' });
    await aPost({ agencyId: sibling, state: 'draft', title: 'Vaksin rabies untuk kucing' });
    const found = await search(db, await by(people.admin), 'rabies');
    expect(found).toMatchObject([{ kind: 'post', id: mine, title: 'Vaksin rabies gratis', note: 'Dinkes' }]);
    const { text } = await db
      .selectFrom('citizen_message')
      .select('text')
      .where('thread_id', '=', threadId)
      .executeTakeFirstOrThrow();
    expect(await search(db, await by(people.admin), text)).toMatchObject([{ kind: 'message', id: threadId }]);
    expect(await search(db, await by(people.leadership), people.liaison.name)).toMatchObject([
      { kind: 'person', id: people.liaison.personId },
    ]);
  });

  test('takes the pattern’s own signs literally', async () => {
    const { own, people } = await aCityWithAgencies(db);
    const id = await aPost({ agencyId: own, state: 'draft', title: 'Selesai 72 % pekan ini' });
    expect(await search(db, await by(people.admin), '72 %')).toMatchObject([{ id }]);
    expect(await search(db, await by(people.admin), '%%')).toEqual([]);
  });
});
