import type { TestDatabase } from './database.ts';
import { aCityWithAgencies } from './people.ts';
import { aChannel, anItem, aPostedPost } from './voices.ts';
import { inTransaction } from '../../src/platform/db/db.ts';
import { secretBox } from '../../src/platform/secrets/secret-box.ts';
import { receiveFromNetwork } from '../../src/listening/receive-from-network.ts';
import { receiveFromPortal } from '../../src/listening/receive-from-portal.ts';
import type { Replies, ReplyDelivery } from '../../src/publishing/index.ts';
import { replyToCitizen } from '../../src/listening/reply-to-citizen.ts';
import { threadView } from '../../src/listening/thread.view.ts';

const secrets = secretBox('a key of the test');
/** Monday, 10.24 WIB. */
export const monday = new Date('2026-11-23T03:24:00Z');

/** An engine that keeps what it is asked and sends nothing. */
export function aSender(): Replies & { readonly asked: ReplyDelivery[]; handedOver: boolean } {
  const asked: ReplyDelivery[] = [];
  return {
    asked,
    handedOver: false,
    async request(tx, reply) {
      asked.push(reply);
      await tx
        .insertInto('delivery')
        .values({
          agency_id: reply.agencyId,
          channel_id: reply.channelId,
          reply_id: reply.replyId,
          content: '{}',
          due_at: reply.dueAt,
        })
        .execute();
    },
    withdraw() {
      return Promise.resolve(!this.handedOver);
    },
  };
}

/** A citizen's comment under a post on Bluesky, and the tools to act on it. */
export async function aConversation(db: TestDatabase['db']) {
  const city = await aCityWithAgencies(db);
  const channel = await aChannel(db, { agencyId: city.own });
  const post = await aPostedPost(db, { agencyId: city.own, channelId: channel.id });
  const item = anItem(post.remoteId, { writtenAt: monday });
  const receive = (items = [item], at = monday) =>
    inTransaction(db, (tx) => receiveFromNetwork(tx, { channelId: channel.id, items, at }));
  await receive();
  const { id: threadId } = await db
    .selectFrom('citizen_thread')
    .select('id')
    .where('channel_id', '=', channel.id)
    .executeTakeFirstOrThrow();
  const sender = aSender();
  const tools = { db, now: () => new Date(monday.getTime() + 3_600_000), sender, secrets };
  const view = async (actor = city.people.admin, now = tools.now()) =>
    await threadView(db, { actor, scope: [city.own, city.below, city.root, city.sibling], id: threadId, now });
  const messageId = (await view())?.messages[0]?.id ?? '';
  const answer = (change: Partial<Parameters<typeof replyToCitizen>[2]> = {}, actor = city.people.liaison) =>
    replyToCitizen(tools, actor, {
      id: crypto.randomUUID(),
      threadId,
      messageId,
      lastReplyId: null,
      text: 'Petugas mengukur hari ini pukul 13.00.',
      ...change,
    });
  return { ...city, channel, post, item, receive, threadId, messageId, tools, sender, view, answer };
}

/** A complaint sent through the portal's form. */
export async function aPortalMessage(db: TestDatabase['db'], contact = '') {
  const city = await aCityWithAgencies(db);
  await aChannel(db, { agencyId: city.root, network: 'portal' });
  const received = await inTransaction(db, (tx) =>
    receiveFromPortal(
      tx,
      {
        kind: 'keluhan',
        agencyId: city.own,
        postId: null,
        name: 'Slamet',
        contact,
        village: '',
        text: 'Lampu mati',
        language: 'id',
        public: true,
        submissionKey: crypto.randomUUID(),
        sourceAddressHash: null,
        at: monday,
      },
      secrets,
    ),
  );
  if (!received.ok) throw new Error(received.refusal.kind);
  return { ...city, ...received.value, tools: { db, now: () => monday, secrets } };
}
