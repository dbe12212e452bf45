import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aSlot } from '../../../test/support/matrix-slots.ts';
import { aCityWithAgencies } from '../../../test/support/people.ts';
import { aChannel } from '../../../test/support/voices.ts';
import { slotGaps } from './gaps.ts';
import { nextFreeSlot } from './next-free-slot.ts';

const { db } = await aDatabase();
/** Tuesday, 09.00 WIB. */
const after = new Date('2026-11-24T02:00:00Z');
const zone = 'Asia/Jakarta';

async function aPostAt(agencyId: string, at: string, channelId?: string): Promise<void> {
  const row = { agency_id: agencyId, slug: crypto.randomUUID(), publish_at: new Date(at) };
  const { id } = await db.insertInto('post').values(row).returning('id').executeTakeFirstOrThrow();
  if (channelId) await db.insertInto('post_variant').values({ post_id: id, channel_id: channelId }).execute();
}

async function aDesk() {
  const { own } = await aCityWithAgencies(db);
  const [radio, portal] = [await aChannel(db, { agencyId: own }), await aChannel(db, { agencyId: own })];
  return { own, radio: radio.id, portal: portal.id };
}

async function free(own: Awaited<ReturnType<typeof aDesk>>['own'], channelIds: string[] = [], from = after) {
  const found = await nextFreeSlot(db, { agencyId: own, channelIds, after: from });
  return found && `${found.date} ${found.time}`;
}

test('is the first that nothing fills, a quarter of an hour ahead at least', async () => {
  const { own } = await aDesk();
  expect(await free(own)).toBe(undefined);
  await aSlot(db, own, { zone });
  expect(await free(own)).toBe('2026-11-25 07:00');
  expect(await free(own, [], new Date('2026-11-24T23:50:00Z'))).toBe('2026-11-26 07:00');
  await aPostAt(own, '2026-11-25T00:00:00Z');
  expect(await free(own)).toBe('2026-11-26 07:00');
});

test('suits the channels asked for; a slot of any channel suits all', async () => {
  const { own, radio, portal } = await aDesk();
  await aSlot(db, own, { zone, channel_id: radio });
  expect(await free(own, [portal])).toBe(undefined);
  await aSlot(db, own, { zone, time_of_day: '19:00', rule: 'FREQ=WEEKLY;BYDAY=FR' });
  expect(await free(own, [radio])).toBe('2026-11-25 07:00');
  expect(await free(own, [portal])).toBe('2026-11-27 19:00');
  // A post on another channel leaves the radio's slot free.
  await aPostAt(own, '2026-11-25T00:00:00Z', portal);
  expect(await free(own, [radio])).toBe('2026-11-25 07:00');
  await aPostAt(own, '2026-11-25T00:00:00Z', radio);
  expect(await free(own, [radio])).toBe('2026-11-26 07:00');
});

test('none within thirty days is none', async () => {
  const { own } = await aDesk();
  await aSlot(db, own, { zone, rule: 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5' });
  expect(await free(own)).toBe(undefined);
});

test('gaps tell how full weeks and channels are', async () => {
  const { own, radio } = await aDesk();
  await aSlot(db, own, { zone, channel_id: radio });
  await aSlot(db, own, { zone, time_of_day: '12:00', rule: 'FREQ=WEEKLY;BYDAY=WE' });
  await aPostAt(own, '2026-11-25T00:00:00Z', radio);
  await aPostAt(own, '2026-12-02T05:00:00Z');
  const { weeks, channels, soonTotal } = await slotGaps(db, [own], { now: after, zone });
  expect(weeks).toEqual([
    { from: '2026-11-23', slots: 6, empty: 5 },
    { from: '2026-11-30', slots: 8, empty: 7 },
    { from: '2026-12-07', slots: 8, empty: 8 },
    { from: '2026-12-14', slots: 8, empty: 8 },
  ]);
  expect(channels).toEqual([
    { channelId: radio, slots: 26, empty: 25 },
    { channelId: null, slots: 4, empty: 3 },
  ]);
  // Wednesday noon, Thursday and Friday at seven.
  expect(soonTotal).toBe(3);
});
