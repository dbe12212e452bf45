import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies } from '../../../test/support/people.ts';
import type { AgencyId } from '#organisation/index.ts';
import { nationalHolidays } from '#planning/special-days/national-holidays.ts';
import { addDay } from '#planning/special-days/special-day.store.ts';
import { inTransaction } from '#platform/db/db.ts';
import { previewSlot } from './preview-slot.ts';
import type { SlotContent } from './slot.ts';

const { db } = await aDatabase();
const now = new Date('2026-11-24T02:00:00Z');
const { own } = await aCityWithAgencies(db);
await inTransaction(db, async (tx) => {
  for (const day of nationalHolidays(2026)) await addDay(tx, day, { personId: null, at: now });
});

function slot(more: Partial<SlotContent> = {}): SlotContent {
  const plain = { channelId: null, name: '', rule: 'FREQ=DAILY', startsOn: '2026-11-24', endsOn: null, time: '07:00' };
  const use = { purpose: 'random', pillarId: null, campaignId: null, onHolidays: 'keep' } as const;
  const ways = { stopsInCrisis: true, autoFill: 'off', autoFillDays: 3, zone: 'Asia/Jakarta' } as const;
  return { agencyId: own, ...plain, ...use, ...ways, ...more };
}

async function shown(more: Partial<SlotContent>) {
  const preview = await previewSlot(db, slot(more), now);
  if (!preview.ok) throw new Error(preview.refusal.kind);
  return preview.value;
}

test('shows the next ten and counts a year', async () => {
  const { moments, inYear } = await shown({});
  expect(moments.map(({ date }) => date)).toEqual(
    Array.from({ length: 10 }, (_, index) => `2026-${index < 6 ? '11' : '12'}-${String(index < 6 ? 25 + index : index - 5).padStart(2, '0')}`),
  );
  expect(inYear).toEqual({ count: 366, cut: false, fallingOut: 0, moved: 0 });
}); // oxfmt-ignore

test('tells what holidays do: fall out, or move to the next working day', async () => {
  const christmas = { rule: 'FREQ=WEEKLY;BYDAY=TH,FR', startsOn: '2026-12-21', endsOn: '2026-12-31' };
  const kept = await shown(christmas);
  expect(kept.moments.map(({ date }) => date)).toEqual(['2026-12-24', '2026-12-25', '2026-12-31']);
  const skipped = await shown({ ...christmas, onHolidays: 'skip' });
  expect(skipped.moments.map(({ date }) => date)).toEqual(['2026-12-31']);
  expect(skipped.inYear).toMatchObject({ count: 1, fallingOut: 2 });
  const moved = await shown({ ...christmas, onHolidays: 'move' });
  expect(moved.moments.map(({ date, movedFrom }) => [date, movedFrom])).toEqual([
    // Both days off move to Monday: one is left.
    ['2026-12-28', '2026-12-25'],
    ['2026-12-31', null],
  ]);
});

test('tells what changed clocks do to an hour', async () => {
  const inBerlin = { zone: 'Europe/Berlin', time: '02:30', startsOn: '2027-03-27', endsOn: '2027-03-29' };
  const spring = await shown(inBerlin);
  expect(spring.zone).toBe('Europe/Berlin');
  expect(spring.moments.map(({ at, meeting }) => [new Date(at).toISOString(), meeting])).toEqual([
    ['2027-03-27T01:30:00.000Z', 'once'],
    ['2027-03-28T01:30:00.000Z', 'skipped'],
    ['2027-03-29T00:30:00.000Z', 'once'],
  ]);
  const autumn = await shown({ ...inBerlin, startsOn: '2027-10-31', endsOn: '2027-10-31' });
  expect(autumn.moments.map(({ at, meeting }) => [new Date(at).toISOString(), meeting])).toEqual([
    ['2027-10-31T00:30:00.000Z', 'doubled'],
  ]);
});

test('a leap day shows its ten over forty years', async () => {
  const { moments, inYear } = await shown({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29' });
  expect([moments.length, moments[0]?.date, moments[9]?.date]).toEqual([10, '2028-02-29', '2064-02-29']);
  expect(inYear.count).toBe(0);
});

test.each<[string, Partial<SlotContent>]>([
  ['slot-faster-than-a-minute', { rule: 'FREQ=SECONDLY' }],
  ['slot-ends-before-it-starts', { endsOn: '2026-01-01' }],
  ['no-such-date', { startsOn: '2026-02-31' }],
  ['slot-never-occurs', { rule: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31' }],
  ['slot-zone-unknown', { zone: 'Mars/Olympus' }],
  ['slot-agency-not-found', { agencyId: crypto.randomUUID() as AgencyId }],
])('says %s while it is being written', async (kind, more) => {
  expect(await previewSlot(db, slot(more), now)).toMatchObject({ ok: false, refusal: { kind } });
});
