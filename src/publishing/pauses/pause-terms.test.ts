import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { things } from '../../../test/support/matrix-seeds.ts';
import { aSlot } from '../../../test/support/matrix-slots.ts';
import { aNewsroom, deliveryRow, expectOk, type Newsroom } from '../../../test/support/publishing.ts';
import { nextFreeSlot } from '#planning/index.ts';
import { sendDelivery } from '#publishing/deliveries/send-delivery.ts';
import { changePause } from './change-pause.ts';
import { endPause } from './end-pause.ts';
import type { PauseTarget, PauseTerms } from './pause.ts';
import { startPause } from './start-pause.ts';

const { db } = await aDatabase();
const refused = (kind: string) => ({ ok: false, refusal: { kind } });
const plain: PauseTerms = { reason: 'Banjir bandang', endsAt: null, holdsReplies: false, allowed: [] };

async function paused(room: Newsroom, target?: PauseTarget, terms: Partial<PauseTerms> = {}): Promise<string> {
  const whole: PauseTarget = target ?? { kind: 'agency', agencyId: room.city.own };
  return expectOk(await startPause(room.tools, room.city.coordinator, { target: whole, terms: { ...plain, ...terms } }))
    .id;
}

const end = (room: Newsroom, id: string) => endPause(room.tools, room.city.coordinator, id);

describe('who may, and what is refused', () => {
  test('an admin pauses the own agency and its channels, not the city, nor others; nobody else pauses', async () => {
    const room = await aNewsroom(db);
    const { own, below, root, sibling, people } = room.city;
    const start = (actor: typeof people.admin, target: PauseTarget) =>
      startPause(room.tools, actor, { target, terms: plain });
    expect(await start(people.admin, { kind: 'city' })).toEqual(refused('not-allowed'));
    expect(await start(people.admin, { kind: 'agency', agencyId: sibling })).toEqual(refused('not-allowed'));
    expect(await start(people.admin, { kind: 'network', agencyId: root, medium: 'radio' })).toEqual(
      refused('not-allowed'),
    );
    for (const person of [people.approver, people.contributor, people.leadership, people.liaison]) {
      expect(await start(person, { kind: 'agency', agencyId: own })).toEqual(refused('not-allowed'));
    }
    expect(await start(people.admin, { kind: 'agency', agencyId: below })).toMatchObject({ ok: true });
    expect(await start(people.admin, { kind: 'channel', channelId: room.portal })).toMatchObject({ ok: true });
    const city = await paused(room, { kind: 'city' });
    const ended = await endPause(room.tools, people.admin, city);
    expect(ended).toEqual(refused('pause-not-found'));
    expect(await end(room, city)).toMatchObject({ ok: true });
  });

  test('places and posts that are not there, an end that has passed, and the same twice', async () => {
    const room = await aNewsroom(db);
    const { own } = room.city;
    const nowhere = crypto.randomUUID();
    const start = (target: PauseTarget, terms: Partial<PauseTerms> = {}) =>
      startPause(room.tools, room.city.coordinator, { target, terms: { ...plain, ...terms } });
    const here: PauseTarget = { kind: 'agency', agencyId: own };
    expect(await start({ kind: 'agency', agencyId: nowhere })).toEqual(refused('pause-place-not-found'));
    expect(await start({ kind: 'channel', channelId: nowhere })).toEqual(refused('pause-place-not-found'));
    const programme = { kind: 'programme', agencyId: own, programmeId: nowhere } as const;
    expect(await start(programme)).toEqual(refused('pause-place-not-found'));
    expect(await start(here, { allowed: [nowhere] })).toEqual(refused('post-not-found'));
    expect(await start(here, { endsAt: new Date(Date.now() - 1000) })).toEqual(refused('pause-would-be-over'));
    const both = await Promise.all([start(here), start(here)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual(refused('already-paused'));
  });

  test('one that is over is neither changed nor ended again; all of it stands in the trail', async () => {
    const room = await aNewsroom(db);
    const { coordinator } = room.city;
    const pauseId = await paused(room);
    const terms = { ...plain, reason: 'Banjir surut' };
    expect(await changePause(room.tools, room.city.people.approver, { pauseId, terms })).toEqual(
      refused('not-allowed'),
    );
    expect(await changePause(room.tools, coordinator, { pauseId, terms })).toMatchObject({ ok: true });
    expect(await end(room, pauseId)).toMatchObject({ ok: true });
    expect(await end(room, pauseId)).toEqual(refused('pause-over'));
    expect(await changePause(room.tools, coordinator, { pauseId, terms })).toEqual(refused('pause-over'));
    expect(await end(room, crypto.randomUUID())).toEqual(refused('pause-not-found'));
    const trail = await db
      .selectFrom('audit_entry')
      .select(['action', 'after'])
      .where('subject_id', '=', pauseId)
      .orderBy('seq')
      .execute();
    expect(trail).toMatchObject([
      { action: 'pause.started', after: { scope: 'agency', reason: 'Banjir bandang' } },
      { action: 'pause.changed', after: { reason: 'Banjir surut' } },
      { action: 'pause.ended', after: { missed: 0 } },
    ]);
  });
});

test('answers to citizens go out all the same, unless they are held too', async () => {
  const room = await aNewsroom(db);
  const replyId = await things['replies']?.(db, room.city.own);
  const reply = { agency_id: room.city.own, channel_id: room.portal, due_at: new Date(Date.now() - 1000) };
  const content = { title: '', text: 'Terima kasih.', language: 'id', slug: 'x', pictures: [], replyTo: null };
  const { id } = await db
    .insertInto('delivery')
    .values({ ...reply, reply_id: replyId ?? null, content: JSON.stringify(content) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const pauseId = await paused(room, undefined, { holdsReplies: true });
  await sendDelivery(room.tools, id);
  expect(await deliveryRow(db, id)).toMatchObject({ state: 'scheduled' });
  await end(room, pauseId);
  await db.updateTable('delivery').set({ state: 'scheduled' }).where('id', '=', id).execute();
  await paused(room);
  await sendDelivery(room.tools, id);
  expect(await deliveryRow(db, id)).toMatchObject({ state: 'verified' });
});

test('the slots of a paused agency stand still with it, and those of a paused network do not', async () => {
  const room = await aNewsroom(db);
  const { own } = room.city;
  const slotId = await aSlot(db, own);
  const next = () => nextFreeSlot(db, { agencyId: own, channelIds: [], after: new Date() });
  expect(await next()).toMatchObject({ slotId });
  const id = await paused(room);
  expect(await next()).toBeUndefined();
  await end(room, id);
  await paused(room, { kind: 'network', agencyId: own, medium: 'portal' });
  expect(await next()).toMatchObject({ slotId });
});
