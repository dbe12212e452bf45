import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aSlot } from '../../../test/support/matrix-slots.ts';
import { aCityWithAgencies } from '../../../test/support/people.ts';
import { inTransaction } from '#platform/db/db.ts';
import { isInCrisis } from '#planning/bank/bank-for-slot.ts';
import { endCrisis, startCrisis } from './crisis.ts';
import { nextFreeSlot } from './next-free-slot.ts';
import { openOccurrence } from './open-occurrence.ts';
import { slotCalendar } from './slot-calendar.ts';
import type { SlotId } from './slot.ts';

const { db } = await aDatabase();
const now = new Date('2026-11-24T02:00:00Z');
const tools = { db, now: () => now };
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) as unknown });
const tomorrow = new Date('2026-11-25T00:00:00Z');

test('slots and bank of the agency and those below stand still until it ends; nothing else does', async () => {
  const { own, below, sibling, people } = await aCityWithAgencies(db);
  const slotId = (await aSlot(db, below, { zone: 'Asia/Jakarta' })) as SlotId;
  const goesOn = (await aSlot(db, below, { zone: 'Asia/Jakarta', stops_in_crisis: false })) as SlotId;
  const open = (id: SlotId) =>
    inTransaction(db, (tx) => openOccurrence(tx, [below], { slotId: id, at: tomorrow, now }));
  expect(await startCrisis(tools, people.admin, { agencyId: own, reason: 'Banjir' })).toMatchObject({ ok: true });
  const calendar = await slotCalendar(db, [below], { from: now, to: tomorrow, limit: 10 });
  expect(calendar.slots.map((slot) => [slot.id === slotId, calendar.isPaused(slot)])).toEqual(
    expect.arrayContaining([
      [true, true],
      [false, false],
    ]),
  );
  expect(await open(slotId)).toEqual(refused('slot-in-crisis'));
  expect(await open(goesOn)).toMatchObject({ ok: true });
  expect(await nextFreeSlot(db, { agencyId: below, channelIds: [], after: now })).toMatchObject({ slotId: goesOn });
  expect([await isInCrisis(db, below), await isInCrisis(db, sibling)]).toEqual([true, false]);

  expect(await endCrisis(tools, people.admin, own)).toMatchObject({ ok: true });
  expect(await open(slotId)).toMatchObject({ ok: true });
  expect(await isInCrisis(db, below)).toBe(false);
});

test('is declared once, by those who publish there, and ended once', async () => {
  const { own, sibling, people } = await aCityWithAgencies(db);
  const crisis = { agencyId: own, reason: 'Gempa' };
  expect(await startCrisis(tools, people.contributor, crisis)).toEqual(refused('not-allowed'));
  expect(await startCrisis(tools, people.admin, { ...crisis, agencyId: sibling })).toEqual(refused('not-allowed'));
  const [first, second] = await Promise.all([
    startCrisis(tools, people.admin, crisis),
    startCrisis(tools, people.admin, crisis),
  ]);
  expect([first, second].filter(({ ok }) => ok)).toHaveLength(1);
  expect(first.ok ? second : first).toEqual(refused('already-in-crisis'));
  expect(await endCrisis(tools, people.approver, own)).toEqual(refused('not-allowed'));
  expect(await endCrisis(tools, people.admin, own)).toMatchObject({ ok: true });
  expect(await endCrisis(tools, people.admin, own)).toEqual(refused('crisis-not-found'));
  const query = db.selectFrom('audit_entry').select(['action', 'after']).where('agency_id', '=', own);
  expect(await query.where('subject_kind', '=', 'crisis').orderBy('seq').execute()).toMatchObject([
    { action: 'crisis.started', after: { reason: 'Gempa' } },
    { action: 'crisis.ended' },
  ]);
});
