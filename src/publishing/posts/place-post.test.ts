import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import type { AgencyId } from '#organisation/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { anActor } from '../../../test/support/people.ts';
import { aDraft, anApprovedPost, aNewsroom, expectOk, postRow } from '../../../test/support/publishing.ts';
import { createPost } from './create-post.ts';
import { duplicatePost } from './duplicate-post.ts';
import { nowhere, type Place } from './place.ts';
import { placeOf } from './place.store.ts';
import { placePost } from './place-post.ts';
import { contentOf } from './post.store.ts';

const { db } = await aDatabase();
const room = await aNewsroom(db);
const { city, tools, radio } = room;
const { contributor, leadership } = city.people;
const refused = (kind: string) => ({ ok: false, refusal: { kind } });
let campaignId = '';
let pillarId = '';

beforeAll(async () => {
  campaignId = await aCampaign(city.root);
  pillarId = await aPillar(city.root);
});

describe('placing a post in the plan', () => {
  test('voids no approval, counts as no edit, and is in the trail', async () => {
    const postId = await anApprovedPost(room);
    const before = await postRow(db, postId);
    const place = { pillarId, campaignId, duty: 'education' } as const;
    expect(await placePost(tools, contributor, { postId, place })).toEqual({ ok: true, value: { voided: false } });
    expect(await placeOf(db, postId)).toEqual({ ...place, taskId: null });
    const { state, version, revision, approved_version } = await postRow(db, postId);
    expect({ state, version, revision, approved_version }).toEqual({
      state: 'approved',
      version: before.version,
      revision: before.revision,
      approved_version: before.version,
    });
    await placePost(tools, contributor, { postId, place });
    const trail = db.selectFrom('audit_entry').select(['before', 'after']).where('subject_id', '=', postId);
    expect(await trail.where('action', '=', 'post.placed').execute()).toEqual([
      { before: nowhere, after: { ...place, taskId: null } },
    ]);
  });

  test('is refused to strangers and readers, and with what is not there for its agency', async () => {
    const postId = await aDraft(room);
    const put = (place: Partial<Place>, actor = contributor) =>
      placePost(tools, actor, { postId, place: { ...nowhere, ...place } });
    const stranger = anActor({ role: 'admin', agencyId: city.sibling });
    expect(await put({ pillarId }, stranger)).toEqual(refused('post-not-found'));
    expect(await put({ pillarId }, leadership)).toEqual(refused('not-allowed'));
    expect(await put({ pillarId: crypto.randomUUID() })).toEqual(refused('pillar-not-found'));
    expect(await put({ pillarId: await aPillar(city.sibling) })).toEqual(refused('pillar-not-found'));
    expect(await put({ campaignId: crypto.randomUUID() })).toEqual(refused('campaign-not-found'));
    expect(await put({ campaignId: await aCampaign(city.sibling) })).toEqual(refused('campaign-not-found'));
    expect(await placeOf(db, postId)).toEqual(nowhere);
  });

  test('what stood there before may stay, though its pillar was removed since', async () => {
    const postId = await aDraft(room);
    const gone = await aPillar(city.own);
    await placePost(tools, contributor, { postId, place: { ...nowhere, pillarId: gone } });
    await inTransaction(db, (tx) =>
      tx.updateTable('content_pillar').set({ removed_at: new Date() }).where('id', '=', gone).execute(),
    );
    const place = { ...nowhere, pillarId: gone, duty: 'service' } as const;
    expect(await placePost(tools, contributor, { postId, place })).toMatchObject({ ok: true });
  });
});

describe('a post for a task of a campaign', () => {
  test('begins with what was asked, on the channel that was asked, and leaves the task with its campaign', async () => {
    const taskId = await aTask(city.own);
    const made = { agencyId: city.own, activityId: null, wishedTime: null, place: { ...nowhere, taskId } };
    const { id } = expectOk(await createPost(tools, contributor, made));
    expect(await placeOf(db, id)).toEqual({ pillarId, campaignId, duty: null, taskId });
    expect(await contentOf(db, id)).toMatchObject({
      title: 'Spot radio posyandu',
      text: 'Ajak ke posyandu.\n\n• Timbang tiap bulan',
      channels: [{ channelId: radio, text: null }],
    });
    const copy = expectOk(await duplicatePost(tools, contributor, { postId: id, channelIds: null }));
    expect(await placeOf(db, copy.id)).toEqual(await placeOf(db, id));
    await placePost(tools, contributor, { postId: id, place: { pillarId, campaignId: null, duty: null } });
    expect((await placeOf(db, id)).taskId).toBeNull();
  });

  test('is refused when it was asked of another agency', async () => {
    const place = { ...nowhere, taskId: await aTask(city.sibling) };
    const made = { agencyId: city.own, activityId: null, wishedTime: null, place };
    expect(await createPost(tools, contributor, made)).toEqual(refused('campaign-task-not-asked'));
    const elsewhere = { ...place, taskId: await aTask(city.own), campaignId: await aCampaign(city.own) };
    expect(await createPost(tools, contributor, { ...made, place: elsewhere })).toEqual(
      refused('campaign-task-not-asked'),
    );
  });

  test('an activity hands its campaign on, unless that was thrown away', async () => {
    const from = async (campaign_id: string) => {
      const values = { agency_id: city.own, slug: crypto.randomUUID(), title: 'Posyandu', campaign_id };
      const add = await inTransaction(db, (tx) =>
        tx.insertInto('activity').values(values).returning('id').executeTakeFirstOrThrow(),
      );
      const made = { agencyId: city.own, activityId: add.id, wishedTime: null };
      return (await placeOf(db, expectOk(await createPost(tools, contributor, made)).id)).campaignId;
    };
    expect(await from(campaignId)).toBe(campaignId);
    expect(await from(await aCampaign(city.root, new Date()))).toBeNull();
  });
});

async function aCampaign(agencyId: AgencyId, removedAt: Date | null = null): Promise<string> {
  const period = { starts_on: '2026-11-01', ends_on: '2026-12-31' };
  const values = { agency_id: agencyId, name: 'Cegah Stunting', ...period, removed_at: removedAt };
  const add = (tx: Parameters<Parameters<typeof inTransaction>[1]>[0]) =>
    tx
      .insertInto('campaign')
      .values({ ...values, talking_points: ['Timbang tiap bulan'] })
      .returning('id')
      .executeTakeFirstOrThrow();
  return (await inTransaction(db, add)).id;
}

async function aTask(agencyId: AgencyId): Promise<string> {
  const id = crypto.randomUUID();
  const asked = { title: 'Spot radio posyandu', brief: 'Ajak ke posyandu.', medium: 'radio', pillar_id: pillarId };
  const values = { id, campaign_id: campaignId, agency_id: agencyId, position: 0, ...asked };
  await inTransaction(db, (tx) => tx.insertInto('campaign_task').values(values).execute());
  return id;
}

async function aPillar(agencyId: AgencyId): Promise<string> {
  const values = { agency_id: agencyId, name: 'Layanan' };
  const add = inTransaction(db, (tx) =>
    tx.insertInto('content_pillar').values(values).returning('id').executeTakeFirstOrThrow(),
  );
  return (await add).id;
}
