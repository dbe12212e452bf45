import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import {
  aDuePost, anApprovedPost, aNewsroom, aScriptedNetwork, attemptRows, deliveryRow, expectOk, pauseIsOver, postRow,
  type Newsroom } from '../../../test/support/publishing.ts'; // oxfmt-ignore
import { sendDelivery } from '#publishing/deliveries/send-delivery.ts';
import { sweepOnce } from '#publishing/deliveries/sweep-deliveries.ts';
import { schedulePost } from '#publishing/posts/schedule-post.ts';
import { withdrawPost } from '#publishing/posts/withdraw-post.ts';
import { changePause } from './change-pause.ts';
import { endPause, endPausesDue } from './end-pause.ts';
import type { PauseTarget, PauseTerms } from './pause.ts';
import { startPause } from './start-pause.ts';

const { db } = await aDatabase();
const plain: PauseTerms = { reason: 'Banjir bandang', endsAt: null, holdsReplies: false, allowed: [] };

async function paused(room: Newsroom, target?: PauseTarget, terms: Partial<PauseTerms> = {}): Promise<string> {
  const whole: PauseTarget = target ?? { kind: 'agency', agencyId: room.city.own };
  const input = { target: whole, terms: { ...plain, ...terms } };
  return expectOk(await startPause(room.tools, room.city.coordinator, input)).id;
}

const soon = () => new Date(Date.now() + 1000);
const end = (room: Newsroom, id: string) => endPause(room.tools, room.city.coordinator, id);

async function aPostFor(room: Newsroom, date: string) {
  const postId = await anApprovedPost(room);
  const time = { date, time: '09:00' };
  expectOk(await schedulePost(room.tools, room.city.people.admin, { postId, time }));
  const { id } = await db.selectFrom('delivery').select('id').where('post_id', '=', postId).executeTakeFirstOrThrow();
  return { postId, deliveryId: id };
}

describe('while a pause runs', () => {
  test('what is due is held, whoever looks at it, and neither late nor queued again and again', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    await paused(room);
    await sql`update delivery set due_at = due_at - interval '1 hour' where id = ${deliveryId}`.execute(db);
    const jobsBefore = room.list.length;
    await Promise.all([sendDelivery(room.tools, deliveryId), sendDelivery(room.tools, deliveryId)]);
    await sweepOnce(room.tools);
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual([]);
    expect(room.list.slice(jobsBefore).filter((job) => job.deliveryId === deliveryId && job.runAt < soon())).toEqual(
      [],
    );
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'scheduled', late_alarm_at: null });
    expect(await postRow(db, postId)).toMatchObject({ state: 'scheduled' });
  });

  test('it outlasts the time after which a post would be given up', async () => {
    const room = await aNewsroom(db);
    const { deliveryId } = await aDuePost(room);
    await paused(room);
    await sql`update delivery set due_at = due_at - interval '3 days' where id = ${deliveryId}`.execute(db);
    await sendDelivery(room.tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'scheduled' });
  });

  test('the channels where people publish are held too', async () => {
    const room = await aNewsroom(db);
    const { deliveryId } = await aDuePost(room, { channels: [{ channelId: room.radio, text: null }] });
    await paused(room);
    await sendDelivery(room.tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'scheduled' });
  });

  test('a held post can still be withdrawn', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    const id = await paused(room);
    expectOk(await withdrawPost(room.tools, room.city.people.admin, { postId, takeDown: false, note: '' }));
    expect(await end(room, id)).toEqual({ ok: true, value: { missed: 0 } });
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'withdrawn' });
  });

  const scopes: [string, (room: Newsroom, programmeId: string) => PauseTarget, { held: boolean }][] = [
    ['the city', () => ({ kind: 'city' }), { held: true }],
    ['the agency above', ({ city }) => ({ kind: 'agency', agencyId: city.root }), { held: true }],
    ['another agency', ({ city }) => ({ kind: 'agency', agencyId: city.sibling }), { held: false }],
    ['an agency below', ({ city }) => ({ kind: 'agency', agencyId: city.below }), { held: false }],
    ['its network', ({ city }) => ({ kind: 'network', agencyId: city.root, medium: 'portal' }), { held: true }],
    ['another network', ({ city }) => ({ kind: 'network', agencyId: city.root, medium: 'bluesky' }), { held: false }],
    ['its channel', ({ portal }) => ({ kind: 'channel', channelId: portal }), { held: true }],
    ['another channel', ({ bluesky }) => ({ kind: 'channel', channelId: bluesky }), { held: false }],
    [
      'its programme',
      ({ city }, programmeId) => ({ kind: 'programme', agencyId: city.root, programmeId }),
      { held: true },
    ],
  ];
  test.each(scopes)('a pause of %s', async (_, targetOf, { held }) => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    const programmeId = await serving(room, postId);
    await paused(room, targetOf(room, programmeId));
    await sendDelivery(room.tools, deliveryId);
    expect((await deliveryRow(db, deliveryId)).state).toBe(held ? 'scheduled' : 'verified');
    await sql`update pause set ended_at = now()`.execute(db);
  });

  test('a post of another programme goes out', async () => {
    const room = await aNewsroom(db);
    const { deliveryId } = await aDuePost(room);
    const programmeId = await serving(room, (await aDuePost(room)).postId);
    await paused(room, { kind: 'programme', agencyId: room.city.root, programmeId });
    await sendDelivery(room.tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'verified' });
  });

  test('posts on its list go out all the same', async () => {
    const room = await aNewsroom(db);
    const [first, second] = [await aDuePost(room), await aDuePost(room)];
    await paused(room, undefined, { allowed: [first.postId] });
    await sendDelivery(room.tools, first.deliveryId);
    await sendDelivery(room.tools, second.deliveryId);
    expect(await deliveryRow(db, first.deliveryId)).toMatchObject({ state: 'verified' });
    expect(await deliveryRow(db, second.deliveryId)).toMatchObject({ state: 'scheduled' });
  });
});

/** A programme that the post serves through its activity. */
async function serving({ city }: Newsroom, postId: string): Promise<string> {
  const mark = crypto.randomUUID();
  const made = { agency_id: city.own, slug: mark };
  const programme = await db
    .insertInto('programme')
    .values({ ...made, name: mark, starts_on: '2025-02-20' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const activity = await db
    .insertInto('activity')
    .values({ ...made, title: 'Kerja bakti' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('activity_programme').values({ activity_id: activity.id, programme_id: programme.id }).execute();
  await db.updateTable('post').set({ activity_id: activity.id }).where('id', '=', postId).execute();
  return programme.id;
}

describe('a pause that starts while workers are at it', () => {
  test('between preparing and sending: nobody sees anything', async () => {
    const room = await aNewsroom(db);
    const { deliveryId } = await aDuePost(room);
    room.network.pauses.prepare = async () => {
      await paused(room);
    };
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare']);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'scheduled' });
    expect(await attemptRows(db, deliveryId)).toEqual([]);
  });

  test('once it is in the network’s hands it goes on to its end', async () => {
    const room = await aNewsroom(db);
    const { deliveryId } = await aDuePost(room);
    room.network.pauses.send = async () => {
      await paused(room);
    };
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare', 'send', 'verify']);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'verified' });
  });

  test('what a crash left open is looked for, and not sent again', async () => {
    const room = await aNewsroom(db);
    room.network.faults.send.push({ kind: 'unanswered', detail: 'cut' });
    const { deliveryId } = await aDuePost(room);
    await sendDelivery(room.tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'sending' });
    const id = await paused(room);
    await pauseIsOver(db, deliveryId);
    await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual(['prepare', 'send', 'find']);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'scheduled' });
    expect(await attemptRows(db, deliveryId)).toMatchObject([{ state: 'absent' }]);
    expect(await end(room, id)).toEqual({ ok: true, value: { missed: 1 } });
  });

  test('what had arrived after all is found and verified', async () => {
    const room = await aNewsroom(db);
    room.network.faults.send.push({ kind: 'unanswered', detail: 'cut', arrives: true });
    const { deliveryId } = await aDuePost(room);
    await sendDelivery(room.tools, deliveryId);
    await paused(room);
    await pauseIsOver(db, deliveryId);
    await sendDelivery(room.tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'verified' });
  });

  test('two workers racing with it: no visible call begins once it has started', async () => {
    for (let round = 0; round < 6; round += 1) {
      const network = aScriptedNetwork();
      const room = await aNewsroom(db, network);
      const posts = await Promise.all(Array.from({ length: 4 }, () => aDuePost(room)));
      let started = false;
      const handedOverBefore = new Set<string>();
      let lateCalls = 0;
      network.pauses.prepare = () => new Promise((done) => setTimeout(done, Math.random() * 12));
      network.pauses.send = () => {
        if (started) lateCalls += 1;
        return Promise.resolve();
      };
      const work = posts.flatMap(({ deliveryId }) => [
        sendDelivery(room.tools, deliveryId),
        sendDelivery(room.tools, deliveryId),
      ]);
      const pausing = (async () => {
        await new Promise((done) => setTimeout(done, Math.random() * 12));
        const id = await paused(room);
        started = true;
        for (const row of await db.selectFrom('delivery_attempt').select('delivery_id').execute()) {
          handedOverBefore.add(row.delivery_id);
        }
        return id;
      })();
      await Promise.all([...work, pausing]);
      const states = await Promise.all(posts.map(({ deliveryId }) => deliveryRow(db, deliveryId)));
      for (const { id, state } of states) {
        expect([id, state]).toEqual([id, handedOverBefore.has(id) ? 'verified' : 'scheduled']);
      }
      const afterwards = states.filter(({ id }) => handedOverBefore.has(id)).length;
      expect(lateCalls).toBeLessThanOrEqual(afterwards);
    }
  });

  test('it waits for a worker that is just handing over', async () => {
    const room = await aNewsroom(db);
    let pausing: Promise<string> | undefined;
    let done = false;
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock_shared(7264026)`.execute(tx);
      pausing = paused(room).then((id) => {
        done = true;
        return id;
      });
      await new Promise((soon) => setTimeout(soon, 150));
      expect(done).toBe(false);
    });
    await pausing;
    expect(done).toBe(true);
  });
});

describe('when it ends', () => {
  test('what its time has passed for is missed, what is still to come stays planned, and nothing fires', async () => {
    const room = await aNewsroom(db);
    const due = await aDuePost(room);
    const later = await aPostFor(room, '2030-01-01');
    const id = await paused(room);
    const jobsBefore = room.list.length;
    expect(await end(room, id)).toEqual({ ok: true, value: { missed: 1 } });
    await sweepOnce(room.tools, 0);
    const queued = room.list.slice(jobsBefore).map(({ deliveryId }) => deliveryId);
    for (const { deliveryId } of [due, later]) expect(queued).not.toContain(deliveryId);
    for (const { deliveryId } of [due, later]) await sendDelivery(room.tools, deliveryId);
    expect(room.network.calls).toEqual([]);
    expect(await deliveryRow(db, due.deliveryId)).toMatchObject({ state: 'missed' });
    expect(await postRow(db, due.postId)).toMatchObject({ state: 'missed' });
    expect(await deliveryRow(db, later.deliveryId)).toMatchObject({ state: 'scheduled' });
    expect(room.settled).toMatchObject([{ deliveryId: due.deliveryId, state: 'missed' }]);
    await sql`update delivery set due_at = now() - interval '1 second' where id = ${later.deliveryId}`.execute(db);
    await sendDelivery(room.tools, later.deliveryId);
    expect(await deliveryRow(db, later.deliveryId)).toMatchObject({ state: 'verified' });
  });

  test('what another pause holds stays held until that one ends', async () => {
    const room = await aNewsroom(db);
    const { deliveryId } = await aDuePost(room);
    const [first, second] = [await paused(room), await paused(room, { kind: 'city' })];
    expect(await end(room, first)).toEqual({ ok: true, value: { missed: 0 } });
    await sendDelivery(room.tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'scheduled' });
    expect(await end(room, second)).toEqual({ ok: true, value: { missed: 1 } });
  });

  test('its own end ends it the same way; what is due after that goes out as planned', async () => {
    const room = await aNewsroom(db);
    const [before, after] = [await aDuePost(room), await aDuePost(room)];
    await sql`update delivery set due_at = now() - interval '1 hour' where id = ${before.deliveryId}`.execute(db);
    const id = await paused(room, undefined, { endsAt: new Date(Date.now() + 3_600_000) });
    await endPausesDue(room.tools);
    expect(await deliveryRow(db, before.deliveryId)).toMatchObject({ state: 'scheduled' });
    await sql`update pause set ends_at = now() - interval '30 minutes' where id = ${id}`.execute(db);
    await sendDelivery(room.tools, before.deliveryId);
    await sendDelivery(room.tools, after.deliveryId);
    expect(await deliveryRow(db, before.deliveryId)).toMatchObject({ state: 'scheduled' });
    expect(await deliveryRow(db, after.deliveryId)).toMatchObject({ state: 'verified' });
    await endPausesDue(room.tools);
    expect(await deliveryRow(db, before.deliveryId)).toMatchObject({ state: 'missed' });
    const pause = await db.selectFrom('pause').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(pause).toMatchObject({ ended_at: expect.any(Date), ended_by: null });
  });

  test('a post let through too late for its time is missed as well', async () => {
    const room = await aNewsroom(db);
    const { postId, deliveryId } = await aDuePost(room);
    const pauseId = await paused(room);
    const change = { pauseId, terms: { ...plain, allowed: [postId] } };
    expect(await changePause(room.tools, room.city.coordinator, change)).toEqual({ ok: true, value: { missed: 1 } });
    await sendDelivery(room.tools, deliveryId);
    expect(await deliveryRow(db, deliveryId)).toMatchObject({ state: 'missed' });
  });
});
