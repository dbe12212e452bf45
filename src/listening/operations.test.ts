import { describe, expect, test } from 'vitest';
import { aConversation, monday } from '../../test/support/conversation.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aPerson } from '../../test/support/people.ts';
import { anItem } from '../../test/support/voices.ts';
import { inTransaction } from '#platform/db/db.ts';
import { answerSettled } from './answer-settled.ts';
import { assignThread } from './assign-thread.ts';
import { finishThread } from './finish-thread.ts';
import { reopenThread } from './reopen-thread.ts';
import { sayWriting } from './say-writing.ts';
import { withdrawReply } from './withdraw-reply.ts';

const { db } = await aDatabase();
const nowhere = crypto.randomUUID();

describe('assigning', () => {
  test('gives it to a person who may reply there, and back to nobody', async () => {
    const { people, threadId, tools, view } = await aConversation(db);
    const { liaison, admin } = people;
    const assigned = await assignThread(tools, admin, { threadId, personId: liaison.personId, from: null });
    expect(assigned).toMatchObject({ ok: true, value: { assignee: { name: liaison.name } } });
    const shown = await view();
    expect(shown?.assignee).toEqual({ id: liaison.personId, name: liaison.name });
    expect(shown?.history[0]).toMatchObject({
      action: 'thread.assigned',
      by: admin.name,
      detail: { assignee: liaison.name },
    });
    expect(await assignThread(tools, admin, { threadId, personId: null, from: liaison.personId })).toEqual({
      ok: true,
      value: { assignee: null },
    });
  });

  test('is refused without permission, outside the scope, for somebody who may not reply, and when it moved meanwhile', async () => {
    const { people, sibling, threadId, tools, coordinator } = await aConversation(db);
    const assign = (
      actor = people.admin,
      personId: string | null = people.liaison.personId,
      from: string | null = null,
    ) => assignThread(tools, actor, { threadId, personId, from });
    const stranger = await aPerson(db, { role: 'admin', agencyId: sibling });
    expect(await assign(people.contributor)).toMatchObject({ refusal: { kind: 'not-allowed' } });
    expect(await assign(stranger)).toMatchObject({ refusal: { kind: 'thread-not-found' } });
    expect(await assign(people.admin, stranger.personId)).toMatchObject({ refusal: { kind: 'assignee-cannot-reply' } });
    expect(await assign(people.admin, people.contributor.personId)).toMatchObject({
      refusal: { kind: 'assignee-cannot-reply' },
    });
    expect(await assign()).toMatchObject({ ok: true });
    expect(await assign(people.admin, coordinator.personId)).toEqual({
      ok: false,
      refusal: { kind: 'assigned-meanwhile', name: people.liaison.name },
    });
  });
});

describe('replying', () => {
  test('goes back to the message, under its root, ten seconds later', async () => {
    const { answer, sender, item, channel, tools, view } = await aConversation(db);
    expect(await answer()).toMatchObject({ ok: true });
    expect(sender.asked).toMatchObject([
      {
        channelId: channel.id,
        dueAt: new Date(tools.now().getTime() + 10_000),
        replyTo: {
          parent: { id: item.remoteId, version: item.remoteVersion },
          root: { id: item.rootId, version: item.rootVersion },
        },
      },
    ]);
    expect((await view())?.replies).toMatchObject([
      { state: 'waiting', text: 'Petugas mengukur hari ini pukul 13.00.' },
    ]);
  });

  test('the same id sent many times at once is one answer', async () => {
    const { answer, sender } = await aConversation(db);
    const id = crypto.randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => answer({ id })));
    expect(outcomes.every((outcome) => outcome.ok && outcome.value.id === id)).toBe(true);
    expect(sender.asked).toHaveLength(1);
  });

  test('of two people who answer at once, one is told who was quicker', async () => {
    const { answer, people, sender } = await aConversation(db);
    const outcomes = await Promise.all([answer({}, people.admin), answer({}, people.liaison)]);
    const refused = outcomes.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ refusal: { kind: 'answered-meanwhile' } });
    expect(sender.asked).toHaveLength(1);
  });

  test('is refused without permission, outside the scope, empty, too long, to another thread’s message', async () => {
    const { answer, people, sibling, sender } = await aConversation(db);
    const stranger = await aPerson(db, { role: 'admin', agencyId: sibling });
    expect(await answer({}, people.leadership)).toMatchObject({ refusal: { kind: 'not-allowed' } });
    expect(await answer({}, stranger)).toMatchObject({ refusal: { kind: 'thread-not-found' } });
    expect(await answer({ text: ' ' })).toMatchObject({ refusal: { kind: 'reply-empty' } });
    expect(await answer({ text: 'a'.repeat(301) })).toEqual({
      ok: false,
      refusal: { kind: 'reply-too-long', used: 301, max: 300, over: 1 },
    });
    expect(await answer({ messageId: nowhere })).toMatchObject({ refusal: { kind: 'message-not-found' } });
    expect(sender.asked).toEqual([]);
  });

  test('is refused where the channel is disconnected or gone', async () => {
    const { answer, channel } = await aConversation(db);
    const set = (change: { state?: string; removed_at?: Date }) =>
      inTransaction(db, (tx) => tx.updateTable('channel').set(change).where('id', '=', channel.id).execute());
    await set({ state: 'needs-reconnect' });
    expect(await answer()).toMatchObject({ refusal: { kind: 'channel-needs-reconnect' } });
    await set({ removed_at: monday });
    expect(await answer()).toMatchObject({ refusal: { kind: 'no-way-back' } });
  });

  test('can be called back until the network has it; the words come back', async () => {
    const { answer, people, sibling, sender, tools, view } = await aConversation(db);
    const id = crypto.randomUUID();
    await answer({ id });
    const stranger = await aPerson(db, { role: 'admin', agencyId: sibling });
    expect(await withdrawReply(tools, stranger, { replyId: id })).toMatchObject({
      refusal: { kind: 'reply-not-found' },
    });
    expect(await withdrawReply(tools, people.approver, { replyId: id })).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    sender.handedOver = true;
    expect(await withdrawReply(tools, people.liaison, { replyId: id })).toMatchObject({
      refusal: { kind: 'already-sent' },
    });
    sender.handedOver = false;
    expect(await withdrawReply(tools, people.liaison, { replyId: id })).toMatchObject({
      value: { text: 'Petugas mengukur hari ini pukul 13.00.' },
    });
    expect((await view())?.replies).toEqual([]);
    expect(await answer()).toMatchObject({ ok: true });
  });

  test('the clock stops when the answer is out; what was written meanwhile stays owed', async () => {
    const { answer, receive, item, threadId, view } = await aConversation(db);
    const id = crypto.randomUUID();
    await answer({ id });
    expect((await view())?.clock).toMatchObject({ since: monday.toISOString(), firstAnswerAt: null });
    const sentAt = new Date('2026-11-23T04:25:00Z');
    const settle = () => inTransaction(db, (tx) => answerSettled(tx, { replyId: id, state: 'verified' }));
    await inTransaction(db, (tx) =>
      tx.updateTable('delivery').set({ sent_at: sentAt, state: 'sent' }).where('reply_id', '=', id).execute(),
    );
    await settle();
    expect((await view())?.clock).toMatchObject({
      dueAt: null,
      since: null,
      firstAnswerAt: sentAt.toISOString(),
      firstAnswerMinutes: 61,
    });
    const again = anItem(item.rootId, { writtenAt: new Date('2026-11-23T05:00:00Z') });
    await receive([again], new Date('2026-11-23T05:01:00Z'));
    await settle();
    expect((await view())?.clock).toMatchObject({
      since: again.writtenAt.toISOString(),
      dueAt: '2026-11-24T05:00:00.000Z',
      firstDueAt: '2026-11-24T03:24:00.000Z',
      firstAnswerMinutes: 61,
    });
    expect(threadId).not.toBe('');
  });

  test('an answer that failed leaves the clock running', async () => {
    const { answer, view } = await aConversation(db);
    const id = crypto.randomUUID();
    await answer({ id });
    await inTransaction(db, (tx) => answerSettled(tx, { replyId: id, state: 'failed' }));
    expect((await view())?.clock).toMatchObject({ firstAnswerAt: null, dueAt: '2026-11-24T03:24:00.000Z' });
  });
});

describe('closing and opening', () => {
  test('each works once, and not for everybody', async () => {
    const { people, sibling, threadId, tools, view } = await aConversation(db);
    const stranger = await aPerson(db, { role: 'admin', agencyId: sibling });
    expect(await finishThread(tools, people.contributor, { threadId })).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    expect(await finishThread(tools, stranger, { threadId })).toMatchObject({ refusal: { kind: 'thread-not-found' } });
    expect(await reopenThread(tools, people.admin, { threadId })).toMatchObject({ refusal: { kind: 'already-open' } });
    expect(await finishThread(tools, people.admin, { threadId })).toMatchObject({ ok: true });
    expect(await finishThread(tools, people.admin, { threadId })).toMatchObject({ refusal: { kind: 'already-done' } });
    expect(await reopenThread(tools, people.leadership, { threadId })).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    expect(await reopenThread(tools, stranger, { threadId })).toMatchObject({ refusal: { kind: 'thread-not-found' } });
    expect(await reopenThread(tools, people.admin, { threadId })).toMatchObject({ ok: true });
    expect(await view()).toMatchObject({ state: 'open', clock: { dueAt: '2026-11-24T03:24:00.000Z' } });
  });
});

describe('who is writing', () => {
  test('is told to others, not to oneself, and forgotten soon', async () => {
    const { people, sibling, threadId, tools, view } = await aConversation(db);
    const { liaison, admin } = people;
    expect(await sayWriting(tools, liaison, { threadId, writing: true })).toEqual({ ok: true, value: { writing: [] } });
    expect((await view(admin))?.writing).toEqual([{ id: liaison.personId, name: liaison.name }]);
    expect((await view(liaison))?.writing).toEqual([]);
    expect((await view(admin, new Date(tools.now().getTime() + 20_001)))?.writing).toEqual([]);
    await sayWriting(tools, liaison, { threadId, writing: false });
    expect((await view(admin))?.writing).toEqual([]);
    const stranger = await aPerson(db, { role: 'admin', agencyId: sibling });
    expect(await sayWriting(tools, people.contributor, { threadId, writing: true })).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    expect(await sayWriting(tools, stranger, { threadId, writing: true })).toMatchObject({
      refusal: { kind: 'thread-not-found' },
    });
  });
});
