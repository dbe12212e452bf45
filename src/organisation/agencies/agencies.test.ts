import { beforeAll, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, anAgency, type TestCity } from '../../../test/support/people.ts';
import { can, type Actor, type AgencyId } from '#organisation/permissions.ts';
import { grantsFor } from '#organisation/grants.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { readAgencyList } from './agency-list.ts';
import { agencyTree } from './agency-tree.store.ts';
import { agencyView } from './agency.view.ts';
import { changeAgency, changeAgencySettings } from './change-agency.ts';
import { createAgency } from './create-agency.ts';
import { moveAgency } from './move-agency.ts';
import { pasteAgencies } from './paste-agencies.ts';
import { renameAgency } from './rename-agency.ts';
import { setAgencyActive } from './set-agency-active.ts';

const { db } = await aDatabase();
const founded: string[] = [];
const tools = {
  db,
  now: () => new Date(),
  onAgencyCreated: (_, agency) => {
    founded.push(agency.shortName);
    return Promise.resolve();
  },
} as Pick<OrganisationTools, 'db' | 'now' | 'onAgencyCreated'> as OrganisationTools;

let city: TestCity;
let coordinator: Actor;
beforeAll(async () => {
  city = await aCityWithAgencies(db);
  coordinator = city.coordinator;
});

const dishub = { code: 'DISHUB', name: 'Dinas Perhubungan', shortName: 'Dishub' };

describe('adding an agency', () => {
  test('tells other rooms, keeps the trail and takes the zone of its parent', async () => {
    const made = await createAgency(tools, coordinator, { ...dishub, parentId: city.root });
    expect(made).toMatchObject({ ok: true, value: { slug: 'dishub', zone: 'Asia/Jakarta', parentId: city.root } });
    expect(founded).toContain('Dishub');
    const id = made.ok ? made.value.id : '';
    const trail = await db.selectFrom('audit_entry').selectAll().where('subject_id', '=', id).execute();
    expect(trail).toMatchObject([{ action: 'agency.created', after: { code: 'DISHUB' }, before: null }]);
  });

  test('is refused for a code in use, below a stranger’s agency, and for who is no coordinator', async () => {
    const taken = await createAgency(tools, coordinator, { ...dishub, code: 'dishub', parentId: city.root });
    expect(taken).toEqual({ ok: false, refusal: { kind: 'already-a-code', code: 'dishub' } });
    const asked = { code: 'X1', name: 'Unit X', shortName: 'X' };
    const { admin, coordinator: partial } = city.people;
    expect(await createAgency(tools, admin, { ...asked, parentId: city.own })).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    expect(await createAgency(tools, partial, { ...asked, parentId: city.sibling })).toMatchObject({
      refusal: { kind: 'agency-not-found' },
    });
    expect(await createAgency(tools, partial, { ...asked, parentId: city.own })).toMatchObject({ ok: true });
  });

  test('is refused below the deepest level', async () => {
    let parentId: AgencyId = city.below;
    for (const shortName of ['L4', 'L5', 'L6']) parentId = await anAgency(db, { shortName, parentId });
    const actor = { ...coordinator, grants: grantsFor(coordinator.memberships, await agencyTree(db)) };
    const deep = await createAgency(tools, actor, { code: 'L7', name: 'Unit L7', shortName: 'L7', parentId });
    expect(deep).toEqual({ ok: false, refusal: { kind: 'tree-too-deep', deepest: 6 } });
  });
});

describe('a pasted list', () => {
  test('is read with semicolons, tabs or names alone, and says what is wrong with a row', () => {
    const text = [
      'DPUPR; Dinas Pekerjaan Umum; DPUPR',
      'DLH\tDinas Lingkungan Hidup',
      'Dinas Sosial',
      '',
      'DLH; Dinas Lain',
      'ADA; Sudah Ada',
      'A B*; Dinas Aneh',
      `X; ${'x'.repeat(200)}`,
      'Y;',
    ].join('\n');
    const rows = readAgencyList(text, new Set(['ada']));
    expect(rows.map(({ line, code, shortName, fault }) => [line, code, shortName, fault])).toEqual([
      [1, 'DPUPR', 'DPUPR', null],
      [2, 'DLH', 'DLH', null],
      [3, 'DS', 'Dinas Sosial', null],
      [5, 'DLH', 'DLH', 'code-twice'],
      [6, 'ADA', 'ADA', 'code-taken'],
      [7, 'A-B*', 'A B*', 'code-unusable'],
      [8, 'X', 'X', 'too-long'],
      [9, 'Y', 'Y', 'name-missing'],
    ]);
  });

  test('adds the good rows; a check alone adds none', async () => {
    const asked = { parentId: city.root, text: 'PASTE1; Dinas Satu\nPASTE1; Dinas Kembar\nPASTE2; Dinas Dua' };
    expect(await pasteAgencies(tools, coordinator, { ...asked, onlyCheck: true })).toMatchObject({
      value: { added: 0 },
    });
    const pasted = await pasteAgencies(tools, coordinator, { ...asked, onlyCheck: false });
    expect(pasted).toMatchObject({ value: { added: 2, rows: [{}, { fault: 'code-twice' }, {}] } });
    expect(await pasteAgencies(tools, city.people.admin, { ...asked, parentId: city.own, onlyCheck: true })).toEqual({
      ok: false,
      refusal: { kind: 'not-allowed' },
    });
  });
});

describe('renaming', () => {
  test('keeps the old name as an alias that ends the day before', async () => {
    const agencyId = await anAgency(db, { shortName: 'Bappeda', parentId: city.root });
    const actor = { ...coordinator, grants: grantsFor(coordinator.memberships, await agencyTree(db)) };
    const rename = (name: string, validFrom: string) =>
      renameAgency(tools, actor, { agencyId, name, shortName: name, validFrom });
    await rename('Bapperida', '2024-01-02');
    await rename('Bappenas Kota', '2026-03-01');
    const view = await agencyView(db, actor, agencyId);
    expect(view).toMatchObject({
      name: 'Bappenas Kota',
      aliases: [
        { shortName: 'Bapperida', validFrom: '2024-01-02', validTo: '2026-02-28' },
        { shortName: 'Bappeda', validFrom: null, validTo: '2024-01-01' },
      ],
    });
    expect(await rename('Bappenas Kota', '2026-04-01')).toMatchObject({ refusal: { kind: 'already-its-name' } });
    expect(await rename('Lain', '2026-01-01')).toMatchObject({
      refusal: { kind: 'name-from-too-early', since: '2026-03-01' },
    });
    const trail = await db
      .selectFrom('audit_entry')
      .select(['before', 'after'])
      .where('subject_id', '=', agencyId)
      .where('action', '=', 'agency.renamed')
      .orderBy('seq')
      .execute();
    expect(trail[1]).toMatchObject({ before: { name: 'Bapperida' }, after: { name: 'Bappenas Kota' } });
  });
});

const move = (agencyId: AgencyId, parentId: AgencyId, actor = coordinator) =>
  moveAgency(tools, actor, { agencyId, parentId });

describe('moving', () => {
  test('changes whom a role reaches, at once', async () => {
    expect(await move(city.below, city.sibling)).toMatchObject({ ok: true });
    const admin = { ...city.people.admin, grants: grantsFor(city.people.admin.memberships, await agencyTree(db)) };
    expect(can(admin, 'post.write', city.below)).toBe(false);
    await move(city.below, city.own);
  });

  test('is refused into itself, below itself, for the top, out of reach and too deep', async () => {
    expect(await move(city.own, city.own)).toMatchObject({ refusal: { kind: 'moved-into-itself' } });
    expect(await move(city.own, city.below)).toMatchObject({ refusal: { kind: 'moved-into-itself' } });
    expect(await move(city.root, city.own)).toMatchObject({ refusal: { kind: 'top-agency-stays' } });
    expect(await move(city.below, city.sibling, city.people.coordinator)).toMatchObject({
      refusal: { kind: 'agency-not-found' },
    });
    expect(await move(city.below, city.own, city.people.admin)).toMatchObject({ refusal: { kind: 'not-allowed' } });
    expect(await move(city.own, crypto.randomUUID() as AgencyId)).toMatchObject({
      refusal: { kind: 'agency-not-found' },
    });
  });

  test('two moves at once never make a circle', async () => {
    const a = await anAgency(db, { shortName: 'A', parentId: city.root });
    const b = await anAgency(db, { shortName: 'B', parentId: city.root });
    const actor = { ...coordinator, grants: grantsFor(coordinator.memberships, await agencyTree(db)) };
    const both = await Promise.all([move(a, b, actor), move(b, a, actor)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await agencyTree(db)).all.map(({ id }) => id)).toEqual(expect.arrayContaining([a, b]));
  });
});

const set = (agencyId: AgencyId, active: boolean, actor = coordinator) =>
  setAgencyActive(tools, actor, { agencyId, active });

describe('deactivating', () => {
  test('waits for the units below, and comes back only below an active parent', async () => {
    const unit = await anAgency(db, { shortName: 'Unit', parentId: city.sibling });
    const actor = { ...coordinator, grants: grantsFor(coordinator.memberships, await agencyTree(db)) };
    expect(await set(city.sibling, false, actor)).toMatchObject({
      refusal: { kind: 'agency-has-active-below', count: 1 },
    });
    expect(await set(unit, false, actor)).toMatchObject({ value: { active: false } });
    expect(await set(city.sibling, false, actor)).toMatchObject({ value: { active: false } });
    expect(await set(unit, true, actor)).toMatchObject({ refusal: { kind: 'parent-not-active' } });
    expect(await set(city.sibling, true, actor)).toMatchObject({ value: { active: true } });
    expect(await set(city.root, false, actor)).toMatchObject({ refusal: { kind: 'top-agency-stays' } });
    expect(await set(city.own, false, city.people.admin)).toMatchObject({ refusal: { kind: 'not-allowed' } });
  });
});

describe('settings', () => {
  test('an agency’s admin decides on self-approval and moderation, not on code and zone', async () => {
    const { admin, contributor } = city.people;
    const agencyId = city.own;
    expect(await changeAgencySettings(tools, admin, { agencyId, allowsSelfApproval: true })).toMatchObject({
      value: { allowsSelfApproval: true },
    });
    expect(await changeAgencySettings(tools, contributor, { agencyId, allowsSelfApproval: false })).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    expect(await changeAgencySettings(tools, admin, { agencyId: city.root, moderatesComments: false })).toMatchObject({
      refusal: { kind: 'agency-not-found' },
    });
    expect(await changeAgency(tools, admin, { agencyId, zone: 'Asia/Jayapura' })).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    expect(await changeAgency(tools, coordinator, { agencyId, zone: 'Asia/Jayapura' })).toMatchObject({
      value: { zone: 'Asia/Jayapura' },
    });
    expect(await changeAgency(tools, coordinator, { agencyId, code: 'DISHUB' })).toMatchObject({
      refusal: { kind: 'already-a-code' },
    });
  });
});
