import { expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies } from '../../test/support/people.ts';
import { aChannel, aPostedPost } from '../../test/support/voices.ts';
import { inTransaction } from '#platform/db/db.ts';
import { secretBox } from '#platform/secrets/secret-box.ts';
import { receiveFollowUpFromPortal, receiveFromPortal, type PortalMessage } from './receive-from-portal.ts';

const { db } = await aDatabase();
const secrets = secretBox('a key of the test');
const at = new Date('2026-11-23T03:24:00Z');

async function aPortal() {
  const city = await aCityWithAgencies(db);
  const portal = await aChannel(db, { agencyId: city.root, network: 'portal' });
  const post = await aPostedPost(db, { agencyId: city.own, channelId: portal.id });
  const form = (message: Partial<PortalMessage> = {}): PortalMessage => ({
    kind: 'keluhan',
    agencyId: city.own,
    postId: null,
    name: '',
    contact: '',
    village: 'Kemirirejo',
    text: 'Lampu jalan mati sejak Senin',
    language: 'id',
    public: true,
    submissionKey: crypto.randomUUID(),
    sourceAddressHash: null,
    at,
    ...message,
  });
  const receive = (message: PortalMessage) => inTransaction(db, (tx) => receiveFromPortal(tx, message, secrets));
  const followUp = (trackingCode: string, key: string = crypto.randomUUID()) =>
    inTransaction(db, (tx) =>
      receiveFollowUpFromPortal(tx, {
        trackingCode,
        text: 'Masih mati',
        language: 'id',
        submissionKey: key,
        sourceAddressHash: null,
        at: new Date(at.getTime() + 86_400_000),
      }),
    );
  const thread = (id: string) =>
    db.selectFrom('citizen_thread').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return { ...city, portal, post, form, receive, followUp, thread };
}

test('a form message waits for moderation, answers through the nearest portal and gets a code', async () => {
  const { own, portal, form, receive, thread } = await aPortal();
  const received = await receive(form({ kind: 'saran' }));
  expect(received).toMatchObject({ ok: true, value: { moderation: 'waiting' } });
  const { threadId, trackingCode } = received.ok ? received.value : { threadId: '', trackingCode: '' };
  expect(await thread(threadId)).toMatchObject({
    agency_id: own,
    channel_id: portal.id,
    kind: 'saran',
    citizen_name: '',
    village: 'Kemirirejo',
    tracking_code: trackingCode,
    due_at: new Date('2026-11-26T03:24:00Z'),
  });
});

test('a comment belongs to the agency of its post; what is not public needs no moderation', async () => {
  const { own, sibling, post, form, receive, thread } = await aPortal();
  const comment = await receive(form({ kind: 'comment', postId: post.postId, agencyId: sibling, public: false }));
  expect(comment).toMatchObject({ ok: true, value: { moderation: 'shown' } });
  const threadId = comment.ok ? comment.value.threadId : '';
  expect(await thread(threadId)).toMatchObject({ agency_id: own, post_id: post.postId, public: false });
});

test('an agency that does not moderate shows at once', async () => {
  const { own, form, receive } = await aPortal();
  await inTransaction(db, (tx) =>
    tx.updateTable('agency').set({ moderates_comments: false }).where('id', '=', own).execute(),
  );
  expect(await receive(form())).toMatchObject({ ok: true, value: { moderation: 'shown' } });
});

test('the same form sent many times at once is one message', async () => {
  const { form, receive } = await aPortal();
  const message = form();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => receive(message)));
  const ids = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.messageId : '')));
  expect(ids.size).toBe(1);
});

test('the citizen goes on under the same code, once per key, and a finished thread opens again', async () => {
  const { form, receive, followUp, thread } = await aPortal();
  const received = await receive(form());
  if (!received.ok) throw new Error('not received');
  const { threadId, trackingCode } = received.value;
  await inTransaction(db, (tx) =>
    tx
      .updateTable('citizen_thread')
      .set({ state: 'done', done_at: at, due_at: null, first_answer_at: at, first_answer_minutes: 0 })
      .where('id', '=', threadId)
      .execute(),
  );
  const again = await followUp(trackingCode.toLowerCase(), 'key-1');
  expect(await followUp(trackingCode, 'key-1')).toEqual(again);
  expect(await thread(threadId)).toMatchObject({ state: 'open', due_at: new Date('2026-11-25T03:24:00Z') });
});

test('is refused for a post, an agency or a code that does not exist', async () => {
  const { form, receive, followUp } = await aPortal();
  const nothing = crypto.randomUUID();
  expect(await receive(form({ kind: 'comment', postId: nothing }))).toMatchObject({
    refusal: { kind: 'post-not-found' },
  });
  expect(await receive(form({ agencyId: nothing }))).toMatchObject({ refusal: { kind: 'agency-not-found' } });
  expect(await followUp('SW-2222-2222')).toMatchObject({ refusal: { kind: 'tracking-code-not-found' } });
});
