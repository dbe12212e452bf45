import { describe, expect, test } from 'vitest';
import { aConversation, aPortalMessage, monday } from '../../test/support/conversation.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aPerson } from '../../test/support/people.ts';
import { moderateMessage } from './moderate-message.ts';
import { readContact } from './read-contact.ts';
import { threadView } from './thread.view.ts';
import { undoModeration } from './undo-moderation.ts';

const { db } = await aDatabase();

describe('moderating', () => {
  test('hides with a reason and can be undone, the newest decision first', async () => {
    const { own, people, messageId, threadId, tools } = await aPortalMessage(db);
    const decide = (action: 'show' | 'hide') =>
      moderateMessage(tools, people.admin, { messageId, action, reason: 'Memuat nomor telepon orang lain' });
    const shown = await decide('show');
    const hidden = await decide('hide');
    const [first, second] = [shown, hidden].map((outcome) => (outcome.ok ? outcome.value.id : ''));
    const undo = (decisionId = '') => undoModeration(tools, people.admin, { decisionId });
    expect(await undo(first)).toMatchObject({ refusal: { kind: 'moderated-meanwhile' } });
    expect(await undo(second)).toMatchObject({ value: { moderation: 'shown' } });
    expect(await undo(second)).toMatchObject({ refusal: { kind: 'already-undone' } });
    expect(await undo(first)).toMatchObject({ value: { moderation: 'waiting' } });
    const view = await threadView(db, {
      actor: people.admin,
      scope: [own],
      id: threadId,
      now: monday,
    });
    expect(view?.messages[0]?.decisions).toMatchObject([
      { action: 'show', undone: true, by: people.admin.name },
      { action: 'hide', undone: true, reason: 'Memuat nomor telepon orang lain' },
    ]);
    expect(view?.history.map(({ action }) => action)).toContain('moderation.undone');
  });

  test('is refused without permission, a message, a reason, twice, and where we are not the host', async () => {
    const portal = await aPortalMessage(db);
    const { people, sibling, messageId, tools } = portal;
    const stranger = await aPerson(db, { role: 'admin', agencyId: sibling });
    const hide = (actor = people.admin, id: string = messageId, reason = 'Iklan') =>
      moderateMessage(tools, actor, { messageId: id, action: 'hide', reason });
    expect(await hide(people.liaison)).toMatchObject({ refusal: { kind: 'not-allowed' } });
    expect(await hide(stranger)).toMatchObject({ refusal: { kind: 'message-not-found' } });
    expect(await hide(people.admin, messageId, '  ')).toMatchObject({ refusal: { kind: 'reason-missing' } });
    const hidden = await hide();
    expect(await hide()).toMatchObject({ refusal: { kind: 'already-moderated', moderation: 'hidden' } });
    const decisionId = hidden.ok ? hidden.value.id : '';
    expect(await undoModeration(tools, people.liaison, { decisionId })).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    expect(await undoModeration(tools, stranger, { decisionId })).toMatchObject({
      refusal: { kind: 'moderation-not-found' },
    });
    const network = await aConversation(db);
    expect(
      await moderateMessage(network.tools, network.people.admin, {
        messageId: network.messageId,
        action: 'hide',
        reason: 'Iklan',
      }),
    ).toMatchObject({ refusal: { kind: 'not-ours-to-hide' } });
  });
});

describe('the citizen’s contact', () => {
  test('is kept sealed, opened for those who reply, and each reading stands in the trail', async () => {
    const { people, sibling, threadId, tools } = await aPortalMessage(db, '0812-0000-0000');
    const { contact_encrypted } = await db
      .selectFrom('citizen_thread')
      .select('contact_encrypted')
      .where('id', '=', threadId)
      .executeTakeFirstOrThrow();
    expect(contact_encrypted?.toString('latin1')).not.toContain('0812');
    expect(await readContact(tools, people.liaison, { threadId })).toEqual({
      ok: true,
      value: { contact: '0812-0000-0000' },
    });
    const stranger = await aPerson(db, { role: 'admin', agencyId: sibling });
    expect(await readContact(tools, people.leadership, { threadId })).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    expect(await readContact(tools, stranger, { threadId })).toMatchObject({ refusal: { kind: 'thread-not-found' } });
    const trail = await db
      .selectFrom('audit_entry')
      .select('person_id')
      .where('action', '=', 'contact.read')
      .where('subject_id', '=', threadId)
      .execute();
    expect(trail).toEqual([{ person_id: people.liaison.personId }]);
    const without = await aPortalMessage(db);
    expect(await readContact(without.tools, without.people.admin, without)).toMatchObject({
      refusal: { kind: 'contact-not-found' },
    });
  });
});
