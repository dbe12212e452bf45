import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { anActor } from '../../../test/support/people.ts';
import { aContent, aDraft, anApprovedPost, aNewsroom, expectOk, postRow } from '../../../test/support/publishing.ts';
import type { Actor } from '#organisation/index.ts';
import { approvePost } from './approve-post.ts';
import { createPost } from './create-post.ts';
import { duplicatePost } from './duplicate-post.ts';
import { contentOf } from './post.store.ts';
import { removePost } from './remove-post.ts';
import { restorePost } from './restore-post.ts';
import { returnPost } from './return-post.ts';
import { saveDraft } from './save-draft.ts';
import { schedulePost } from './schedule-post.ts';
import { submitForReview } from './submit-for-review.ts';
import { withdrawPost } from './withdraw-post.ts';

const { db } = await aDatabase();
const room = await aNewsroom(db);
const { city, tools, portal, bluesky } = room;
const { contributor, approver, admin, leadership } = city.people;
const stranger: Actor = anActor({ role: 'admin', agencyId: city.sibling });
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });
const nextYear = { date: '2030-01-01', time: '09:00' };

async function submitted(): Promise<{ postId: string; revision: number }> {
  const postId = await aDraft(room);
  expectOk(await submitForReview(tools, contributor, { postId }));
  return { postId, revision: (await postRow(db, postId)).revision };
}

test('every operation is closed to strangers and to those whose role does not cover it', async () => {
  const postId = await aDraft(room);
  const content = aContent();
  const acts: [string, (actor: Actor) => Promise<unknown>][] = [
    ['save', (actor) => saveDraft(tools, actor, { postId, revision: 2, content })],
    ['submit', (actor) => submitForReview(tools, actor, { postId })],
    ['approve', (actor) => approvePost(tools, actor, { postId, revision: 2 })],
    ['return', (actor) => returnPost(tools, actor, { postId, note: 'x' })],
    ['schedule', (actor) => schedulePost(tools, actor, { postId, time: nextYear })],
    ['withdraw', (actor) => withdrawPost(tools, actor, { postId, takeDown: false, note: '' })],
    ['duplicate', (actor) => duplicatePost(tools, actor, { postId, channelIds: null })],
    ['remove', (actor) => removePost(tools, actor, { postId })],
    ['restore', (actor) => restorePost(tools, actor, { postId })],
  ];
  for (const [name, act] of acts) {
    expect([name, await act(stranger)]).toEqual([name, refused('post-not-found')]);
    expect([name, await act(leadership)]).toEqual([name, refused('not-allowed')]);
  }
  const made = { agencyId: city.own, activityId: null, wishedTime: null };
  expect(await createPost(tools, stranger, made)).toEqual(refused('not-allowed'));
});

describe('beginning', () => {
  test('from an activity takes its outline, photos and class', async () => {
    const activity = await db
      .insertInto('activity')
      .values({
        agency_id: city.own,
        slug: crypto.randomUUID(),
        title: 'Posyandu',
        what: 'Timbang balita.',
        information_class: 'serta-merta',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const made = expectOk(
      await createPost(tools, contributor, { agencyId: city.own, activityId: activity.id, wishedTime: nextYear }),
    );
    const content = await contentOf(db, made.id);
    expect(content).toMatchObject({ title: 'Posyandu', informationClass: 'serta-merta' });
    expect(content.text).toContain('timbang balita');
    expect(content.channels.map(({ channelId }) => channelId).toSorted()).toEqual([portal, bluesky].toSorted());
    const words = new Map(content.channels.map((channel) => [channel.channelId, channel.text]));
    expect(words.get(portal)).toBeNull();
    expect(words.get(bluesky)).not.toBe(content.text);
    expect(await postRow(db, made.id)).toMatchObject({
      publish_at: new Date('2030-01-01T02:00:00Z'),
      activity_id: activity.id,
    });
  });

  test('for chosen channels takes those, and refuses one that is not to be written for', async () => {
    const made = { agencyId: city.own, activityId: null, wishedTime: null };
    const { id } = expectOk(await createPost(tools, contributor, { ...made, channelIds: [bluesky] }));
    expect((await contentOf(db, id)).channels).toEqual([{ channelId: bluesky, text: null }]);
    const channelId = crypto.randomUUID();
    expect(await createPost(tools, contributor, { ...made, channelIds: [channelId] })).toMatchObject({
      refusal: { kind: 'post-channel-not-found', channelId },
    });
  });

  test('is refused for an activity that is not there, and for an hour that does not exist', async () => {
    const made = { agencyId: city.own, activityId: null, wishedTime: null };
    const unknown = { ...made, activityId: crypto.randomUUID() };
    expect(await createPost(tools, contributor, unknown)).toEqual(refused('activity-not-found'));
    const never = { ...made, wishedTime: { date: '2026-02-30', time: '09:00' } };
    expect(await createPost(tools, contributor, never)).toEqual(refused('no-such-time'));
  });
});

describe('saving', () => {
  test('on top of an older revision loses nothing: it names who, and hands over the newer text', async () => {
    const postId = await aDraft(room);
    const theirs = aContent({ text: 'Milik admin', channels: [{ channelId: portal, text: null }] });
    expectOk(await saveDraft(tools, admin, { postId, revision: 2, content: theirs }));
    const mine = await saveDraft(tools, contributor, {
      postId,
      revision: 2,
      content: aContent({ text: 'Milik saya' }),
    });
    expect(mine).toMatchObject({
      refusal: { kind: 'changed-meanwhile', who: admin.name, revision: 3, newer: { text: 'Milik admin' } },
    });
    // The answer to the first save was lost on its way; the same text again is no conflict.
    expect(await saveDraft(tools, admin, { postId, revision: 2, content: theirs })).toMatchObject({
      value: { revision: 3 },
    });
  });

  test('another writer begins a new version; one writer in a row does not', async () => {
    const postId = await aDraft(room);
    const save = (actor: Actor, text: string, revision: number) =>
      saveDraft(tools, actor, { postId, revision, content: aContent({ text }) });
    expect(await save(contributor, 'satu', 2)).toMatchObject({ value: { version: 1, revision: 3 } });
    expect(await save(admin, 'dua', 3)).toMatchObject({ value: { version: 2, revision: 4 } });
    const kept = await db
      .selectFrom('post_version')
      .select('content')
      .where('post_id', '=', postId)
      .orderBy('version')
      .execute();
    expect(kept.map(({ content }) => (content as { text: string }).text)).toEqual(['satu', 'dua']);
  });

  test('takes no channel of another agency and no picture out of sight', async () => {
    const postId = await aDraft(room);
    const foreign = await db
      .insertInto('channel')
      .values({ agency_id: city.sibling, network: 'portal', medium: 'portal', media_class: 'new', name: 'x' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const content = aContent({ channels: [{ channelId: foreign.id, text: null }] });
    expect(await saveDraft(tools, contributor, { postId, revision: 2, content })).toEqual(
      refused('post-channel-not-found'),
    );
    const pictures = [{ mediaId: crypto.randomUUID(), alt: '', noAltReason: '' }];
    const pictured = aContent({ pictures });
    expect(await saveDraft(tools, contributor, { postId, revision: 2, content: pictured })).toEqual(
      refused('picture-not-found'),
    );
  });

  test('voids an approval and stops the schedule; a contributor may not', async () => {
    const postId = await anApprovedPost(room);
    expectOk(await schedulePost(tools, admin, { postId, time: nextYear }));
    const { revision } = await postRow(db, postId);
    const content = { ...(await contentOf(db, postId)), text: 'Berubah' };
    const edit = { postId, revision, content };
    expect(await saveDraft(tools, contributor, edit)).toEqual(refused('not-allowed-after-approval'));
    expect(await saveDraft(tools, admin, edit)).toMatchObject({ value: { voided: true, state: 'draft' } });
    const [delivery] = await db.selectFrom('delivery').select('state').where('post_id', '=', postId).execute();
    expect(delivery?.state).toBe('withdrawn');
    const decisions = await db
      .selectFrom('post_decision')
      .select('decision')
      .where('post_id', '=', postId)
      .orderBy('at')
      .execute();
    expect(decisions.map(({ decision }) => decision)).toEqual(['submitted', 'approved', 'voided']);
  });
});

describe('what keeps a post from going out is said at submitting', () => {
  test.each([
    [
      'information-excluded',
      aContent({ informationClass: 'dikecualikan', channels: [{ channelId: portal, text: null }] }),
    ],
    ['no-channel-chosen', aContent()],
    ['findings-left', aContent({ title: '', channels: [{ channelId: portal, text: null }] })],
    ['findings-left', aContent({ channels: [{ channelId: bluesky, text: 'a'.repeat(301) }] })],
  ])('%s', async (kind, content) => {
    const postId = await aDraft(room, content);
    expect(await submitForReview(tools, contributor, { postId })).toEqual(refused(kind));
  });

  test('a picture needs a description or a reason', async () => {
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
    const channels = [{ channelId: portal, text: null }];
    const picture = { mediaId: media.id, alt: '', noAltReason: '' };
    const bare = await aDraft(room, { channels, pictures: [picture] });
    expect(await submitForReview(tools, contributor, { postId: bare })).toMatchObject({
      refusal: { findings: [{ rule: 'alt-missing', channelId: portal }] },
    });
    const justified = await aDraft(room, { channels, pictures: [{ ...picture, noAltReason: 'Hiasan' }] });
    expect(await submitForReview(tools, contributor, { postId: justified })).toMatchObject({ ok: true });
  });

  test('an excluded activity excludes its posts, also when approving', async () => {
    const { postId, revision } = await submitted();
    const activity = await db
      .insertInto('activity')
      .values({ agency_id: city.own, slug: crypto.randomUUID(), title: 'Rahasia', information_class: 'dikecualikan' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.updateTable('post').set({ activity_id: activity.id }).where('id', '=', postId).execute();
    expect(await approvePost(tools, approver, { postId, revision })).toEqual(refused('information-excluded'));
  });

  test('twice is refused', async () => {
    const { postId } = await submitted();
    expect(await submitForReview(tools, contributor, { postId })).toEqual(refused('already-submitted'));
  });
});
