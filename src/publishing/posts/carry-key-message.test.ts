import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import {
  aDraft,
  aDuePost,
  aNewsroom,
  expectOk,
  postRow,
  sendToTheEnd,
  type Newsroom,
} from '../../../test/support/publishing.ts';
import { issueKeyMessage, withdrawKeyMessage } from '#strategy/key-messages/issue-key-message.ts';
import { reachOf } from '#strategy/key-messages/reach.view.ts';
import { createKeyMessage } from '#strategy/key-messages/write-key-message.ts';
import { carryKeyMessage } from './carry-key-message.ts';

const { db } = await aDatabase();
const refused = (kind: string): object => ({ ok: false, refusal: { kind } });

async function aMessage({ tools, city }: Newsroom, agencyIds: readonly string[]): Promise<string> {
  const lists = { points: ['Loket buka.'], dos: [], donts: [], factCodes: [] };
  const period = { validFrom: '2020-01-01', validUntil: null, programmeId: null };
  const content = { title: 'Loket', narrative: '', ...lists, ...period, forAll: false, agencyIds };
  const { id } = expectOk(await createKeyMessage(tools, city.coordinator, { agencyId: city.root, content }));
  expectOk(await issueKeyMessage(tools, city.coordinator, { id, revision: 1 }));
  return id;
}

test('a post carries a message as its writers say, at any time, and the coordinator sees where it is out', async () => {
  const room = await aNewsroom(db);
  const { tools, city } = room;
  const messageId = await aMessage(room, [city.own]);
  const { postId, deliveryId } = await aDuePost(room);
  const carry = (carries: boolean): unknown =>
    carryKeyMessage(tools, city.people.contributor, { postId, messageId, carries });
  expect(await carry(true)).toEqual({ ok: true, value: { ids: [messageId], voided: false } });
  expect(await carry(true)).toEqual({ ok: true, value: { ids: [messageId], voided: false } });
  // It is a note of the desk: the approval stands and the post goes out.
  expect(await postRow(db, postId)).toMatchObject({ state: 'scheduled' });
  await sendToTheEnd(room, deliveryId);
  expect(await reachOf(db, [city.own], messageId)).toMatchObject([
    {
      id: city.own,
      posts: [{ id: postId, state: 'published', places: [{ medium: 'portal', url: expect.any(String) }] }],
    },
  ]);
  expect(await carry(false)).toEqual({ ok: true, value: { ids: [], voided: false } });
});

test('marking is refused to readers and strangers, and for what is a draft, withdrawn or for others', async () => {
  const room = await aNewsroom(db);
  const { tools, city } = room;
  const postId = await aDraft(room);
  const messageId = await aMessage(room, [city.own]);
  const input = { postId, messageId, carries: true };
  expect(await carryKeyMessage(tools, city.people.leadership, input)).toEqual(refused('not-allowed'));
  const stranger = { ...city.people.admin, grants: new Map() };
  expect(await carryKeyMessage(tools, stranger, input)).toEqual(refused('post-not-found'));
  const others = await aMessage(room, [city.sibling]);
  const { admin } = city.people;
  expect(await carryKeyMessage(tools, admin, { ...input, messageId: others })).toEqual(
    refused('key-message-not-found'),
  );
  expectOk(await withdrawKeyMessage(tools, city.coordinator, { id: messageId, revision: 2, note: '' }));
  expect(await carryKeyMessage(tools, admin, input)).toEqual(refused('key-message-not-found'));
  expect(await carryKeyMessage(tools, admin, { ...input, messageId: crypto.randomUUID() })).toEqual(
    refused('key-message-not-found'),
  );
});
