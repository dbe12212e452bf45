import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { sendDelivery } from '#publishing/deliveries/send-delivery.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aDraft, aNewsroom, deliveryRow, expectOk, postRow, type Newsroom } from '../../../test/support/publishing.ts';
import { approvePost } from './approve-post.ts';
import { schedulePost } from './schedule-post.ts';
import { submitForReview } from './submit-for-review.ts';

const { db } = await aDatabase();

test('a picture without its people’s consent keeps a post from being submitted, and from a day after its licence', async () => {
  const room = await aNewsroom(db);
  const mediaId = await aPicture(room, { title: 'Anak Posyandu', consent: 'children', consent_withdrawn_on: '2026-01-01' });
  const postId = await aDraft(room, { pictures: [{ mediaId, alt: 'Anak ditimbang', noAltReason: '' }] });
  expect(await submitForReview(room.tools, room.city.people.contributor, { postId })).toMatchObject({
    refusal: { kind: 'pictures-barred', count: 1, names: 'Anak Posyandu', pictures: [{ mediaId, bar: 'consent-withdrawn' }] },
  });
  await sql`update media set consent_withdrawn_on = null, rights_until = '2029-12-31' where id = ${mediaId}`.execute(db);
  await approved(room, postId);
  const schedule = (date: string) => schedulePost(room.tools, room.city.people.admin, { postId, time: { date, time: '09:00' } });
  expect(await schedule('2030-01-01')).toMatchObject({ refusal: { kind: 'pictures-barred' } });
  expect(await schedule('2029-12-31')).toMatchObject({ ok: true });
}); // oxfmt-ignore

test.each(['bluesky', 'radio'] as const)('consent withdrawn after scheduling: nothing goes to %s', async (medium) => {
  const room = await aNewsroom(db);
  const mediaId = await aPicture(room, { consent: 'adults', consent_by: 'Sari' });
  const channels = [{ channelId: room[medium], text: null }];
  const postId = await aDraft(room, { channels, pictures: [{ mediaId, alt: 'Sari', noAltReason: '' }] });
  await approved(room, postId);
  const time = { date: '2030-01-01', time: '09:00' };
  expectOk(await schedulePost(room.tools, room.city.people.admin, { postId, time }));
  await sql`update media set consent_withdrawn_on = current_date - 1 where id = ${mediaId}`.execute(db);
  await sql`update delivery set due_at = clock_timestamp() - interval '1 second' where post_id = ${postId}`.execute(db);
  const delivery = db.selectFrom('delivery').select('id').where('post_id', '=', postId);
  const { id } = await delivery.executeTakeFirstOrThrow();
  await sendDelivery(room.tools, id);
  expect(room.network.calls).toEqual([]);
  expect(await deliveryRow(db, id)).toMatchObject({ state: 'failed', failure: { kind: 'picture-barred' } });
});

async function approved(room: Newsroom, postId: string): Promise<void> {
  expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId }));
  const { revision } = await postRow(db, postId);
  expectOk(await approvePost(room.tools, room.city.people.approver, { postId, revision, facts: {} }));
}

async function aPicture(room: Newsroom, known: object): Promise<string> {
  const size = { mime: 'image/jpeg', bytes: 1, width: 8, height: 6, original_name: 'IMG_1.jpg' };
  const values = { agency_id: room.city.own, sha256: crypto.randomUUID(), ...size, ...known };
  return await inTransaction(db, async (tx) => {
    const row = await tx.insertInto('media').values(values).returning('id').executeTakeFirstOrThrow();
    return row.id;
  });
}
