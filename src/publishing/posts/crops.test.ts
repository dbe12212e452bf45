import { expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aDraft, aNewsroom, expectOk, postRow } from '../../../test/support/publishing.ts';
import { approvePost } from './approve-post.ts';
import { contentOf } from './post.store.ts';
import { saveDraft } from './save-draft.ts';
import { schedulePost } from './schedule-post.ts';
import { submitForReview } from './submit-for-review.ts';

const { db } = await aDatabase();

test('each channel is sent its own part of a picture; changing a part is an edit that voids an approval', async () => {
  const room = await aNewsroom(db);
  const size = { mime: 'image/jpeg', bytes: 1, width: 8, height: 6, original_name: 'IMG_1.jpg' };
  const values = { agency_id: room.city.own, sha256: crypto.randomUUID(), ...size };
  const { id: mediaId } = await inTransaction(db, (tx) =>
    tx.insertInto('media').values(values).returning('id').executeTakeFirstOrThrow(),
  );
  const square = { x: 0.125, y: 0, width: 0.75, height: 1 };
  const channels = [room.bluesky, room.radio].map((channelId) => ({ channelId, text: null }));
  const picture = { mediaId, alt: 'Antre', noAltReason: '', crops: { bluesky: square } };
  const postId = await aDraft(room, { channels, pictures: [picture] });
  expect((await contentOf(db, postId)).pictures).toEqual([picture]);
  expectOk(await submitForReview(room.tools, room.city.people.contributor, { postId }));
  const { revision } = await postRow(db, postId);
  expectOk(await approvePost(room.tools, room.city.people.approver, { postId, revision, facts: {} }));
  const time = { date: '2030-01-01', time: '09:00' };
  expectOk(await schedulePost(room.tools, room.city.people.admin, { postId, time }));
  const rows = await db
    .selectFrom('delivery')
    .select(['channel_id', 'content'])
    .where('post_id', '=', postId)
    .execute();
  const sent = new Map(
    rows.map(({ channel_id, content }) => [channel_id, (content as { pictures: object[] }).pictures]),
  );
  expect(sent.get(room.bluesky)).toEqual([{ mediaId, alt: 'Antre', crop: square }]);
  expect(sent.get(room.radio)).toEqual([{ mediaId, alt: 'Antre' }]);

  const now = await postRow(db, postId);
  const content = await contentOf(db, postId);
  const save = (crops: object) =>
    saveDraft(room.tools, room.city.people.admin, {
      postId,
      revision: now.revision,
      content: { ...content, pictures: [{ mediaId, alt: 'Antre', noAltReason: '', crops: { ...crops } }] },
    });
  expect(await save({ bluesky: { ...square } })).toMatchObject({ ok: true, value: { voided: false } });
  expect(await save({ bluesky: { ...square, x: 0.2 } })).toMatchObject({ ok: true, value: { voided: true } });
});
