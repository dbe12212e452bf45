import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import {
  aNewsroom } from '../../../test/support/publishing.ts'; // oxfmt-ignore
import { inTransaction } from '#platform/db/db.ts';
import { replyDeliveries } from './replies.ts';
import { sendDelivery } from './send-delivery.ts';

const { db } = await aDatabase();

describe('an answer to a citizen', () => {
  test('goes out by the same engine, and its asker hears how it ended', async () => {
    const room = await aNewsroom(db);
    const replyId = await aReply(room);
    const replies = replyDeliveries(room.tools.jobs);
    const remote = { id: 'x', version: '1' };
    await inTransaction(db, (tx) =>
      replies.request(tx, {
        replyId,
        agencyId: room.city.own,
        channelId: room.bluesky,
        text: 'Matur nuwun.',
        language: 'jv',
        replyTo: { threadId: 't', parent: remote, root: remote },
        dueAt: new Date(Date.now() - 1000),
      }),
    );
    const deliveryId = room.list.at(-1)?.deliveryId ?? '';
    await sendDelivery(room.tools, deliveryId);
    expect(room.settled).toMatchObject([{ replyId, postId: null, state: 'verified' }]);
    expect(await inTransaction(db, (tx) => replies.withdraw(tx, replyId))).toBe(false);
  });
});

async function aReply({ city }: Awaited<ReturnType<typeof aNewsroom>>): Promise<string> {
  const thread = await db
    .insertInto('citizen_thread')
    .values({ agency_id: city.own, kind: 'comment', opened_at: new Date(), last_citizen_at: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const message = await db
    .insertInto('citizen_message')
    .values({
      agency_id: city.own,
      thread_id: thread.id,
      remote_id: crypto.randomUUID(),
      text: 'Suwun',
      written_at: new Date(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const reply = await db
    .insertInto('reply')
    .values({ agency_id: city.own, thread_id: thread.id, message_id: message.id, text: 'Matur nuwun.' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return reply.id;
}
