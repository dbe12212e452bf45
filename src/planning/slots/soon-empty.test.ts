import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aSlot } from '../../../test/support/matrix-slots.ts';
import { aCityWithAgencies } from '../../../test/support/people.ts';
import { slotGaps } from './gaps.ts';
import { soonEmpty, tellUntil } from './soon-empty.ts';

const { db } = await aDatabase();
const zone = 'Asia/Jakarta';
const none = new Set<string>();
/** A Tuesday, 09.00 WIB. */
const tuesday = new Date('2026-11-24T02:00:00Z');

test('an ordinary day tells three days ahead', () => {
  expect(tellUntil(tuesday, zone, none)).toEqual(new Date('2026-11-27T02:00:00Z'));
});

test('before a weekend until a whole working day is left', () => {
  const friday = new Date('2026-11-27T02:00:00Z');
  // Monday and Tuesday are the next two working days; told until Tuesday is over.
  expect(tellUntil(friday, zone, none)).toEqual(new Date('2026-12-01T17:00:00Z'));
});

test('before Idulfitri over all the days off', () => {
  const before = new Date('2026-03-17T02:00:00Z');
  const off = new Set(['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-23', '2026-03-24']);
  // Wednesday 25 and Thursday 26 March.
  expect(tellUntil(before, zone, off)).toEqual(new Date('2026-03-26T17:00:00Z'));
});

test('its day is the day of the place', () => {
  // Already Friday in Jayapura, still Thursday in Jakarta.
  const at = new Date('2026-11-26T16:00:00Z');
  expect(tellUntil(at, 'Asia/Jayapura', none)).toEqual(new Date('2026-12-01T15:00:00Z'));
  expect(tellUntil(at, zone, none)).toEqual(new Date('2026-11-30T17:00:00Z'));
});

const times = (moments: readonly { readonly at: number }[]): string[] =>
  moments.map(({ at }) => new Date(at).toISOString());

test('empty ones are told in order, and not what a crisis stops or a post fills', async () => {
  const { own } = await aCityWithAgencies(db);
  await aSlot(db, own, { zone });
  expect(times((await soonEmpty(db, [own], tuesday)).empty)).toEqual([
    '2026-11-25T00:00:00.000Z',
    '2026-11-26T00:00:00.000Z',
    '2026-11-27T00:00:00.000Z',
  ]);
  const filled = { agency_id: own, slug: crypto.randomUUID(), publish_at: new Date('2026-11-26T00:00:00Z') };
  await db.insertInto('post').values(filled).execute();
  expect(times((await soonEmpty(db, [own], tuesday)).empty)).toEqual([
    '2026-11-25T00:00:00.000Z',
    '2026-11-27T00:00:00.000Z',
  ]);
  expect((await slotGaps(db, [own], { now: tuesday, zone })).soonTotal).toBe(2);
  const crisis = { agency_id: own, reason: 'Banjir', started_at: tuesday };
  await db.insertInto('crisis_stop').values(crisis).execute();
  expect((await soonEmpty(db, [own], tuesday)).empty).toEqual([]);
});

test('what fills itself is told only once its own time has come and nothing fitted', async () => {
  const { own } = await aCityWithAgencies(db);
  await aSlot(db, own, { zone, auto_fill: 'bank', auto_fill_days: 1 });
  // Of tomorrow 07.00 the machine had its turn at 07.00 today, two hours ago.
  expect(times((await soonEmpty(db, [own], tuesday)).empty)).toEqual(['2026-11-25T00:00:00.000Z']);
  const early = new Date('2026-11-24T00:30:00Z');
  expect((await soonEmpty(db, [own], early)).empty).toEqual([]);
});
