import { beforeAll, describe, expect, test } from 'vitest';
import { agencyTree, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aChannel } from '../../../test/support/voices.ts';
import { archiveGoal } from './archive-goal.ts';
import { createGoal } from './create-goal.ts';
import { enterReading, type ReadingToEnter } from './enter-reading.ts';
import { goalsInSight } from './goal.store.ts';
import type { GoalContent, GoalId } from './goal.ts';
import { removeReading } from './remove-reading.ts';
import { saveGoal } from './save-goal.ts';
import { sightOf } from './sight.ts';

const { db } = await aDatabase();
const now = (): Date => new Date('2026-11-24T02:00:00Z');
const tools = { db, now };
const nowhere = crypto.randomUUID();
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

describe('writing down a goal', () => {
  test('keeps all of it and tells the trail', async () => {
    const channel = await aChannel(db, { agencyId: city.below });
    const content = aGoal({
      contributors: 'chosen',
      contributorIds: [city.below],
      channelIds: [channel.id],
      programmeId: await aProgramme(),
      metric: 'posts',
      baseline: null,
      note: 'Bersama puskesmas.',
    });
    const id = await created(content);
    const [goal] = await seenBy(city.people.admin, id);
    expect(goal).toMatchObject({ agencyId: city.own, content, revision: 1, archivedAt: null });
    expect(await trailOf(id)).toEqual(['goal.created']);
  });

  test('is for admins of that agency and those above', async () => {
    expect(await attempt(city.people.contributor)).toEqual(refused('not-allowed'));
    expect(await attempt(city.people.leadership)).toEqual(refused('not-allowed'));
    expect(await attempt(city.people.admin, {}, city.sibling)).toEqual(refused('not-allowed'));
    expect(await attempt(city.people.admin, {}, nowhere as AgencyId)).toEqual(refused('goal-agency-not-found'));
    expect(await attempt(city.coordinator)).toMatchObject({ ok: true });
  });

  test.each<[string, () => Partial<GoalContent> | Promise<Partial<GoalContent>>]>([
    ['goal-due-before-baseline', () => ({ dueOn: '2026-11-01' })],
    ['goal-due-in-past', () => ({ baselineOn: '2026-01-01', dueOn: '2026-11-23' })],
    ['goal-number-impossible', () => ({ target: -1 })],
    ['goal-number-impossible', () => ({ metric: 'answered-in-time', target: 101 })],
    ['goal-number-impossible', () => ({ metric: 'posts', baseline: -3 })],
    ['goal-metric-without-programme', async () => ({ programmeId: await aProgramme() })],
    ['contributors-needed', () => ({ contributors: 'chosen', contributorIds: [] })],
    ['contributor-not-below', () => ({ contributors: 'chosen', contributorIds: [city.sibling] })],
    ['goal-channel-not-found', async () => ({ channelIds: [(await aChannel(db, { agencyId: city.below })).id] })],
    ['goal-channel-not-found', () => ({ channelIds: [nowhere] })],
    ['programme-not-found', () => ({ metric: 'posts', programmeId: nowhere as ProgrammeId })],
    ['supported-goal-not-found', () => ({ supportsId: nowhere as GoalId })],
  ])('is refused: %s', async (kind, change) => {
    expect(await attempt(city.people.admin, await change())).toEqual(refused(kind));
  });

  test('by hand may stand below zero, belong to a programme, and aim at what is there already', async () => {
    const odd = { metric: 'by-hand', baseline: -20, target: -20, programmeId: await aProgramme() } as const;
    expect(await attempt(city.people.admin, odd)).toMatchObject({ ok: true });
  });
});

describe('who sees a goal', () => {
  test('its agency and those above; those below only what counts on them', async () => {
    const own = await created(aGoal());
    const kept = await created(aGoal({ contributors: 'own' }), city.root);
    const all = await created(aGoal({ contributors: 'all' }), city.root);
    const chosen = await created(aGoal({ contributors: 'chosen', contributorIds: [city.sibling] }), city.root);
    const sees = async (actor: Actor): Promise<readonly GoalId[]> =>
      (await seenBy(actor, own, kept, all, chosen)).map(({ id }) => id);
    expect(new Set(await sees(city.people.contributor))).toEqual(new Set([own, all]));
    expect(new Set(await sees(city.coordinator))).toEqual(new Set([own, kept, all, chosen]));
    const nobody: Actor = { ...city.coordinator, grants: new Map() };
    expect(await sees(nobody)).toEqual([]);
  });

  test('a goal can serve one of an agency above, but two can’t serve each other', async () => {
    const above = await created(aGoal({ contributors: 'all' }), city.root);
    const below = await created(aGoal({ supportsId: above }));
    const turned = { id: above, revision: 1, content: aGoal({ contributors: 'all', supportsId: below }) };
    expect(await saveGoal(tools, city.coordinator, turned)).toEqual(refused('supported-goal-not-found'));
    expect(
      await saveGoal(tools, city.coordinator, {
        ...turned,
        content: aGoal({ contributors: 'all', supportsId: above }),
      }),
    ).toEqual(refused('supported-goal-not-found'));
    const hidden = await created(aGoal(), city.sibling);
    expect(await attempt(city.people.admin, { supportsId: hidden })).toEqual(refused('supported-goal-not-found'));
  });
});

describe('changing a goal', () => {
  test('counts the change; the same again changes nothing', async () => {
    const id = await created(aGoal());
    const content = aGoal({ target: 900 });
    expect(await saveGoal(tools, city.people.admin, { id, revision: 1, content })).toEqual({ ok: true, value: 2 });
    expect(await saveGoal(tools, city.people.admin, { id, revision: 1, content })).toEqual({ ok: true, value: 2 });
    expect(await trailOf(id)).toEqual(['goal.created', 'goal.changed']);
  });

  test('on top of somebody else’s change is told, with who it was', async () => {
    const id = await created(aGoal());
    await saveGoal(tools, city.coordinator, { id, revision: 1, content: aGoal({ target: 900 }) });
    const late = await saveGoal(tools, city.people.admin, { id, revision: 1, content: aGoal({ target: 800 }) });
    const { name } = city.coordinator;
    expect(late).toMatchObject({ ok: false, refusal: { kind: 'goal-changed-meanwhile', name, revision: 2 } });
  });

  test('is refused to others, for what is not there, is archived, or is nonsense', async () => {
    const id = await created(aGoal());
    const save = (actor: Actor, of: GoalId = id, change: Partial<GoalContent> = { target: 5000 }): unknown =>
      saveGoal(tools, actor, { id: of, revision: 1, content: aGoal(change) });
    expect(await save(city.people.approver)).toEqual(refused('not-allowed'));
    expect(await save(city.people.admin, nowhere as GoalId)).toEqual(refused('goal-not-found'));
    expect(await save(city.people.admin, id, { dueOn: '2026-11-20', baselineOn: '2026-01-01' })).toEqual(
      refused('goal-due-in-past'),
    );
    await archiveGoal(tools, city.people.admin, { id, archived: true });
    expect(await save(city.people.admin)).toEqual(refused('goal-archived'));
  });

  test('a goal keeps a channel that was taken away since, and a day that is over', async () => {
    const channel = await aChannel(db, { agencyId: city.own });
    const id = await created(aGoal({ channelIds: [channel.id] }));
    await inTransaction(db, (tx) =>
      tx
        .updateTable('channel')
        .set({ removed_at: now(), agency_id: city.sibling })
        .where('id', '=', channel.id)
        .execute(),
    );
    const later = { db, now: () => new Date('2027-06-01T00:00:00Z') };
    const content = aGoal({ channelIds: [channel.id], note: 'Akun lama.' });
    expect(await saveGoal(later, city.people.admin, { id, revision: 1, content })).toEqual({ ok: true, value: 2 });
  });
});

test('a goal is put away and taken back', async () => {
  const id = await created(aGoal());
  expect(await archiveGoal(tools, city.people.liaison, { id, archived: true })).toEqual(refused('not-allowed'));
  expect(await archiveGoal(tools, city.people.admin, { id: nowhere as GoalId, archived: true })).toEqual(
    refused('goal-not-found'),
  );
  for (const archived of [true, true, false]) await archiveGoal(tools, city.people.admin, { id, archived });
  expect((await seenBy(city.people.admin, id))[0]).toMatchObject({ archivedAt: null, revision: 3 });
  expect(await trailOf(id)).toEqual(['goal.created', 'goal.archived', 'goal.restored']);
});

describe('numbers by hand', () => {
  test('are entered with their source, taken back and restored', async () => {
    const goalId = await created(aGoal({ metric: 'by-hand' }));
    const entered = await enterReading(tools, city.people.admin, aReading(goalId));
    const id = entered.ok ? entered.value : '';
    for (const removed of [true, true, false]) await removeReading(tools, city.people.admin, { id, removed });
    expect(await trailOf(goalId)).toEqual([
      'goal.created',
      'goal.number-entered',
      'goal.number-removed',
      'goal.number-restored',
    ]);
    expect(await removeReading(tools, city.people.contributor, { id, removed: true })).toEqual(refused('not-allowed'));
    expect(await removeReading(tools, city.people.admin, { id: nowhere, removed: true })).toEqual(
      refused('reading-not-found'),
    );
  });

  test('are refused where they don’t belong', async () => {
    const goalId = await created(aGoal({ metric: 'by-hand' }));
    const counted = await created(aGoal());
    const enter = (actor: Actor, change: Partial<ReadingToEnter> = {}): unknown =>
      enterReading(tools, actor, { ...aReading(goalId), ...change });
    expect(await enter(city.people.contributor)).toEqual(refused('not-allowed'));
    expect(await enter(city.people.admin, { goalId: nowhere as GoalId })).toEqual(refused('goal-not-found'));
    expect(await enter(city.people.admin, { goalId: counted })).toEqual(refused('goal-counts-itself'));
    expect(await enter(city.people.admin, { onDay: '2026-11-25' })).toEqual(refused('reading-in-future'));
    await archiveGoal(tools, city.people.admin, { id: goalId, archived: true });
    expect(await enter(city.people.admin)).toEqual(refused('goal-archived'));
  });
});

function aGoal(change: Partial<GoalContent> = {}): GoalContent {
  return {
    change: 'Warga tahu jadwal pengambilan sampah',
    audience: 'Warga di 17 kelurahan',
    metric: 'followers',
    unit: '',
    direction: 'up',
    baseline: 400,
    baselineOn: '2026-11-01',
    target: 600,
    dueOn: '2027-03-01',
    programmeId: null,
    contributors: 'own',
    contributorIds: [],
    channelIds: [],
    supportsId: null,
    note: '',
    ...change,
  };
}

function aReading(goalId: GoalId): ReadingToEnter {
  return { goalId, onDay: '2026-11-20', value: 41.5, source: 'Survei loket', proofUrl: '' };
}

function attempt(actor: Actor, change: Partial<GoalContent> = {}, agencyId = city.own): unknown {
  return createGoal(tools, actor, { agencyId, content: aGoal(change) });
}

async function created(content: GoalContent, agencyId = city.own): Promise<GoalId> {
  const outcome = await createGoal(tools, city.coordinator, { agencyId, content });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value;
}

async function seenBy(actor: Actor, ...ids: readonly GoalId[]) {
  const sight = sightOf(actor.grants.get('goal.read') ?? [], await agencyTree(db));
  return await goalsInSight(db, { sight, archived: false, ids });
}

async function aProgramme(): Promise<ProgrammeId> {
  const mark = crypto.randomUUID();
  const values = { agency_id: city.own, slug: mark, name: `Prodamai ${mark}`, starts_on: '2025-02-20' };
  const { id } = await inTransaction(db, (tx) =>
    tx.insertInto('programme').values(values).returning('id').executeTakeFirstOrThrow(),
  );
  return id as ProgrammeId;
}

function refused(kind: string): unknown {
  return { ok: false, refusal: { kind } };
}

async function trailOf(id: string): Promise<readonly string[]> {
  const query = db.selectFrom('audit_entry').select('action').where('subject_id', '=', id).orderBy('seq');
  return (await query.execute()).map(({ action }) => action);
}
