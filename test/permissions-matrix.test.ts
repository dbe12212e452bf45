import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Endpoint } from '../src/platform/http/endpoint.ts';
import { mayDo, permissions, roles, type AgencyId, type Operation, type Role } from '../src/organisation/index.ts';
import { aDatabase } from './support/database.ts';
import { cases, things, type Aim, type Case } from './support/matrix-seeds.ts';
import { aCityWithAgencies, type TestCity } from './support/people.ts';
import { aProduct, aTokenOf } from './support/product.ts';

/**
 * Every endpoint × every role × the own agency, one below it, a sibling and the parent, and signed out. What must
 * happen is read from the table of permissions, so a route that forgets to ask fails here.
 */
const { db } = await aDatabase();
const { app, product } = aProduct(db);
const places = ['own', 'below', 'sibling', 'root'] as const;
type Place = (typeof places)[number];

let city: TestCity;
const tokens = {} as Record<Role, string>;
let coordinatorToken = '';

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  for (const role of roles) tokens[role] = await aTokenOf(db, city.people[role]);
  coordinatorToken = await aTokenOf(db, city.coordinator);
});

const all = product.routes.endpoints.map((endpoint) => {
  const name = `${endpoint.method} ${endpoint.path}`;
  const given = cases[name] ?? {};
  return { name, endpoint, given, by: given.by ?? deciderOf(endpoint, given) };
});
const closed = all.filter(({ by }) => by !== 'public');

test('the matrix knows all endpoints, and no others', () => {
  expect(all.length).toBeGreaterThan(50);
  const names = new Set(all.map(({ name }) => name));
  expect(Object.keys(cases).filter((name) => !names.has(name))).toEqual([]);
  const unprepared = all.filter(({ endpoint, given }) => {
    const lacksBody = endpoint.body !== undefined && !given.body && !given.form && !takesNothing(endpoint.body);
    const lacksThing = endpoint.path.includes('{') && !given.params && !collectionOf(endpoint);
    return lacksBody || lacksThing;
  });
  expect(unprepared.map(({ name }) => `${name} needs an entry in test/support/matrix-seeds.ts`)).toEqual([]);
});

test('every endpoint names an operation that the table of permissions knows', () => {
  const unknown = all.filter(({ endpoint: { operation } }) => !isOpen(operation) && !(operation in permissions));
  expect(unknown).toEqual([]);
});

test.each(all.filter(({ by }) => by === 'public'))('$name is open to all', async ({ endpoint, given }) => {
  const { status } = await answered({ endpoint, given, at: city.own, token: undefined });
  expect([401, 403]).not.toContain(status);
  expect(status).toBeLessThan(500);
});

test.each(closed)('$name is closed to whoever is not signed in', async ({ endpoint, given }) => {
  expect((await answered({ endpoint, given, at: city.own, token: undefined })).status).toBe(401);
});

describe.each(closed)('$name', ({ endpoint, given, by }) => {
  test.each(roles)('%s', async (role) => {
    const faults: string[] = [];
    for (const place of by === 'agency' ? places : (['own'] as const)) {
      const outcome = await answered({ endpoint, given, at: city[place], token: tokens[role] });
      const may = by === 'account' || (given.roles?.includes(role) ?? mayDo(role, endpoint.operation as Operation));
      const allowed = isAllowed({ by, may, place });
      if (!isRight(outcome, { allowed, given })) faults.push(tell(outcome, { allowed, place }));
    }
    expect(faults).toEqual([]);
  });
});

test.each(closed.filter(({ by }) => by === 'city'))(
  '$name is open to a coordinator of the whole city',
  async ({ endpoint, given }) => {
    const { status } = await answered({ endpoint, given, at: city.root, token: coordinatorToken });
    expect(status).toBe(200);
  },
);

interface Asked {
  readonly endpoint: Endpoint;
  readonly given: Case;
  readonly at: AgencyId;
  readonly token: string | undefined;
}

interface Outcome {
  readonly status: number;
  readonly text: string;
}

async function answered({ endpoint, given, at, token }: Asked): Promise<Outcome> {
  const make = given.thing ?? things[collectionOf(endpoint) ?? ''];
  const aim: Aim = { db, agencyId: at, root: city.root, id: (await make?.(db, at)) ?? '' };
  const headers = new Headers(given.form ? {} : { 'content-type': 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const response = await app.request(addressOf(endpoint, given, aim), {
    method: endpoint.method.toUpperCase(),
    headers,
    ...(await bodyOf(endpoint, given, aim)),
  });
  if (!given.endless) return { status: response.status, text: await response.text() };
  await response.body?.cancel();
  return { status: response.status, text: '' };
}

function addressOf(endpoint: Endpoint, given: Case, aim: Aim): string {
  const params = given.params?.(aim) ?? Object.fromEntries(paramsOf(endpoint).map((param) => [param, aim.id]));
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, param: string) => params[param] ?? '');
  const query = new URLSearchParams(given.query?.(aim) ?? {}).toString();
  return `/api${path}${query === '' ? '' : `?${query}`}`;
}

async function bodyOf(endpoint: Endpoint, given: Case, aim: Aim): Promise<{ body?: FormData | string }> {
  if (given.form) return { body: given.form(aim) };
  return endpoint.body ? { body: JSON.stringify((await given.body?.(aim)) ?? {}) } : {};
}

function isRight(
  { status }: Outcome,
  { allowed, given }: { readonly allowed: boolean; readonly given: Case },
): boolean {
  if (!allowed) return status === 403 || status === 404;
  return status < 500 && status !== 401 && status !== 403 && (given.mayBeMissing === true || status !== 404);
}

function tell({ status, text }: Outcome, at: { readonly allowed: boolean; readonly place: Place }): string {
  return `${at.place}, ${at.allowed ? 'allowed' : 'not allowed'}: ${status} ${text.slice(0, 300)}`;
}

function isAllowed({
  by,
  may,
  place,
}: {
  readonly by: Case['by'];
  readonly may: boolean;
  readonly place: Place;
}): boolean {
  if (by === 'city' || !may) return false;
  return by !== 'agency' || place === 'own' || place === 'below';
}

function deciderOf({ operation, path, body }: Endpoint, given: Case): Case['by'] {
  if (operation === 'public') return 'public';
  if (operation === 'signed-in') return 'account';
  return path.includes('{') || body || given.form ? 'agency' : 'somewhere';
}

const isOpen = (operation: string): boolean => operation === 'public' || operation === 'signed-in';

function paramsOf({ path }: Endpoint): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** The word before the first parameter, when things of that name can be made. */
function collectionOf({ path }: Endpoint): string | undefined {
  const [, word = ''] = /\/([a-z-]+)\/\{/.exec(path) ?? [];
  return word in things ? word : undefined;
}

function takesNothing(body: z.ZodType): boolean {
  return body.safeParse({}).success;
}
