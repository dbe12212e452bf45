import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { createProgramme } from '#strategy/create-programme.ts';
import type { Programme, ProgrammeContent, ProgrammeId } from '#strategy/programme.ts';
import { removeProgramme } from '#strategy/remove-programme.ts';
import { saveProgramme } from '#strategy/save-programme.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { archiveProgramme, chooseSuccessor } from './archive-programme.ts';
import type { ProgrammeDetail } from './contract.ts';
import { endTerm, type TermDecision } from './end-term.ts';
import { undoTermEnd } from './undo-term-end.ts';

const { db } = await aDatabase();
const now = (): Date => new Date('2026-11-24T02:00:00Z');
const tools = { db, now };
const nowhere = crypto.randomUUID() as ProgrammeId;
const termEnd = '2030-02-19';
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

describe('parts', () => {
  test('hang on a programme that is there, three levels deep and never in a circle', async () => {
    const top = await created({});
    const part = await created({ parentId: top.id, village: 'Panjang' });
    const partOfPart = await created({ parentId: part.id });
    expect(await attempt({ parentId: partOfPart.id })).toEqual(refused('programme-too-deep'));
    expect(await attempt({ parentId: nowhere })).toEqual(refused('parent-programme-not-found'));
    expect(await moved(top, partOfPart.id)).toEqual(refused('programme-inside-itself'));
    expect(await moved(top, top.id)).toEqual(refused('programme-inside-itself'));
    expect(await moved(part, (await created({ parentId: (await created({})).id })).id)).toEqual(
      refused('programme-too-deep'),
    );
  });

  test('the second of two who change a programme is told who was first', async () => {
    const { id } = await created({});
    const save = (name: string): unknown =>
      saveProgramme(tools, city.coordinator, { id, revision: 1, content: content({ name }) });
    expect(await save('Prodamai satu')).toMatchObject({ ok: true });
    expect(await save('Prodamai dua')).toMatchObject({
      ok: false,
      refusal: {
        kind: 'programme-changed-meanwhile',
        name: city.coordinator.name,
        programme: 'Prodamai satu',
        revision: 2,
      },
    });
    expect(await save('Prodamai satu')).toMatchObject({ ok: true });
  });
});

describe('archive and succession', () => {
  test('a programme is put away with its parts, ends today, and is taken back', async () => {
    const { id } = await created({ endsOn: null });
    const part = await created({ parentId: id });
    expect(await archiveProgramme(tools, city.people.admin, { id, archived: true })).toEqual(refused('not-allowed'));
    expect(await archiveProgramme(tools, city.coordinator, { id: nowhere, archived: true })).toEqual(
      refused('programme-not-found'),
    );
    await archiveProgramme(tools, city.coordinator, { id, archived: true });
    expect((await detail(id)).programme).toMatchObject({ archived: true, endsOn: '2026-11-24' });
    expect((await detail(part.id)).programme).toMatchObject({ archived: true });
    await archiveProgramme(tools, city.coordinator, { id, archived: false });
    expect((await detail(id)).programme).toMatchObject({ archived: false, revision: 3 });
  });

  test('an old programme points to the one that goes on with it, never in a circle', async () => {
    const [old, heir] = [await created({ name: 'Rodanya Mas Bagia' }), await created({ name: 'Penerus' })];
    const choose = (actor: Actor, id: ProgrammeId, successorId: ProgrammeId | null): unknown =>
      chooseSuccessor(tools, actor, { id, successorId });
    expect(await choose(city.people.admin, old.id, heir.id)).toEqual(refused('not-allowed'));
    expect(await choose(city.coordinator, nowhere, heir.id)).toEqual(refused('programme-not-found'));
    expect(await choose(city.coordinator, old.id, nowhere)).toEqual(refused('successor-not-found'));
    expect(await choose(city.coordinator, old.id, heir.id)).toMatchObject({ ok: true });
    expect(await choose(city.coordinator, heir.id, old.id)).toEqual(refused('successor-goes-in-circles'));
    expect(await choose(city.coordinator, old.id, old.id)).toEqual(refused('successor-goes-in-circles'));
    expect((await detail(old.id)).programme.successor).toEqual({ id: heir.id, name: 'Penerus' });
    expect((await detail(heir.id)).predecessors).toMatchObject([{ name: 'Rodanya Mas Bagia' }]);
    await removeProgramme(tools, city.coordinator, heir.id);
    expect((await detail(old.id)).programme.successor).toBeNull();
  });
});

describe('the end of a term', () => {
  test('archives, extends and continues, whole or not at all, and is undone whole', async () => {
    const [ends, stays, goesOn] = [await created({}), await created({}), await created({ name: 'Balai Belajar' })];
    const part = await created({ name: 'RKM Panjang', parentId: goesOn.id, village: 'Panjang' });
    const decisions = [
      aDecision(ends.id),
      aDecision(stays.id, { act: 'extend', endsOn: '2035-02-19' }),
      aDecision(goesOn.id, { act: 'continue', name: 'Rumah Belajar', withParts: true }),
    ];
    const outcome = await endTerm(tools, city.coordinator, { on: termEnd, decisions });
    const id = outcome.ok ? outcome.value : '';
    expect((await detail(ends.id)).programme).toMatchObject({ archived: true, endsOn: termEnd });
    expect((await detail(stays.id)).programme).toMatchObject({ archived: false, endsOn: '2035-02-19' });
    const heirId = (await detail(goesOn.id)).programme.successor?.id as ProgrammeId;
    const heir = await detail(heirId);
    expect(heir.programme).toMatchObject({ name: 'Rumah Belajar', startsOn: '2030-02-20', endsOn: null });
    expect(heir.parts).toMatchObject([{ name: 'RKM Panjang', village: 'Panjang' }]);
    expect((await detail(part.id)).programme.successor?.id).toBe(heir.parts[0]?.id);

    expect(await undoTermEnd(tools, city.people.admin, id)).toEqual(refused('not-allowed'));
    expect(await undoTermEnd(tools, city.coordinator, id)).toEqual({ ok: true, value: undefined });
    for (const each of [ends, stays, goesOn, part]) {
      expect((await detail(each.id)).programme).toMatchObject({
        archived: false,
        endsOn: '2030-02-19',
        successor: null,
      });
    }
    expect(await undoTermEnd(tools, city.coordinator, id)).toEqual(refused('term-end-not-found'));
    expect(await undoTermEnd(tools, city.coordinator, nowhere)).toEqual(refused('term-end-not-found'));
  });

  test('is not undone over what others did since', async () => {
    const { id } = await created({});
    const ended = await endTerm(tools, city.coordinator, { on: termEnd, decisions: [aDecision(id)] });
    await saveProgramme(tools, city.coordinator, { id, revision: 2, content: content({ summary: 'Berubah' }) });
    expect(await undoTermEnd(tools, city.coordinator, ended.ok ? ended.value : '')).toMatchObject({
      ok: false,
      refusal: { kind: 'programme-changed-meanwhile' },
    });

    const other = await created({});
    const continued = await endTerm(tools, city.coordinator, {
      on: termEnd,
      decisions: [aDecision(other.id, { act: 'continue', name: 'Lanjutan' })],
    });
    const heirId = (await detail(other.id)).programme.successor?.id ?? '';
    await inTransaction(db, async (tx) => {
      const activity = { agency_id: city.own, slug: crypto.randomUUID(), title: 'Kelas' };
      const { id: activityId } = await tx
        .insertInto('activity')
        .values(activity)
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx.insertInto('activity_programme').values({ activity_id: activityId, programme_id: heirId }).execute();
    });
    expect(await undoTermEnd(tools, city.coordinator, continued.ok ? continued.value : '')).toEqual(
      refused('term-end-in-use'),
    );
  });

  test('touches nothing when one decision is wrong', async () => {
    const [one, other] = [await created({ name: 'Satu' }), await created({ name: 'Dua' })];
    const end = (actor: Actor, change: Partial<TermDecision>): unknown =>
      endTerm(tools, actor, { on: termEnd, decisions: [aDecision(one.id), aDecision(other.id, change)] });
    const about = { programme: 'Dua' };
    expect(await end(city.people.admin, {})).toEqual(refused('not-allowed'));
    expect(await end(city.coordinator, { id: nowhere })).toEqual(refused('programme-not-found'));
    expect(await end(city.coordinator, { revision: 7 })).toMatchObject({
      refusal: { kind: 'programme-changed-meanwhile' },
    });
    expect(await end(city.coordinator, { act: 'extend', endsOn: termEnd })).toEqual(
      refused('extension-ends-before-term', about),
    );
    expect(await end(city.coordinator, { act: 'continue' })).toEqual(refused('successor-name-needed', about));
    expect(await end(city.coordinator, { act: 'continue', name: 'X', startsOn: termEnd })).toEqual(
      refused('successor-starts-before-term', about),
    );
    expect((await detail(one.id)).programme).toMatchObject({ archived: false, revision: 1 });
  });
});

test('over HTTP the assistant lists whole programmes that nobody has decided about', async () => {
  const token = await aTokenOf(db, city.coordinator);
  const product = aProduct(db, { now });
  const whole = await created({ name: 'Masih berjalan', endsOn: null });
  const part = await created({ parentId: whole.id });
  const away = await created({});
  await archiveProgramme(tools, city.coordinator, { id: away.id, archived: true });
  const { body } = await product.call('get', `/term-ends/open?on=${termEnd}`, { token });
  const ids = (body as { items: { id: string }[] }).items.map(({ id }) => id);
  expect([ids.includes(whole.id), ids.includes(part.id), ids.includes(away.id)]).toEqual([true, false, false]);
});

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

function attempt(change: Partial<ProgrammeContent>): unknown {
  return createProgramme(tools, city.coordinator, content(change));
}

async function created(change: Partial<ProgrammeContent>): Promise<Programme> {
  const outcome = await createProgramme(tools, city.coordinator, content(change));
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value;
}

function moved({ id }: Programme, parentId: ProgrammeId): unknown {
  return saveProgramme(tools, city.coordinator, { id, revision: 1, content: content({ parentId }) });
}

async function detail(id: string): Promise<ProgrammeDetail> {
  const token = await aTokenOf(db, city.people.leadership);
  return (await aProduct(db, { now }).call('get', `/programmes/${id}`, { token })).body as ProgrammeDetail;
}

function aDecision(id: ProgrammeId, change: Partial<TermDecision> = {}): TermDecision {
  return { id, revision: 1, act: 'archive', endsOn: null, name: '', startsOn: null, withParts: false, ...change };
}

function refused(kind: string, facts: object = {}): unknown {
  return { ok: false, refusal: { kind, ...facts } };
}
