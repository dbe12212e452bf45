import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { anActor } from '../../../test/support/people.ts';
import {
  aDraft,
  aDuePost,
  anApprovedPost,
  aNewsroom,
  deliveryRow,
  expectOk,
  postRow,
} from '../../../test/support/publishing.ts';
import { sendDelivery } from '#publishing/deliveries/send-delivery.ts';
import { copyPost } from './copy-post.ts';
import { movePosts } from './move-posts.ts';
import { contentOf } from './post.store.ts';
import { schedulePost } from './schedule-post.ts';

const { db } = await aDatabase();
const room = await aNewsroom(db);
const { city, tools } = room;
const { contributor, admin, leadership } = city.people;
const stranger = anActor({ role: 'admin', agencyId: city.sibling });
const nextYear = { date: '2030-01-01', time: '09:00' };
const dayAfter = { date: '2030-01-02', time: '10:00' };
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });
const at = async (id: string) => (await postRow(db, id)).publish_at;

async function count(): Promise<number> {
  return (await db.selectFrom('post').select('id').execute()).length;
}

async function scheduled(): Promise<string> {
  const postId = await anApprovedPost(room);
  expectOk(await schedulePost(tools, admin, { postId, time: nextYear }));
  return postId;
}

describe('moving one post', () => {
  test('an approved one keeps its approval, and what is to be sent moves with it', async () => {
    const id = await scheduled();
    const seen = await at(id);
    const [moved] = expectOk(await movePosts(tools, admin, [{ id, time: dayAfter, seen }]));
    expect(moved).toEqual({ id, state: 'scheduled', from: seen, to: new Date('2030-01-02T03:00:00Z') });
    const row = await postRow(db, id);
    expect(row).toMatchObject({ state: 'scheduled', publish_at: moved?.to });
    expect(row.approved_version).toBe(row.version);
    const delivery = await db
      .selectFrom('delivery')
      .select('due_at')
      .where('post_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(delivery.due_at).toEqual(moved?.to);
  });

  test("a draft's time is a wish that its writer may move; an approved post is the admin's", async () => {
    const draft = await aDraft(room);
    expectOk(await movePosts(tools, contributor, [{ id: draft, time: nextYear }]));
    expect(await at(draft)).toEqual(new Date('2030-01-01T02:00:00Z'));
    const approved = await scheduled();
    expect(await movePosts(tools, contributor, [{ id: approved, time: dayAfter }])).toEqual(refused('not-allowed'));
  });

  test('is closed to strangers and readers, to the past and to days that do not exist', async () => {
    const id = await aDraft(room);
    expect(await movePosts(tools, stranger, [{ id, time: nextYear }])).toEqual(refused('post-not-found'));
    expect(await movePosts(tools, leadership, [{ id, time: nextYear }])).toEqual(refused('not-allowed'));
    const past = { date: '2020-01-01', time: '09:00' };
    expect(await movePosts(tools, contributor, [{ id, time: past }])).toEqual(refused('time-has-passed'));
    const never = { date: '2030-02-31', time: '09:00' };
    expect(await movePosts(tools, contributor, [{ id, time: never }])).toEqual(refused('no-such-time'));
    expect(await at(id)).toBeNull();
  });

  test('what has gone out stays where it is', async () => {
    const { postId, deliveryId } = await aDuePost(room);
    await sendDelivery(tools, deliveryId);
    expect((await deliveryRow(db, deliveryId)).state).toBe('verified');
    expect(await movePosts(tools, admin, [{ id: postId, time: nextYear }])).toEqual(refused('already-handed-over'));
  });
});

describe('two people moving the same post', () => {
  test('the second learns who moved it and where it stands, and may take it from there', async () => {
    const id = await scheduled();
    const seen = await at(id);
    expectOk(await movePosts(tools, admin, [{ id, time: dayAfter, seen }]));
    const later = { date: '2030-01-05', time: '12:00' };
    const told = await movePosts(tools, city.coordinator, [{ id, time: later, seen }]);
    expect(told).toMatchObject({
      refusal: {
        kind: 'moved-meanwhile',
        who: admin.name,
        when: '2 Jan 2030 pukul 10.00 WIB',
        publishAt: '2030-01-02T03:00:00.000Z',
      },
    });
    expect(await at(id)).toEqual(new Date('2030-01-02T03:00:00Z'));
    expectOk(await movePosts(tools, city.coordinator, [{ id, time: later, seen: await at(id) }]));
    expect(await at(id)).toEqual(new Date('2030-01-05T05:00:00Z'));
  });

  test('seconds do not count: a calendar shows minutes', async () => {
    const id = await aDraft(room);
    expectOk(await movePosts(tools, contributor, [{ id, time: nextYear, seen: null }]));
    await sql`update post set publish_at = publish_at + interval '20 seconds' where id = ${id}`.execute(db);
    const seen = new Date('2030-01-01T02:00:00Z');
    expectOk(await movePosts(tools, contributor, [{ id, time: dayAfter, seen }]));
    expect(await at(id)).toEqual(new Date('2030-01-02T03:00:00Z'));
  });

  test('both at once: one wins, the other is told, nothing is half done', async () => {
    const id = await scheduled();
    const seen = await at(id);
    const both = await Promise.all([
      movePosts(tools, admin, [{ id, time: dayAfter, seen }]),
      movePosts(tools, city.coordinator, [{ id, time: { ...dayAfter, time: '11:00' }, seen }]),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual(refused('moved-meanwhile'));
  });
});

describe('moving several', () => {
  test('all go together, each to its own time', async () => {
    const [first, second] = [await aDraft(room), await scheduled()];
    const moved = expectOk(
      await movePosts(tools, admin, [
        { id: first, time: nextYear },
        { id: second, time: dayAfter },
      ]),
    );
    expect(new Map(moved.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [first, 'draft'],
        [second, 'scheduled'],
      ]),
    );
  });

  test('one that stays keeps all, and each says why', async () => {
    const [free, sent] = [await aDraft(room), await aDuePost(room)];
    await sendDelivery(tools, sent.deliveryId);
    const theirs = crypto.randomUUID();
    const told = await movePosts(tools, admin, [
      { id: free, time: nextYear },
      { id: sent.postId, time: nextYear },
      { id: theirs, time: nextYear },
    ]);
    expect(told).toMatchObject({ refusal: { kind: 'some-stay', count: 2 } });
    const posts = told.ok || told.refusal.kind !== 'some-stay' ? [] : told.refusal.posts;
    expect(new Map(posts.map(({ id, title, refusal }) => [id, [title, refusal.kind]]))).toEqual(
      new Map([
        [sent.postId, ['Posyandu Melati buka Rabu', 'already-handed-over']],
        [theirs, ['', 'post-not-found']],
      ]),
    );
    expect(await at(free)).toBeNull();
    const trail =
      await sql`select 1 from audit_entry where subject_id = ${free} and action = 'post.time-wished'`.execute(db);
    expect(trail.rows).toEqual([]);
  });
});

describe('copying', () => {
  test('makes a draft with the same words and place in the plan for each time', async () => {
    const original = await scheduled();
    await sql`update post set duty = 'service' where id = ${original}`.execute(db);
    const { ids } = expectOk(await copyPost(tools, contributor, { postId: original, times: [nextYear, dayAfter] }));
    const rows = await Promise.all(ids.map((id) => postRow(db, id)));
    expect(rows.map(({ state, publish_at, duty }) => [state, publish_at?.toISOString(), duty])).toEqual([
      ['draft', '2030-01-01T02:00:00.000Z', 'service'],
      ['draft', '2030-01-02T03:00:00.000Z', 'service'],
    ]);
    expect(await contentOf(db, ids[0] ?? '')).toEqual(await contentOf(db, original));
  });

  test('makes none when one of the times will not do, or the person may not write', async () => {
    const postId = await aDraft(room);
    const before = await count();
    const past = { date: '2020-01-01', time: '09:00' };
    const never = { date: '2030-02-31', time: '09:00' };
    expect(await copyPost(tools, contributor, { postId, times: [nextYear, past] })).toEqual(refused('time-has-passed'));
    expect(await copyPost(tools, contributor, { postId, times: [nextYear, never] })).toEqual(refused('no-such-time'));
    expect(await copyPost(tools, leadership, { postId, times: [nextYear] })).toEqual(refused('not-allowed'));
    expect(await copyPost(tools, stranger, { postId, times: [nextYear] })).toEqual(refused('post-not-found'));
    expect(await count()).toBe(before);
  });
});
