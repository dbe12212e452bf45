import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#organisation/index.ts';
import { createProgramme } from '#strategy/create-programme.ts';
import type { Programme, ProgrammeContent, ProgrammeId } from '#strategy/programme.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import type { IndicatorBody, ProgrammeDetail } from './contract.ts';
import { stateOf } from './present-detail.ts';
import { removePart } from './remove-part.ts';
import { addIndicator, enterAchievement, saveIndicator } from './write-indicator.ts';
import { addMilestone, saveMilestone } from './write-milestone.ts';

const { db } = await aDatabase();
const now = (): Date => new Date('2026-11-24T02:00:00Z');
const tools = { db, now };
const nowhere = crypto.randomUUID() as ProgrammeId;
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

describe('indicators', () => {
  test('are kept with what was achieved, told newest first, and can be taken back', async () => {
    const { id: programmeId } = await created({});
    const indicatorId = await anIndicator(programmeId);
    for (const [onDay, value] of [
      ['2025-12-31', 212],
      ['2026-06-30', 540],
    ] as const) {
      await enterAchievement(tools, city.coordinator, { ...anAchievement(indicatorId), onDay, value });
    }
    const last = await enterAchievement(tools, city.coordinator, {
      ...anAchievement(indicatorId),
      onDay: '2026-11-01',
      value: 9999,
    });
    const wrong = { kind: 'achievement', id: last.ok ? last.value : '', removed: true } as const;
    expect(await removePart(tools, city.coordinator, wrong)).toMatchObject({ ok: true });
    const { indicators } = await detail(programmeId);
    expect(indicators).toMatchObject([
      { target: 1013, baseline: null, history: [{ value: 540, onDay: '2026-06-30' }, { value: 212 }] },
    ]);
    await removePart(tools, city.coordinator, { ...wrong, removed: false });
    expect((await detail(programmeId)).indicators[0]?.history).toHaveLength(3);
    await removePart(tools, city.coordinator, { kind: 'indicator', id: indicatorId, removed: true });
    expect((await detail(programmeId)).indicators).toEqual([]);
  });

  test('are refused to others, for what is not there, when they are nonsense, and when changed meanwhile', async () => {
    const { id: programmeId } = await created({});
    const id = await anIndicator(programmeId);
    const add = (actor: Actor, change: Partial<IndicatorBody> = {}, to = programmeId): unknown =>
      addIndicator(tools, actor, { programmeId: to, content: { ...anIndicatorBody(), ...change } });
    expect(await add(city.people.admin)).toEqual(refused('not-allowed'));
    expect(await add(city.coordinator, {}, nowhere)).toEqual(refused('programme-not-found'));
    expect(await add(city.coordinator, { baselineYear: 2031 })).toEqual(refused('indicator-years-reversed'));
    const save = (actor: Actor, of = id, change: Partial<IndicatorBody> = {}): unknown =>
      saveIndicator(tools, actor, { id: of, revision: 1, content: { ...anIndicatorBody(), ...change } });
    expect(await save(city.people.admin)).toEqual(refused('not-allowed'));
    expect(await save(city.coordinator, nowhere)).toEqual(refused('indicator-not-found'));
    expect(await save(city.coordinator, id, { baselineYear: 2031 })).toEqual(refused('indicator-years-reversed'));
    expect(await save(city.coordinator)).toMatchObject({ ok: true });
    expect(await save(city.coordinator)).toEqual(refused('indicator-changed-meanwhile'));
    const enter = (actor: Actor, change: object = {}): unknown =>
      enterAchievement(tools, actor, { ...anAchievement(id), ...change });
    expect(await enter(city.people.admin)).toEqual(refused('not-allowed'));
    expect(await enter(city.coordinator, { indicatorId: nowhere })).toEqual(refused('indicator-not-found'));
    expect(await enter(city.coordinator, { onDay: '2026-11-25' })).toEqual(refused('achievement-in-future'));
  });
});

describe('milestones', () => {
  test('are late, soon, planned or done', () => {
    const states = [null, null, null, '2026-11-01'].map((doneOn, index) =>
      stateOf(
        { plannedOn: ['2026-11-23', '2026-12-08', '2026-12-09', '2027-01-01'][index] ?? '', doneOn },
        '2026-11-24',
      ),
    );
    expect(states).toEqual(['late', 'soon', 'planned', 'done']);
  });

  test('are refused to others, for what is not there, done in future, and when changed meanwhile', async () => {
    const { id: programmeId } = await created({});
    const added = await addMilestone(tools, city.coordinator, { programmeId, content: aMilestone() });
    const id = added.ok ? added.value : '';
    const add = (actor: Actor, doneOn: string | null, to = programmeId): unknown =>
      addMilestone(tools, actor, { programmeId: to, content: { ...aMilestone(), doneOn } });
    expect(await add(city.people.admin, null)).toEqual(refused('not-allowed'));
    expect(await add(city.coordinator, null, nowhere)).toEqual(refused('programme-not-found'));
    expect(await add(city.coordinator, '2026-11-25')).toEqual(refused('milestone-done-in-future'));
    const save = (actor: Actor, doneOn: string, of = id): unknown =>
      saveMilestone(tools, actor, { id: of, revision: 1, content: { ...aMilestone(), doneOn } });
    expect(await save(city.people.admin, '2026-11-20')).toEqual(refused('not-allowed'));
    expect(await save(city.coordinator, '2026-11-20', nowhere)).toEqual(refused('milestone-not-found'));
    expect(await save(city.coordinator, '2026-11-25')).toEqual(refused('milestone-done-in-future'));
    expect(await save(city.coordinator, '2026-11-20')).toMatchObject({ ok: true });
    expect(await save(city.coordinator, '2026-11-21')).toEqual(refused('milestone-changed-meanwhile'));
    expect((await detail(programmeId)).milestones).toMatchObject([
      { state: 'done', doneOn: '2026-11-20', revision: 2 },
    ]);
    for (const [kind, missing] of [
      ['milestone', 'milestone-not-found'],
      ['indicator', 'indicator-not-found'],
      ['achievement', 'achievement-not-found'],
    ] as const) {
      expect(await removePart(tools, city.coordinator, { kind, id: nowhere, removed: true })).toEqual(refused(missing));
    }
    expect(await removePart(tools, city.people.admin, { kind: 'milestone', id, removed: true })).toEqual(
      refused('not-allowed'),
    );
  });
});

async function created(change: Partial<ProgrammeContent>): Promise<Programme> {
  const outcome = await createProgramme(tools, city.coordinator, content(change));
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value;
}

async function detail(id: string): Promise<ProgrammeDetail> {
  const token = await aTokenOf(db, city.people.leadership);
  return (await aProduct(db, { now }).call('get', `/programmes/${id}`, { token })).body as ProgrammeDetail;
}

function anIndicatorBody(): IndicatorBody {
  return {
    name: 'RT yang mengelola dana',
    unit: 'RT',
    direction: 'up',
    baseline: null,
    baselineYear: null,
    target: 1013,
    targetYear: 2030,
    source: 'DPMP4KB',
  };
}

async function anIndicator(programmeId: ProgrammeId): Promise<string> {
  const added = await addIndicator(tools, city.coordinator, { programmeId, content: anIndicatorBody() });
  if (!added.ok) throw new Error(added.refusal.kind);
  return added.value;
}

function anAchievement(indicatorId: string) {
  return { indicatorId, onDay: '2026-06-30', value: 540, source: 'Laporan semester', proofUrl: '' };
}

function aMilestone() {
  return { name: 'Peluncuran', plannedOn: '2026-11-30', doneOn: null, note: '', proofUrl: '' };
}

function refused(kind: string, facts: object = {}): unknown {
  return { ok: false, refusal: { kind, ...facts } };
}

function content(change: Partial<ProgrammeContent> = {}): ProgrammeContent {
  return {
    agencyId: city.own,
    name: 'Prodamai',
    summary: '',
    description: '',
    parentId: null,
    village: '',
    tags: ['rt'],
    startsOn: '2025-02-20',
    endsOn: '2030-02-19',
    ...change,
  };
}
