import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

const folders = globSync('src/**/messages/id.json').map((file) => dirname(file));
const sources = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file));
const screens = sources.filter((file) => /\/ui\/|^src\/web\//.test(file));

function sentencesIn(folder: string, language: 'id' | 'en'): Record<string, string> {
  return JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8')) as Record<string, string>;
}

const isScreenFolder = (folder: string): boolean => folder.includes('/ui/') || folder.startsWith('src/web/');

/** All that the server can say, in one language. */
const said = new Set(
  folders.filter((folder) => !isScreenFolder(folder)).flatMap((f) => Object.keys(sentencesIn(f, 'id'))),
);

test('the test reads every room', () => {
  expect(folders.length).toBeGreaterThan(15);
  expect(said.size).toBeGreaterThan(100);
  expect(refusalKinds().length).toBeGreaterThan(60);
});

test.each(folders)('%s says the same in Indonesian and English', (folder) => {
  const [id, en] = [sentencesIn(folder, 'id'), sentencesIn(folder, 'en')];
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(id).toSorted());
  for (const key of Object.keys(id)) {
    expect
      .soft(placeholdersOf(en[key] ?? '', 'en-GB'), `${folder} ${key}`)
      .toEqual(placeholdersOf(id[key] ?? '', 'id-ID'));
  }
});

test('no sentence is empty', () => {
  const empty = folders.flatMap((folder) =>
    (['id', 'en'] as const).flatMap((language) =>
      Object.entries(sentencesIn(folder, language))
        .filter(([, sentence]) => sentence.trim() === '')
        .map(([key]) => `${folder}/${language}.json ${key}`),
    ),
  );
  expect(empty).toEqual([]);
});

test('every refusal that a room can give has a sentence', () => {
  expect(refusalKinds().filter((kind) => !said.has(`refusal.${kind}`))).toEqual([]);
});

test('every way in which a network can fail has a sentence', () => {
  const kinds = kindsOfType('src/channels/failure.ts', 'Failure');
  const shown = new Set(folders.flatMap((folder) => Object.keys(sentencesIn(folder, 'id'))));
  expect(kinds.length).toBeGreaterThanOrEqual(9);
  expect(kinds.filter((kind) => !shown.has(`failure.${kind}`))).toEqual([]);
});

test('the screens use every word they have', () => {
  const unused = folders.filter(isScreenFolder).flatMap((folder) => {
    const room = folder.split('/')[1] ?? '';
    const code = (room === 'web' ? sources : screens.filter((file) => file.startsWith(`src/${room}/`)))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const starts = [...code.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, start = '']) => start);
    const ends = [...code.matchAll(/\$\{[^}`]+\}(\.[\w.-]+)`/g)].map(([, end = '']) => end);
    const used = (key: string): boolean =>
      code.includes(`'${key}'`) ||
      code.includes(`"${key}"`) ||
      starts.some((start) => key.startsWith(start)) ||
      ends.some((end) => key.endsWith(end));
    return Object.keys(sentencesIn(folder, 'id'))
      .filter((key) => !used(key))
      .map((key) => `${folder} ${key}`);
  });
  expect(unused).toEqual([]);
});

/** Of every plural and select branch too; a sentence that is not ICU throws. */
function placeholdersOf(sentence: string, locale: string): string[] {
  const names = new Set<string>();
  collect(new IntlMessageFormat(sentence, locale, undefined, { ignoreTag: true }).getAst(), names);
  return [...names].toSorted();
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** The parser's number for words between placeholders. */
const literal = new Set<number>([0]);

function collect(parts: readonly Part[], names: Set<string>): void {
  for (const part of parts) {
    if ('value' in part && !literal.has(part.type)) names.add(part.value);
    if ('options' in part) for (const option of Object.values(part.options)) collect(option.value, names);
  }
}

/** What `refuse(…)` is called with, and what types named …Refusal list. The command line has sentences of its own. */
function refusalKinds(): string[] {
  const failures = kindsOfType('src/channels/failure.ts', 'Failure');
  const rooms = sources.filter((file) => !/^src\/(main|sample|platform)\/|\/(connectors|ui)\//.test(file));
  const kinds = rooms.flatMap((file) => {
    const found: string[] = [];
    walk(parseSync(file, readFileSync(file, 'utf8')).program, (node) => {
      if (node.type === 'CallExpression' && nameOf(node['callee']) === 'refuse') kindsWithin(node['arguments'], found);
      if (node.type === 'TSTypeAliasDeclaration' && nameOf(node['id']).endsWith('Refusal')) kindsWithin(node, found);
    });
    return found;
  });
  return [...new Set(kinds)].filter((kind) => !failures.includes(kind)).toSorted();
}

function kindsOfType(file: string, name: string): string[] {
  const found: string[] = [];
  walk(parseSync(file, readFileSync(file, 'utf8')).program, (node) => {
    if (node.type === 'TSTypeAliasDeclaration' && nameOf(node['id']) === name) kindsWithin(node, found);
  });
  return found;
}

interface Node {
  readonly type: string;
  readonly [name: string]: unknown;
}

/** The words that the property `kind` of a refusal may be; facts inside it may have a `kind` of their own. */
function kindsWithin(part: unknown, found: string[]): void {
  walk(part, (node) => {
    if (node.type !== 'Property' && node.type !== 'TSPropertySignature') return undefined;
    if (nameOf(node['key']) !== 'kind') return 'skip';
    walk(node['value'] ?? node['typeAnnotation'], (inner) => {
      if (inner.type === 'BinaryExpression') return 'skip';
      if (inner.type === 'Literal' && typeof inner['value'] === 'string') found.push(inner['value']);
      return undefined;
    });
    return 'skip';
  });
}

/** Calls `visit` for each node; it may say that what is inside is not wanted. */
function walk(part: unknown, visit: (node: Node) => 'skip' | undefined): void {
  if (Array.isArray(part)) for (const one of part) walk(one, visit);
  else if (isNode(part) && visit(part) !== 'skip') for (const value of Object.values(part)) walk(value, visit);
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && 'type' in part;
}

function nameOf(node: unknown): string {
  return typeof node === 'object' && node !== null && 'name' in node ? String(node.name) : '';
}
