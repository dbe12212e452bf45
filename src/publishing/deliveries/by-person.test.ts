import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { anActor } from '../../../test/support/people.ts';
import { aDuePost, aNewsroom, deliveryRow, expectOk, postRow } from '../../../test/support/publishing.ts';
import { withdrawPost } from '#publishing/posts/withdraw-post.ts';
import { recordProof } from './record-proof.ts';
import { resolveDelivery } from './resolve-delivery.ts';
import { retryDelivery, retryMany } from './retry-delivery.ts';
import { sendDelivery } from './send-delivery.ts';

const { db } = await aDatabase();
const room = await aNewsroom(db);
const { city, tools, radio, bluesky } = room;
const { admin, contributor } = city.people;
const stranger = anActor({ role: 'admin', agencyId: city.sibling });
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });

async function settledAs(state: 'failed' | 'unknown' | 'missed') {
  const due = await aDuePost(room, { channels: [{ channelId: bluesky, text: null }] });
  await db.updateTable('delivery').set({ state }).where('id', '=', due.deliveryId).execute();
  await db
    .updateTable('post')
    .set({ state: state === 'unknown' ? 'sending' : state })
    .where('id', '=', due.postId)
    .execute();
  return due;
}

async function waitingByHand() {
  const due = await aDuePost(room, { channels: [{ channelId: radio, text: null }] });
  await sendDelivery(tools, due.deliveryId);
  return due;
}

describe('sending again', () => {
  test('takes up what failed, and ends like any other', async () => {
    const { postId, deliveryId } = await settledAs('failed');
    expectOk(await retryDelivery(tools, admin, { deliveryId, time: 'now' }));
    expect(room.list.at(-1)).toMatchObject({ deliveryId });
    expect(await postRow(db, postId)).toMatchObject({ state: 'scheduled' });
    await sendDelivery(tools, deliveryId);
    expect(await postRow(db, postId)).toMatchObject({ state: 'published' });
  });

  test('takes up all that failed for one cause at once, each once, and leaves what may not go out', async () => {
    const [first, second, fallen] = [await settledAs('failed'), await settledAs('failed'), await settledAs('failed')];
    await db.updateTable('post').set({ information_class: 'dikecualikan' }).where('id', '=', fallen.postId).execute();
    const ids = [first, second, first, fallen].map(({ deliveryId }) => deliveryId);
    expect(await retryMany(tools, contributor, ids)).toEqual(refused('not-allowed'));
    expect(await retryMany(tools, admin, ids)).toEqual({ ok: true, value: { again: 2, left: 1 } });
    expect(await retryMany(tools, admin, ids)).toEqual(refused('not-failed'));
    expect(await deliveryRow(db, second.deliveryId)).toMatchObject({ state: 'scheduled' });
    expect(await deliveryRow(db, fallen.deliveryId)).toMatchObject({ state: 'failed' });
  });

  test('takes a new time for what was missed, by the agency’s clock', async () => {
    const { deliveryId } = await settledAs('missed');
    const retried = await retryDelivery(tools, admin, { deliveryId, time: { date: '2030-01-01', time: '09:00' } });
    expect(retried).toEqual({ ok: true, value: { dueAt: new Date('2030-01-01T02:00:00Z') } });
    const again = await settledAs('missed');
    const past = { deliveryId: again.deliveryId, time: { date: '2020-01-01', time: '09:00' } };
    expect(await retryDelivery(tools, admin, past)).toEqual(refused('time-has-passed'));
    const never = { deliveryId: again.deliveryId, time: { date: '2026-02-30', time: '09:00' } };
    expect(await retryDelivery(tools, admin, never)).toEqual(refused('no-such-time'));
  });

  test('is refused without permission, for what may be public, and when the approval fell', async () => {
    const { postId, deliveryId } = await settledAs('failed');
    expect(await retryDelivery(tools, stranger, { deliveryId, time: 'now' })).toEqual(refused('delivery-not-found'));
    expect(await retryDelivery(tools, contributor, { deliveryId, time: 'now' })).toEqual(refused('not-allowed'));
    await db.updateTable('post').set({ information_class: 'dikecualikan' }).where('id', '=', postId).execute();
    expect(await retryDelivery(tools, admin, { deliveryId, time: 'now' })).toEqual(refused('not-approved-any-more'));
    const unknown = await settledAs('unknown');
    expect(await retryDelivery(tools, admin, { deliveryId: unknown.deliveryId, time: 'now' })).toEqual(
      refused('not-failed'),
    );
  });
});

describe('telling what a look at the network showed', () => {
  const link = 'https://bsky.app/profile/kota.contoh/post/3k';

  test('it is there: published, with who and where', async () => {
    const { postId, deliveryId } = await settledAs('unknown');
    const found = { there: true, url: link } as const;
    expect(await resolveDelivery(tools, admin, { deliveryId, found })).toMatchObject({ value: { state: 'verified' } });
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ url: link, by_hand_person_id: admin.personId });
    expect(await postRow(db, postId)).toMatchObject({ state: 'published' });
    expect(room.settled.at(-1)).toMatchObject({ deliveryId, state: 'verified', url: link });
  });

  test('it is not: sent again from the beginning', async () => {
    const { deliveryId } = await settledAs('unknown');
    const outcome = await resolveDelivery(tools, admin, { deliveryId, found: { there: false } });
    expect(outcome).toMatchObject({ value: { state: 'scheduled' } });
    await sendDelivery(tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'verified' });
  });

  test('it is not, and it was withdrawn or its approval fell: nobody has seen it, and nobody will', async () => {
    const withdrawn = await settledAs('unknown');
    const withdrawal = { postId: withdrawn.postId, takeDown: true, note: '' };
    expectOk(await withdrawPost(tools, admin, withdrawal));
    const fallen = await settledAs('unknown');
    await db.updateTable('post').set({ information_class: 'dikecualikan' }).where('id', '=', fallen.postId).execute();
    for (const { deliveryId } of [withdrawn, fallen]) {
      const outcome = await resolveDelivery(tools, admin, { deliveryId, found: { there: false } });
      expect(outcome).toMatchObject({ value: { state: 'withdrawn' } });
      await sendDelivery(tools, deliveryId);
      expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'withdrawn', settled_at: expect.any(Date) });
    }
  });

  test('is refused for what is clear, for an address that is none and without permission', async () => {
    const { deliveryId } = await settledAs('unknown');
    const nonsense = { there: true, url: 'di sana' } as const;
    expect(await resolveDelivery(tools, admin, { deliveryId, found: nonsense })).toEqual(refused('link-does-not-fit'));
    const gone = { deliveryId, found: { there: false } } as const;
    expect(await resolveDelivery(tools, stranger, gone)).toEqual(refused('delivery-not-found'));
    expect(await resolveDelivery(tools, contributor, gone)).toEqual(refused('not-allowed'));
    const failed = await settledAs('failed');
    const clear = { ...gone, deliveryId: failed.deliveryId };
    expect(await resolveDelivery(tools, admin, clear)).toEqual(refused('not-unknown'));
  });
});

describe('publishing by hand', () => {
  test('counts with a link or a photo, with who and when', async () => {
    const { postId, deliveryId } = await waitingByHand();
    const media = await db
      .insertInto('media')
      .values({
        agency_id: city.own,
        sha256: crypto.randomUUID(),
        mime: 'image/jpeg',
        bytes: 1,
        width: 1,
        height: 1,
        original_name: 'f',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const proof = { deliveryId, url: null, mediaId: media.id };
    expect(await recordProof(tools, admin, proof)).toMatchObject({ value: { state: 'verified' } });
    expect(await deliveryRow(db, deliveryId)).toMatchObject({
      by_hand_person_id: admin.personId,
      proof_media_id: media.id,
    });
    expect(await postRow(db, postId)).toMatchObject({ state: 'published', published_at: expect.any(Date) });
    expect(await recordProof(tools, admin, proof)).toEqual(refused('already-recorded'));
  });

  test('is refused without proof, with a wrong one, without permission, and where a program publishes', async () => {
    const { deliveryId } = await waitingByHand();
    const prove = (change: object, actor = admin) =>
      recordProof(tools, actor, { deliveryId, url: null, mediaId: null, ...change });
    expect(await prove({})).toEqual(refused('proof-missing'));
    expect(await prove({ url: 'tadi pagi' })).toEqual(refused('link-does-not-fit'));
    expect(await prove({ mediaId: crypto.randomUUID() })).toEqual(refused('picture-not-found'));
    expect(await prove({ url: 'https://fm.contoh/x' }, contributor)).toEqual(refused('not-allowed'));
    expect(await prove({ url: 'https://fm.contoh/x' }, stranger)).toEqual(refused('delivery-not-found'));
    const failed = await settledAs('failed');
    expect(await prove({ deliveryId: failed.deliveryId, url: 'https://x.contoh/y' })).toEqual(refused('not-by-hand'));
  });
});
