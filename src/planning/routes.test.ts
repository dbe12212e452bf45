import { beforeAll, expect, test } from 'vitest';
import type { Actor, AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { createRoutes } from '#platform/http/routes.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { openLog } from '#platform/log/log.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies, aPerson, type TestCity } from '../../test/support/people.ts';
import type { ActivityListItem, ActivityView } from './contract.ts';
import { planningMessages } from './messages/messages.ts';
import { planningRoutes } from './routes.ts';

const { db } = await aDatabase();
const tools = { db, now: (): Date => new Date('2026-11-24T05:00:00Z') };
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});

test('an activity is begun, written, shown, hidden, thrown away and restored', async () => {
  const app = serving(city.people.admin);
  const { id } = (await (await send(app, 'POST /activities', { agencyId: city.own })).json()) as { id: string };
  const { revision, ...empty } = await detail(app, id);
  const body = { ...empty, title: 'Posyandu', what: 'Timbang', startsAt: '2026-11-25T08:00:00+07:00', revision };
  const saved = await send(app, `PUT /activities/${id}`, body);
  expect(await saved.json()).toMatchObject({ revision: 2, shownOnPortal: false });
  expect((await send(app, `POST /activities/${id}/show`)).status).toBe(204);
  expect(await detail(app, id)).toMatchObject({
    startsAt: '2026-11-25T01:00:00.000Z',
    shownOnPortal: true,
    missing: ['why', 'who', 'where', 'how'],
    agency: { shortName: 'Dinkes', zone: 'Asia/Jakarta' },
    updatedBy: city.people.admin.name,
    can: { write: true, show: true, makePost: true },
  });
  const steps = [
    await send(app, `POST /activities/${id}/hide`),
    await send(app, `DELETE /activities/${id}`),
    await app.request(`/activities/${id}`),
    await send(app, `POST /activities/${id}/restore`),
    await app.request(`/activities/${id}`),
  ];
  expect(steps.map(({ status }) => status)).toEqual([204, 204, 404, 204, 200]);
  const stale = await send(app, `PUT /activities/${id}`, { ...body, title: 'Lain' });
  const { error } = (await stale.json()) as { error: { kind: string; message: string } };
  expect([stale.status, error.kind]).toEqual([409, 'activity-changed-meanwhile']);
  expect(error.message).toContain(city.people.admin.name);
});

test('the detail tells what the reader may do and shows the posts made from it', async () => {
  const id = await anActivity({ agencyId: city.own, title: 'Rapat' });
  await aPost(id, city.own, 'draft');
  const view = await detail(serving(city.people.leadership), id);
  expect(view.can).toEqual({ write: false, show: false, makePost: false });
  expect(view.posts).toMatchObject([{ title: 'Kabar', state: 'draft', publishAt: null }]);
});

test('exempt information makes no post', async () => {
  const id = await anActivity({ agencyId: city.own, title: 'Rahasia', informationClass: 'dikecualikan' });
  expect((await detail(serving(city.people.admin), id)).can).toEqual({ write: true, show: true, makePost: false });
});

test('the list keeps to the scope; an agency stands for what is below it', async () => {
  await anActivity({ agencyId: city.below, title: 'Di bawah' });
  await anActivity({ agencyId: city.sibling, title: 'Di sebelah' });
  const own = await aPerson(db, { role: 'contributor', agencyId: city.own });
  expect((await listed(own, '?text=di%20')).items.map(({ title }) => title)).toEqual(['Di bawah']);
  const all = await listed(city.coordinator, `?agencyId=${city.own}&text=di%20`);
  expect(all.items.map(({ title }) => title)).toEqual(['Di bawah']);
  expect((await listed(own, `?agencyId=${city.sibling}`)).items).toEqual([]);
  expect((await serving(own).request(`/activities/${await anActivity({ agencyId: city.sibling })}`)).status).toBe(404);
});

test('the list filters by words, programme and period, and counts the posts', async () => {
  const programmeId = await aProgramme();
  const id = await anActivity({
    agencyId: city.own,
    title: '100% pohon',
    startsAt: '2026-07-01T01:00:00Z',
    programmeId,
  });
  await aPost(id, city.own, 'published');
  await aPost(id, city.own, 'draft');
  const queries = [
    '?text=0%25%20p',
    `?programmeId=${programmeId}`,
    '?from=2026-07-01T00:00:00Z&to=2026-07-02T00:00:00Z',
  ];
  for (const query of queries) {
    const { items } = await listed(city.people.approver, query);
    expect(items).toMatchObject([
      { id, posts: { all: 2, published: 1 }, programmes: [{ name: 'Jawani' }], startsAt: '2026-07-01T01:00:00.000Z' },
    ]);
  }
  expect((await listed(city.people.approver, '?from=2026-07-02T00:00:00Z&to=2026-07-03T00:00:00Z')).items).toEqual([]);
});

test('the list goes on where it stopped, also among equal times', async () => {
  const agencyId = city.below;
  for (let number = 0; number < 60; number += 1) {
    await anActivity({ agencyId, title: 'Seri', startsAt: `2026-08-0${1 + (number % 3)}T01:00:00.123456Z` });
  }
  const first = await listed(city.coordinator, '?text=seri');
  const second = await listed(city.coordinator, `?text=seri&cursor=${first.nextCursor}`);
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 10, null]);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(60);
});

test('nobody without a role reads activities', async () => {
  const nobody: Actor = { ...city.people.admin, grants: new Map() };
  for (const path of ['/activities', `/activities/${crypto.randomUUID()}`]) {
    expect((await serving(nobody).request(path)).status).toBe(403);
  }
});

type App = ReturnType<typeof serving>;

function serving(actor: Actor) {
  const said = speaker([platformMessages, planningMessages]);
  const routes = createRoutes<Actor>({ identify: () => Promise.resolve(actor), speaker: said, log: openLog('silent') });
  planningRoutes(routes, tools);
  return routes.app;
}

function send(app: App, call: string, body: object = {}): Promise<Response> {
  const [method = '', path = ''] = call.split(' ');
  return Promise.resolve(app.request(path, { method, body: JSON.stringify(body) }));
}

async function detail(app: App, id: string): Promise<ActivityView> {
  return (await (await app.request(`/activities/${id}`)).json()) as ActivityView;
}

interface Listed {
  readonly items: readonly ActivityListItem[];
  readonly nextCursor: string | null;
}

async function listed(actor: Actor, query: string): Promise<Listed> {
  return (await (await serving(actor).request(`/activities${query}`)).json()) as Listed;
}

interface Given {
  readonly agencyId: AgencyId;
  readonly title?: string;
  readonly startsAt?: string;
  readonly informationClass?: string;
  readonly programmeId?: string;
}

async function anActivity({ agencyId, title = 'x', startsAt, informationClass, programmeId }: Given): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const values = { agency_id: agencyId, slug: crypto.randomUUID(), title, starts_at: startsAt ?? null };
    const query = tx.insertInto('activity').values({ ...values, information_class: informationClass ?? 'berkala' });
    const { id } = await query.returning('id').executeTakeFirstOrThrow();
    const links = programmeId === undefined ? [] : [{ activity_id: id, programme_id: programmeId }];
    if (links.length > 0) await tx.insertInto('activity_programme').values(links).execute();
    return id;
  });
}

async function aProgramme(): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const values = { agency_id: city.sibling, slug: crypto.randomUUID(), name: 'Jawani', starts_on: '2025-02-20' };
    return (await tx.insertInto('programme').values(values).returning('id').executeTakeFirstOrThrow()).id;
  });
}

async function aPost(activityId: string, agencyId: AgencyId, state: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const values = { agency_id: agencyId, activity_id: activityId, slug: crypto.randomUUID(), title: 'Kabar', state };
    await tx.insertInto('post').values(values).execute();
  });
}
