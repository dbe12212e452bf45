import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { createRoutes } from '#platform/http/routes.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { openLog } from '#platform/log/log.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import type { Actor, AgencyId } from '#organisation/index.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies, aPerson, type TestCity } from '../../test/support/people.ts';
import type { ProgrammeName, ProgrammeView } from './contract.ts';
import { createProgramme } from './create-programme.ts';
import { allProgrammes, programmeBySlug, programmesByIds } from './programme.store.ts';
import { phaseOf, type Programme, type ProgrammeContent, type ProgrammeId } from './programme.ts';
import { removeProgramme } from './remove-programme.ts';
import { restoreProgramme } from './restore-programme.ts';
import { strategyRoutes } from './routes.ts';
import { saveProgramme } from './save-programme.ts';

const { db } = await aDatabase();
const now = (): Date => new Date('2026-11-24T02:00:00Z');
const tools = { db, now };
const nowhere = crypto.randomUUID() as ProgrammeId;
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

test('a programme is coming, running until its last day, then ended', () => {
  const period = { startsOn: '2025-02-20', endsOn: '2030-02-20' };
  expect(['2025-02-19', '2025-02-20', '2030-02-20', '2030-02-21'].map((day) => phaseOf(period, day))).toEqual([
    'coming',
    'running',
    'running',
    'ended',
  ]);
  expect(phaseOf({ ...period, endsOn: null }, '2099-01-01')).toBe('running');
});

describe('entering a programme', () => {
  test('gives it an address, and a number when the name comes back', async () => {
    const first = await created({ name: 'Rodanya Mas Bagia' });
    const second = await created({ name: 'Rodanya Mas Bagia', startsOn: '2030-03-01' });
    expect([first.slug, second.slug]).toEqual(['rodanya-mas-bagia', 'rodanya-mas-bagia-2']);
    expect((await created({ name: '…' })).slug).toBe('program');
    expect(await trailOf(first.id)).toEqual(['programme.created']);
  });

  test('is for the coordinator, needs an agency and a period that ends after it starts', async () => {
    expect(await attempted(city.people.admin)).toEqual(refused('not-allowed'));
    const agencyId = crypto.randomUUID() as AgencyId;
    expect(await attempted(city.coordinator, { agencyId })).toEqual(refused('lead-agency-not-found'));
    expect(await attempted(city.coordinator, { endsOn: '2025-02-19' })).toEqual(
      refused('period-ends-before-it-starts'),
    );
  });
});

describe('changing a programme', () => {
  test('keeps the address and tells before and after', async () => {
    const { id, slug } = await created({ name: 'Prodamai' });
    const changed = content({ name: 'Prodamai RT', agencyId: city.sibling });
    const outcome = await saveProgramme(tools, city.coordinator, { id, revision: 1, content: changed });
    expect(outcome).toMatchObject({ ok: true, value: { slug, name: 'Prodamai RT', agencyId: city.sibling } });
    const entry = db.selectFrom('audit_entry').select(['before', 'after']).where('subject_id', '=', id);
    expect(await entry.where('action', '=', 'programme.changed').execute()).toEqual([
      { before: content({ name: 'Prodamai' }), after: changed },
    ]);
  });

  test('is refused without the right at both agencies, for nonsense, and for what is not there', async () => {
    const { id } = await created({ name: 'Magesty' });
    const local = await aPerson(db, { role: 'coordinator', agencyId: city.own });
    const attempt = (actor: Actor, change: Partial<ProgrammeContent>, of: ProgrammeId = id): unknown =>
      saveProgramme(tools, actor, { id: of, revision: 1, content: content(change) });
    expect(await attempt(local, { name: 'Magesty 2' })).toMatchObject({ ok: true });
    expect(await attempt(local, { agencyId: city.sibling })).toEqual(refused('not-allowed'));
    expect(await attempt(city.people.admin, {})).toEqual(refused('not-allowed'));
    expect(await attempt(city.coordinator, {}, nowhere)).toEqual(refused('programme-not-found'));
    expect(await attempt(local, { agencyId: nowhere as string as AgencyId })).toEqual(refused('lead-agency-not-found'));
    expect(await attempt(local, { endsOn: '2020-01-01' })).toEqual(refused('period-ends-before-it-starts'));
  });
});

describe('removing a programme', () => {
  test('hides it everywhere and can be undone', async () => {
    const { id, slug } = await created({ name: 'Salah ketik' });
    expect(await removeProgramme(tools, city.coordinator, id)).toEqual({ ok: true, value: undefined });
    expect(await programmesByIds(db, [id])).toEqual([]);
    expect(await programmeBySlug(db, slug)).toBeUndefined();
    expect((await allProgrammes(db)).some((programme) => programme.id === id)).toBe(false);
    expect(await removeProgramme(tools, city.coordinator, id)).toEqual(refused('programme-not-found'));
    expect(await saveProgramme(tools, city.coordinator, { id, revision: 1, content: content() })).toEqual(
      refused('programme-not-found'),
    );

    expect(await restoreProgramme(tools, city.people.admin, id)).toEqual(refused('not-allowed'));
    expect(await restoreProgramme(tools, city.coordinator, id)).toEqual({ ok: true, value: undefined });
    expect(await programmeBySlug(db, slug)).toMatchObject({ id });
    expect(await trailOf(id)).toEqual(['programme.created', 'programme.removed', 'programme.restored']);
  });

  test('is refused without permission; what stands can’t be restored', async () => {
    const { id } = await created({ name: 'Jawani' });
    expect(await removeProgramme(tools, city.people.approver, id)).toEqual(refused('not-allowed'));
    expect(await restoreProgramme(tools, city.coordinator, id)).toEqual(refused('programme-not-found'));
  });
});

describe('the list', () => {
  test('shows everybody all programmes of a phase with what was done for them', async () => {
    const { id } = await created({ name: 'Balai Belajar', agencyId: city.sibling, endsOn: '2026-01-01' });
    await anActivityOf(id);
    const { items, can } = await listed(city.people.contributor, '?phase=ended&text=balai');
    expect(can).toEqual({ create: false });
    expect(items).toMatchObject([
      {
        id,
        phase: 'ended',
        agency: { shortName: 'DPUPR' },
        activities: 1,
        publishedPosts: 1,
        lastActivityAt: '2026-11-20T01:00:00.000Z',
        can: { write: false },
      },
    ]);
    expect(
      (await listed(city.coordinator, `?agencyId=${city.sibling}&phase=running`)).items.map((item) => item.name),
    ).toEqual(['Prodamai RT']);
  });

  test('counts what was done for a programme and a part of it once', async () => {
    const whole = await created({ name: 'Rukun Kampung' });
    const part = await created({ name: 'Rukun Kampung Cacaban', parentId: whole.id });
    const other = await created({ name: 'Rukun Kampung Tidar', parentId: whole.id });
    await anActivityOf(whole.id, part.id);
    await anActivityOf(part.id, other.id);
    const { items } = await listed(city.coordinator, '?text=rukun');
    expect(
      items.map(({ name, parts, activities, publishedPosts }) => [name, parts, activities, publishedPosts]),
    ).toEqual([
      ['Rukun Kampung', 2, 2, 2],
      ['Rukun Kampung Cacaban', 0, 2, 2],
      ['Rukun Kampung Tidar', 0, 1, 1],
    ]);
  });

  test('names all of them to choose from, however many', async () => {
    for (let number = 0; number < 51; number += 1) await created({ name: `Nama ${number}` });
    const { id } = await created({ name: 'Nama yang kelak', startsOn: '2030-01-01' });
    const all = await named('');
    expect(all.filter(({ name }) => name.startsWith('Nama')).length).toBe(52);
    expect((await named('?phase=coming')).filter((programme) => programme.id === id)).toEqual([
      {
        id,
        name: 'Nama yang kelak',
        startsOn: '2030-01-01',
        endsOn: null,
        phase: 'coming',
        parentId: null,
        archived: false,
      },
    ]);
    expect((await named('?phase=running')).some((programme) => programme.id === id)).toBe(false);
  });

  test('goes on where it stopped, without gaps', async () => {
    for (let number = 0; number < 60; number += 1) await created({ name: `Seri ${number % 7}` });
    const first = await listed(city.coordinator, '?text=seri');
    const second = await listed(city.coordinator, `?text=seri&cursor=${first.nextCursor}`);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 10, null]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(60);
  });

  test('is refused to somebody without any role', async () => {
    const nobody: Actor = { ...city.people.admin, grants: new Map() };
    for (const path of ['/programmes', '/programme-names']) {
      const answer = await serving(nobody).request(path);
      expect([answer.status, await answer.json()]).toMatchObject([403, { error: { kind: 'not-allowed' } }]);
    }
  });
});

test('over HTTP a programme is entered, changed, removed and restored', async () => {
  const app = serving(city.coordinator);
  const send = (method: string, path: string, body: object = {}): Promise<Response> =>
    Promise.resolve(app.request(path, { method, body: JSON.stringify(body) }));
  const answer = await send('POST', '/programmes', content({ name: 'Ngopi Bareng' }));
  const { id } = (await answer.json()) as { id: string };
  const statuses = [
    await send('PUT', `/programmes/${id}`, { ...content({ name: 'Ngopi Bareng Warga' }), revision: 1 }),
    await send('DELETE', `/programmes/${id}`),
    await send('POST', `/programmes/${id}/restore`),
  ].map(({ status }) => status);
  expect(statuses).toEqual([200, 204, 204]);
});

function content(change: Partial<ProgrammeContent> = {}): ProgrammeContent {
  return {
    agencyId: city.own,
    name: 'Prodamai',
    summary: '',
    description: '',
    parentId: null,
    village: '',
    tags: [],
    startsOn: '2025-02-20',
    endsOn: null,
    ...change,
  };
}

function attempted(actor: Actor, change: Partial<ProgrammeContent> = {}): unknown {
  return createProgramme(tools, actor, content(change));
}

async function created(change: Partial<ProgrammeContent>): Promise<Programme> {
  const outcome = await createProgramme(tools, city.coordinator, content(change));
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value;
}

function refused(kind: string): unknown {
  return { ok: false, refusal: { kind } };
}

async function trailOf(id: string): Promise<readonly string[]> {
  const query = db.selectFrom('audit_entry').select('action').where('subject_id', '=', id).orderBy('seq');
  return (await query.execute()).map(({ action }) => action);
}

function serving(actor: Actor) {
  const said = speaker([platformMessages]);
  const routes = createRoutes<Actor>({ identify: () => Promise.resolve(actor), speaker: said, log: openLog('silent') });
  strategyRoutes(routes, tools);
  return routes.app;
}

interface Listed {
  readonly items: readonly ProgrammeView[];
  readonly nextCursor: string | null;
  readonly can: { readonly create: boolean };
}

async function listed(actor: Actor, query: string): Promise<Listed> {
  return (await (await serving(actor).request(`/programmes${query}`)).json()) as Listed;
}

async function named(query: string): Promise<readonly ProgrammeName[]> {
  return ((await (await serving(city.people.contributor).request(`/programme-names${query}`)).json()) as Listed).items;
}

async function anActivityOf(...programmeIds: readonly ProgrammeId[]): Promise<void> {
  await inTransaction(db, async (tx) => {
    const slug = crypto.randomUUID();
    const values = { agency_id: city.own, slug, title: 'Kelas', starts_at: new Date('2026-11-20T01:00:00Z') };
    const { id } = await tx.insertInto('activity').values(values).returning('id').executeTakeFirstOrThrow();
    await tx
      .insertInto('activity_programme')
      .values(programmeIds.map((programme_id) => ({ activity_id: id, programme_id })))
      .execute();
    const post = { agency_id: city.own, activity_id: id };
    await tx
      .insertInto('post')
      .values({ ...post, slug, state: 'published' })
      .execute();
    await tx
      .insertInto('post')
      .values({ ...post, slug: `${slug}-2`, state: 'draft' })
      .execute();
  });
}
