import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createFormTokens } from './form-token.ts';
import { packPage } from './packed-page.ts';
import { createPageCache } from './page-cache.ts';
import type { Cacheable } from './page-shelf.ts';

const now = new Date('2026-11-24T03:10:00Z');

interface Page extends Cacheable {
  readonly text: string;
}

function aPage(text: string, causes: readonly string[], bytes = 10): Page {
  return { text, bytes, dependsOn: new Set(causes), freshUntil: new Date(now.getTime() + 1000) };
}

function aCache(maxBytes = 1000) {
  const clock = { now };
  const cache = createPageCache<Page>({ maxBytes, now: () => clock.now });
  return { cache, clock };
}

test('a page is rendered once, until something that it rests on changes', async () => {
  const { cache } = aCache();
  let times = 0;
  const ask = () => cache.get('/', () => Promise.resolve(aPage(`${++times}`, ['posts'])));
  await ask();
  expect((await ask()).text).toBe('1');
  cache.drop(['talks']);
  expect((await ask()).text).toBe('1');
  cache.drop(['posts']);
  expect((await ask()).text).toBe('2');
  cache.clear();
  expect((await ask()).text).toBe('3');
});

test('those who ask at once share one rendering', async () => {
  const { cache } = aCache();
  let times = 0;
  const ask = () => cache.get('/', async () => aPage(`${++times}`, ['posts']));
  const pages = await Promise.all([ask(), ask(), ask()]);
  expect(pages.map(({ text }) => text)).toEqual(['1', '1', '1']);
});

test('a rendering that a change overtook is neither kept nor joined', async () => {
  const { cache } = aCache();
  const { promise, resolve } = Promise.withResolvers<Page>();
  const old = cache.get('/', () => promise);
  cache.drop(['posts']);
  const fresh = await cache.get('/', () => Promise.resolve(aPage('new', ['posts'])));
  expect(fresh.text).toBe('new');
  resolve(aPage('old', ['posts']));
  expect((await old).text).toBe('old');
  expect((await cache.get('/', () => Promise.reject(new Error('not kept')))).text).toBe('new');
});

test('a page that fails, or rests on nothing, is not kept', async () => {
  const { cache } = aCache();
  await expect(cache.get('/', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  await cache.get('/', () => Promise.resolve(aPage('404', [])));
  expect(cache.size).toBe(0);
});

test('memory is bounded: what was not asked for longest goes first', async () => {
  const { cache } = aCache(30);
  const ask = (key: string) => cache.get(key, () => Promise.resolve(aPage(key, ['posts'], 10)));
  for (const key of ['a', 'b', 'c', 'a', 'd']) await ask(key);
  expect(cache.size).toBe(3);
  expect((await cache.get('a', () => Promise.reject(new Error('gone')))).text).toBe('a');
  await expect(cache.get('b', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
});

test('a page that speaks of today ends with its hour', async () => {
  const { cache, clock } = aCache();
  await cache.get('/', () => Promise.resolve(aPage('today', ['posts'])));
  clock.now = new Date(now.getTime() + 1001);
  expect((await cache.get('/', () => Promise.resolve(aPage('tomorrow', ['posts'])))).text).toBe('tomorrow');
});

test.each([
  ['no form', 'a page', []],
  ['one form', 'before|after', ['T1']],
  ['two forms, one at the end', `${'é👏 long text '.repeat(900)}|x|`, ['T1', 'T2']],
])('%s: a packed page unpacks to the plain page with its tokens', (_name, template, tokens) => {
  const page = packPage(template.replaceAll('|', '%%'), '%%');
  const given = () => {
    let next = 0;
    return () => tokens[next++] ?? 'none';
  };
  const plain = Buffer.from(page.plain(given())).toString();
  expect(gunzipSync(page.gzipped(given())).toString()).toBe(plain);
  expect(plain).toBe(template.split('|').reduce((text, piece, index) => `${text}${tokens[index - 1]}${piece}`));
});

test('a token says when it was issued; a changed one says nothing', () => {
  const tokens = createFormTokens(new Uint8Array(32).fill(7));
  const token = tokens.issue(now);
  expect(tokens.issuedAt(token)).toEqual(now);
  expect(tokens.issue(now)).not.toBe(token);
  expect(tokens.issuedAt(`z${token.slice(1)}`)).toBeUndefined();
  expect(tokens.issuedAt(`${token}x`)).toBeUndefined();
  expect(tokens.issuedAt('')).toBeUndefined();
  expect(createFormTokens(new Uint8Array(32).fill(8)).issuedAt(token)).toBeUndefined();
});
