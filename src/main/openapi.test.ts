import { expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aProduct } from '../../test/support/product.ts';

interface Described {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly security?: readonly Record<string, readonly string[]>[];
  readonly responses?: Record<string, unknown>;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Record<string, Record<string, Described>>;
  readonly components: Record<string, Record<string, unknown>>;
}

const { db } = await aDatabase();
const tested = aProduct(db);
const { product } = tested;
const document = (await tested.call('get', '/openapi.json')).body as Document;

const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('the document is OpenAPI 3.1 with both ways to sign in', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.servers).toEqual([{ url: '/api' }]);
  expect(Object.keys(document.components['securitySchemes'] ?? {})).toEqual(['session', 'token']);
  expect(described.length).toBeGreaterThan(60);
});

test('it lists exactly what is served', () => {
  // OPTIONS says how another call may be made; it is none of its own.
  const served = product.routes.app.routes
    .filter(({ method, path }) => method !== 'ALL' && method !== 'OPTIONS' && !path.includes('*'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`);
  const listed = described.map(({ method, path }) => `${method} ${path}`);

  expect(new Set(listed)).toEqual(new Set(served));
  expect(new Set(listed)).toEqual(new Set(product.routes.endpoints.map(({ method, path }) => `${method} ${path}`)));
});

test('no call is described twice', () => {
  const served = product.routes.endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);

  expect(served.filter((call_, index) => served.indexOf(call_) !== index)).toEqual([]);
});

test('every call says what it does, what it needs and what it answers', () => {
  const lacking = described.filter(({ path, operation }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    const allNamed =
      inPath.length === parameters.length &&
      parameters.every(({ name, required }) => required && inPath.includes(name));
    const answers = Object.keys(operation.responses ?? {});
    return !operation.summary || !answers.includes('default') || answers.length < 2 || !allNamed;
  });

  expect(lacking.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test('calls that need somebody say so, public ones do not', () => {
  const open = product.routes.endpoints.filter(({ operation }) => operation === 'public');
  const unsecured = described.filter(({ operation }) => (operation.security ?? []).length === 0);

  expect(new Set(unsecured.map(({ method, path }) => `${method} ${path}`))).toEqual(
    new Set(open.map(({ method, path }) => `${method} ${path}`)),
  );
});

test('every reference in the document leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  const lost = references.filter(([, kind = '', name = '']) => document.components[kind]?.[name] === undefined);

  expect(lost.map(([reference]) => reference)).toEqual([]);
});
