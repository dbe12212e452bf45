import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies } from '../../../test/support/people.ts';
import { aChannel } from '../../../test/support/voices.ts';
import type { AgencyId } from '#organisation/index.ts';
import { slotsOf } from './slot.store.ts';
import type { SlotContent } from './slot.ts';
import { createSlots, removeSlot, restoreSlot, saveSlot } from './write-slot.ts';

const { db } = await aDatabase();
const tools = { db, now: () => new Date('2026-11-24T02:00:00Z') };
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) as unknown });

function wanted(agencyId: AgencyId, more: Partial<SlotContent> = {}): Omit<SlotContent, 'time'> {
  return {
    agencyId,
    channelId: null,
    name: 'Pagi kerja',
    rule: 'FREQ=WEEKLY;BYDAY=MO,TH',
    startsOn: '2026-11-24',
    endsOn: null,
    zone: null,
    purpose: 'random',
    pillarId: null,
    campaignId: null,
    onHolidays: 'keep',
    stopsInCrisis: true,
    autoFill: 'off',
    autoFillDays: 3,
    ...more,
  };
}

async function auditOf(subjectId: string) {
  const query = db.selectFrom('audit_entry').select(['action', 'before', 'after']).where('subject_id', '=', subjectId);
  return await query.orderBy('at').orderBy('seq').execute();
}

test('a slot at each time is made, once, by those who publish, and is told in the trail', async () => {
  const { own, people } = await aCityWithAgencies(db);
  const body = { ...wanted(own), times: ['16:30', '07:00', '16:30'] };
  expect(await createSlots(tools, people.contributor, body)).toEqual(refused('not-allowed'));
  const made = await createSlots(tools, people.admin, body);
  expect((await slotsOf(db, [own])).map(({ time }) => time).toSorted()).toEqual(['07:00', '16:30']);
  expect(await auditOf(made.ok ? (made.value[0] ?? '') : '')).toMatchObject([
    { action: 'slot.created', before: null, after: { rule: 'FREQ=WEEKLY;BYDAY=MO,TH', time: '07:00' } },
  ]);
});

test('outside one’s agencies there is none', async () => {
  const { sibling, people } = await aCityWithAgencies(db);
  const outcome = await createSlots(tools, people.admin, { ...wanted(sibling), times: ['07:00'] });
  expect(outcome).toEqual(refused('slot-agency-not-found'));
});

test.each<[string, Partial<SlotContent>]>([
  ['slot-faster-than-a-minute', { rule: 'FREQ=SECONDLY' }],
  ['slot-faster-than-a-minute', { rule: 'FREQ=MINUTELY;BYSECOND=0,30' }],
  ['slot-rule-unreadable', { rule: 'tiap Senin' }],
  ['slot-rule-unreadable', { rule: 'FREQ=DAILY;INTERVAL=0' }],
  ['slot-rule-part-unknown', { rule: 'FREQ=DAILY;BYWEEKNO=3' }],
  ['slot-ends-before-it-starts', { endsOn: '2026-11-23' }],
  ['no-such-date', { startsOn: '2026-02-31' }],
  ['no-such-date', { endsOn: '2027-02-29' }],
  ['slot-never-occurs', { rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31' }],
  ['slot-never-occurs', { rule: 'FREQ=WEEKLY;BYDAY=MO', endsOn: '2026-11-25' }],
  ['slot-zone-unknown', { zone: 'Asia/Magelang' }],
  ['slot-needs-a-pillar', { purpose: 'pillar', pillarId: '0f9d38f4-0a64-4d5e-9a43-7f3c37f0a001' }],
  ['slot-needs-a-campaign', { purpose: 'campaign', campaignId: '0f9d38f4-0a64-4d5e-9a43-7f3c37f0a001' }],
  ['slot-channel-not-found', { channelId: '0f9d38f4-0a64-4d5e-9a43-7f3c37f0a001' }],
])('%s is told, and nothing is made', async (kind, more) => {
  const { own, people } = await aCityWithAgencies(db);
  const outcome = await createSlots(tools, people.admin, { ...wanted(own, more), times: ['07:00', '12:00'] });
  expect(outcome).toEqual(refused(kind));
  expect(await slotsOf(db, [own])).toEqual([]);
});

test('another agency’s channel is none', async () => {
  const { own, sibling, people } = await aCityWithAgencies(db);
  const { id: channelId } = await aChannel(db, { agencyId: sibling });
  const outcome = await createSlots(tools, people.admin, { ...wanted(own, { channelId }), times: ['07:00'] });
  expect(outcome).toEqual(refused('slot-channel-not-found'));
});

test('saving tells the second of two, keeps the agency, and leaves before and after', async () => {
  const { own, sibling, people } = await aCityWithAgencies(db);
  const made = await createSlots(tools, people.admin, { ...wanted(own), times: ['07:00'] });
  const id = made.ok ? made.value[0] : undefined;
  if (!id) throw new Error('No slot was made');
  const content = { ...wanted(sibling, { name: 'Sore' }), time: '16:30' };
  expect(await saveSlot(tools, people.admin, { id, revision: 1, content })).toEqual({ ok: true, value: 2 });
  expect(await saveSlot(tools, people.admin, { id, revision: 1, content })).toEqual({
    ok: false,
    refusal: { kind: 'slot-changed-meanwhile', revision: 2 },
  });
  expect(await saveSlot(tools, people.contributor, { id, revision: 2, content })).toEqual(refused('not-allowed'));
  expect(await slotsOf(db, [own])).toMatchObject([{ agencyId: own, name: 'Sore', time: '16:30', revision: 2 }]);
  expect((await auditOf(id)).at(-1)).toMatchObject({
    action: 'slot.changed',
    before: { time: '07:00' },
    after: { time: '16:30' },
  });
});

test('what is saved as it was leaves no trace; another pillar alone is told by its name', async () => {
  const { own, people } = await aCityWithAgencies(db);
  const made = await createSlots(tools, people.admin, { ...wanted(own), times: ['07:00'] });
  const id = made.ok ? made.value[0] : undefined;
  if (!id) throw new Error('No slot was made');
  const content = { ...wanted(own), time: '07:00' };
  expect(await saveSlot(tools, people.admin, { id, revision: 1, content })).toEqual({ ok: true, value: 1 });
  expect(await auditOf(id)).toHaveLength(1);

  const pillars = db.insertInto('content_pillar').values([
    { agency_id: own, name: 'Layanan', position: 1 },
    { agency_id: own, name: 'Budaya', position: 2 },
  ]);
  const [first, second] = await pillars.returning('id').execute();
  const ofPillar = (pillarId = '') => ({ ...content, purpose: 'pillar' as const, pillarId });
  await saveSlot(tools, people.admin, { id, revision: 1, content: ofPillar(first?.id) });
  expect(await saveSlot(tools, people.admin, { id, revision: 2, content: ofPillar(second?.id) })).toMatchObject({
    ok: true,
  });
  expect((await auditOf(id)).at(-1)).toMatchObject({ before: { pillar: 'Layanan' }, after: { pillar: 'Budaya' } });
});

test('filling by itself rests on whoever switched it on last', async () => {
  const { own, people, coordinator } = await aCityWithAgencies(db);
  const made = await createSlots(tools, people.admin, { ...wanted(own, { autoFill: 'bank' }), times: ['07:00'] });
  const id = made.ok ? made.value[0] : undefined;
  if (!id) throw new Error('No slot was made');
  const consent = async () => (await slotsOf(db, [own]))[0]?.autoFillBy;
  const save = async (revision: number, autoFill: SlotContent['autoFill']): Promise<void> => {
    const content = { ...wanted(own, { autoFill }), time: '07:00' };
    expect(await saveSlot(tools, coordinator, { id, revision, content })).toMatchObject({ ok: true });
  };
  expect(await consent()).toBe(people.admin.personId);
  await save(1, 'bank');
  expect(await consent()).toBe(people.admin.personId);
  await save(1, 'ready');
  expect(await consent()).toBe(coordinator.personId);
  await save(2, 'off');
  expect(await consent()).toBe(null);
});

test('removing can be undone', async () => {
  const { own, people } = await aCityWithAgencies(db);
  const made = await createSlots(tools, people.admin, { ...wanted(own), times: ['07:00'] });
  const id = made.ok ? made.value[0] : undefined;
  if (!id) throw new Error('No slot was made');
  expect(await removeSlot(tools, people.contributor, id)).toEqual(refused('not-allowed'));
  expect(await removeSlot(tools, people.admin, id)).toMatchObject({ ok: true });
  expect(await slotsOf(db, [own])).toEqual([]);
  expect(await removeSlot(tools, people.admin, id)).toEqual(refused('slot-not-found'));
  expect(await restoreSlot(tools, people.admin, id)).toMatchObject({ ok: true });
  expect(await slotsOf(db, [own])).toHaveLength(1);
  expect((await auditOf(id)).map(({ action }) => action)).toEqual(['slot.created', 'slot.removed', 'slot.restored']);
});
