import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import type { Actor, AgencyId } from '#organisation/index.ts';
import { pillarsFor } from '#strategy/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, aPerson, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import type { PillarView } from './contract.ts';
import { createPillar } from './create-pillar.ts';
import { orderPillars } from './order-pillars.ts';
import { isNamedAlready, mostPillars, type Pillar, type PillarContent, type PillarId } from './pillar.ts';
import { removePillar } from './remove-pillar.ts';
import { restorePillar } from './restore-pillar.ts';
import { savePillar } from './save-pillar.ts';

const { db } = await aDatabase();
const tools = { db, now: () => new Date('2026-11-24T02:00:00Z') };
const nowhere = crypto.randomUUID() as PillarId;
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

beforeEach(async () => {
  await inTransaction(db, (tx) => tx.deleteFrom('content_pillar').execute());
});

test('names are the same however they are spaced and written', () => {
  expect(isNamedAlready(' kamis  BUDAYA ', [{ name: 'Kamis budaya' }])).toBe(true);
  expect(isNamedAlready('Kamis', [{ name: 'Kamis budaya' }])).toBe(false);
});

describe('what holds for an agency', () => {
  test('is what the city wrote, then each agency down to it, then its own', async () => {
    await created(city.coordinator, city.root, { name: 'Informasi', wantedShare: 40.5 });
    await created(city.people.admin, city.own, { name: 'Imunisasi', weekday: 2 });
    await created(city.people.admin, city.below, { name: 'Posyandu' });
    await created(city.coordinator, city.sibling, { name: 'Jalan' });
    const held = await pillarsFor(db, city.below);
    expect(held.map(({ name, agencyShortName, inherited }) => [name, agencyShortName, inherited])).toEqual([
      ['Informasi', 'Kota', true],
      ['Imunisasi', 'Dinkes', true],
      ['Posyandu', 'Puskesmas', false],
    ]);
    expect(held[0]).toMatchObject({ wantedShare: 40.5, weekday: null });
    expect((await pillarsFor(db, city.root)).map(({ name }) => name)).toEqual(['Informasi']);
  });
});

describe('adding a pillar', () => {
  test('puts it at the end and tells the trail', async () => {
    const first = await created(city.people.admin, city.own, { name: 'Satu' });
    await created(city.people.admin, city.own, { name: 'Dua' });
    expect((await pillarsFor(db, city.own)).map(({ name }) => name)).toEqual(['Satu', 'Dua']);
    expect(await trailOf(first.id)).toEqual(['pillar.created']);
  });

  test('is refused without the right, at the city to all but its coordinator, and where nothing is seen', async () => {
    expect(await attempt(city.people.contributor, city.own)).toEqual(notAllowedIn('Dinkes'));
    expect(await attempt(city.people.admin, city.root)).toEqual(notAllowedIn('Kota'));
    const adminOfAll = await aPerson(db, { role: 'admin', agencyId: city.root });
    expect(await attempt(adminOfAll, city.root)).toEqual(notAllowedIn('Kota'));
    expect(await attempt(adminOfAll, city.sibling)).toMatchObject({ ok: true });
    expect(await attempt(city.people.admin, city.sibling)).toEqual(refused('agency-not-found'));
    expect(await attempt(city.coordinator, nowhere as string as AgencyId)).toEqual(refused('agency-not-found'));
  });

  test('is refused for a name that already holds there, and beyond what still directs', async () => {
    await created(city.coordinator, city.root, { name: 'Informasi' });
    expect(
      await createPillar(tools, city.people.admin, { agencyId: city.own, content: content({ name: 'INFORMASI' }) }),
    ).toEqual({ ok: false, refusal: { kind: 'already-a-pillar', name: 'Informasi', agency: 'Kota' } });
    for (let number = 0; number < mostPillars; number += 1) {
      await created(city.people.admin, city.own, { name: `Pilar ${number}` });
    }
    expect(await createPillar(tools, city.people.admin, { agencyId: city.own, content: content() })).toEqual({
      ok: false,
      refusal: { kind: 'too-many-pillars', most: mostPillars },
    });
  });
});

describe('changing a pillar', () => {
  test('on top of what one has seen; the second of two is told whose change came first', async () => {
    const { id } = await created(city.people.admin, city.own, { name: 'Imunisasi' });
    const save = (actor: Actor, change: Partial<PillarContent>, revision: number): Promise<unknown> =>
      savePillar(tools, actor, { id, revision, content: content(change) });
    expect(await save(city.people.admin, { name: 'Vaksin' }, 1)).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(await save(city.coordinator, { name: 'Kebal' }, 1)).toEqual({
      ok: false,
      refusal: { kind: 'pillar-changed-meanwhile', name: city.people.admin.name, revision: 2 },
    });
    expect(await save(city.coordinator, { name: 'Vaksin' }, 1)).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(await trailOf(id)).toEqual(['pillar.created', 'pillar.changed']);
  });

  test('is refused from below, for a name taken, and for what is not there', async () => {
    const above = await created(city.coordinator, city.root, { name: 'Informasi' });
    const own = await created(city.people.admin, city.own, { name: 'Imunisasi' });
    const save = (id: PillarId, name: string, actor: Actor = city.people.admin): Promise<unknown> =>
      savePillar(tools, actor, { id, revision: 1, content: content({ name }) });
    expect(await save(above.id, 'Kabar')).toEqual(notAllowedIn('Kota'));
    expect(await save(own.id, 'informasi')).toMatchObject({ refusal: { kind: 'already-a-pillar' } });
    expect(await save(own.id, 'Kabar', city.people.approver)).toEqual(notAllowedIn('Dinkes'));
    expect(await save(nowhere, 'Kabar')).toEqual(refused('pillar-not-found'));
    const elsewhere = await created(city.coordinator, city.sibling, { name: 'Jalan' });
    expect(await save(elsewhere.id, 'Kabar')).toEqual(refused('pillar-not-found'));
  });
});

describe('ordering pillars', () => {
  test('takes all of them; a list that is no longer true is told', async () => {
    const [a, b] = [
      await created(city.people.admin, city.own, { name: 'A' }),
      await created(city.people.admin, city.own, { name: 'B' }),
    ];
    const order = (ids: readonly PillarId[], actor: Actor = city.people.admin): Promise<unknown> =>
      orderPillars(tools, actor, { agencyId: city.own, ids });
    expect(await order([b.id, a.id])).toEqual({ ok: true, value: undefined });
    expect((await pillarsFor(db, city.own)).map(({ name }) => name)).toEqual(['B', 'A']);
    expect(await order([a.id])).toEqual(refused('pillars-changed-meanwhile'));
    expect(await order([a.id, a.id])).toEqual(refused('pillars-changed-meanwhile'));
    expect(await order([a.id, nowhere])).toEqual(refused('pillars-changed-meanwhile'));
    expect(await order([a.id, b.id], city.people.leadership)).toEqual(notAllowedIn('Dinkes'));
    expect((await pillarsFor(db, city.own)).map(({ name }) => name)).toEqual(['B', 'A']);
  });
});

describe('removing a pillar', () => {
  test('can be undone, unless its name was given away', async () => {
    const { id } = await created(city.people.admin, city.own, { name: 'Imunisasi' });
    expect(await restorePillar(tools, city.people.admin, id)).toEqual(refused('pillar-not-found'));
    expect(await removePillar(tools, city.people.liaison, id)).toEqual(notAllowedIn('Dinkes'));
    expect(await removePillar(tools, city.people.admin, id)).toEqual({ ok: true, value: undefined });
    expect(await pillarsFor(db, city.own)).toEqual([]);
    expect(await removePillar(tools, city.people.admin, id)).toEqual(refused('pillar-not-found'));
    const other = await created(city.people.admin, city.own, { name: 'imunisasi' });
    expect(await restorePillar(tools, city.people.admin, id)).toMatchObject({ refusal: { kind: 'already-a-pillar' } });
    await removePillar(tools, city.people.admin, other.id);
    expect(await restorePillar(tools, city.people.approver, id)).toEqual(notAllowedIn('Dinkes'));
    expect(await restorePillar(tools, city.people.admin, id)).toEqual({ ok: true, value: undefined });
    expect(await trailOf(id)).toEqual(['pillar.created', 'pillar.removed', 'pillar.restored']);
  });
});

test('over HTTP everybody below reads them, and bad input is told at its field', async () => {
  const { app } = aProduct(db);
  const ask = async (actor: Actor, path: string, body?: object): Promise<{ status: number; said: unknown }> => {
    const headers = { authorization: `Bearer ${await aTokenOf(db, actor)}`, 'content-type': 'application/json' };
    const response = await app.request(`/api${path}`, {
      headers,
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, said: await response.json() };
  };
  await created(city.coordinator, city.root, { name: 'Informasi', wantedShare: 40 });
  const ofCity = await ask(city.people.leadership, '/pillars');
  expect(ofCity).toMatchObject({ status: 200, said: { items: [{ name: 'Informasi' }], can: { write: false } } });
  const own = await ask(city.people.admin, `/pillars?agencyId=${city.own}`);
  const { items } = own.said as { items: readonly PillarView[] };
  expect(items).toMatchObject([{ wantedShare: 40, inherited: true, agency: { shortName: 'Kota' } }]);
  expect((await ask(city.people.admin, `/pillars?agencyId=${city.sibling}`)).status).toBe(404);
  const bad = await ask(city.people.admin, '/pillars', { ...content({ wantedShare: 101 }), agencyId: city.own });
  expect(bad).toMatchObject({ status: 422, said: { error: { fields: [{ path: 'wantedShare' }] } } });
});

function content(change: Partial<PillarContent> = {}): PillarContent {
  return { name: 'Pilar', description: '', wantedShare: null, weekday: null, ...change };
}

async function created(actor: Actor, agencyId: AgencyId, change: Partial<PillarContent>): Promise<Pillar> {
  const outcome = await createPillar(tools, actor, { agencyId, content: content(change) });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value;
}

function attempt(actor: Actor, agencyId: AgencyId): Promise<unknown> {
  return createPillar(tools, actor, { agencyId, content: content() });
}

function refused(kind: string): unknown {
  return { ok: false, refusal: { kind } };
}

function notAllowedIn(name: string): unknown {
  return { ok: false, refusal: { kind: 'not-allowed-in-strategy', name } };
}

async function trailOf(id: string): Promise<readonly string[]> {
  const query = db.selectFrom('audit_entry').select('action').where('subject_id', '=', id).orderBy('seq');
  return (await query.execute()).map(({ action }) => action);
}
