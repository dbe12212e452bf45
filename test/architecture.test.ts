import { existsSync, globSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

/** Which rooms each room may enter, and only through their door. The whole architecture is this table. */
const mayEnter: Record<string, readonly string[]> = {
  platform: [],
  organisation: ['platform'],
  media: ['platform', 'organisation'],
  channels: ['platform', 'organisation', 'media'],
  strategy: ['platform', 'organisation', 'media'],
  cards: ['platform', 'organisation', 'media', 'strategy'],
  planning: ['platform', 'organisation', 'strategy', 'media', 'channels'],
  publishing: ['platform', 'organisation', 'planning', 'strategy', 'media', 'cards', 'channels'],
  listening: ['platform', 'organisation', 'publishing', 'channels', 'strategy', 'planning'],
  reporting: ['platform', 'organisation', 'strategy', 'planning', 'media', 'channels', 'publishing', 'listening'],
  today: ['platform', 'organisation', 'strategy', 'planning', 'media', 'channels', 'publishing', 'listening'],
  portal: [
    'platform',
    'organisation',
    'strategy',
    'planning',
    'media',
    'channels',
    'publishing',
    'listening',
    'reporting',
  ],
  sample: ['*'],
  main: ['*'],
  web: ['*'],
};

/** Which room owns each table. Others may read it in a view, never change it. */
const ownerOf: Record<string, string> = {
  installation: 'platform',
  city: 'organisation',
  agency: 'organisation',
  agency_alias: 'organisation',
  agency_tree: 'organisation',
  ward: 'organisation',
  person: 'organisation',
  membership: 'organisation',
  invitation: 'organisation',
  api_token: 'organisation',
  audit_entry: 'organisation',
  password_reset: 'organisation',
  sign_in_try: 'organisation',
  auth_user: 'organisation',
  auth_session: 'organisation',
  auth_account: 'organisation',
  auth_verification: 'organisation',
  auth_two_factor: 'organisation',
  auth_passkey: 'organisation',
  auth_rate_limit: 'organisation',
  programme: 'strategy',
  programme_indicator: 'strategy',
  programme_achievement: 'strategy',
  programme_milestone: 'strategy',
  term_end: 'strategy',
  goal: 'strategy',
  goal_agency: 'strategy',
  goal_channel: 'strategy',
  goal_reading: 'strategy',
  content_pillar: 'strategy',
  strategy: 'strategy',
  strategy_answers: 'strategy',
  special_day: 'planning',
  slot: 'planning',
  slot_fill: 'planning',
  crisis_stop: 'planning',
  bank_entry: 'planning',
  bank_variant: 'planning',
  bank_picture: 'planning',
  bank_writer: 'planning',
  bank_use: 'planning',
  fact: 'strategy',
  fact_revision: 'strategy',
  key_message: 'strategy',
  key_message_agency: 'strategy',
  key_message_version: 'strategy',
  key_message_confirmation: 'strategy',
  campaign: 'planning',
  campaign_agency: 'planning',
  campaign_task: 'planning',
  media: 'media',
  media_upload: 'media',
  card: 'cards',
  card_picture: 'cards',
  activity: 'planning',
  activity_programme: 'planning',
  activity_photo: 'planning',
  activity_text: 'planning',
  idea: 'planning',
  idea_vote: 'planning',
  idea_comment: 'planning',
  clash: 'planning',
  clash_message: 'planning',
  clash_reading: 'planning',
  election_period: 'planning',
  election_guard: 'planning',
  channel: 'channels',
  pause: 'publishing',
  pause_allowed: 'publishing',
  post: 'publishing',
  post_variant: 'publishing',
  post_media: 'publishing',
  post_version: 'publishing',
  post_decision: 'publishing',
  post_brief: 'publishing',
  post_import: 'publishing',
  post_import_row: 'publishing',
  plan_note: 'publishing',
  calendar_feed: 'publishing',
  approval_letter: 'publishing',
  trouble: 'publishing',
  trouble_letter: 'publishing',
  approval_flow: 'publishing',
  approval_delegation: 'publishing',
  post_review: 'publishing',
  post_review_party: 'publishing',
  post_review_notice: 'publishing',
  approval_setting: 'publishing',
  post_comment: 'publishing',
  post_presence: 'publishing',
  publication_record: 'publishing',
  native_post: 'publishing',
  native_poll: 'publishing',
  activity_import: 'planning',
  activity_import_row: 'planning',
  post_fact: 'publishing',
  post_key_message: 'publishing',
  delivery: 'publishing',
  delivery_attempt: 'publishing',
  citizen_thread: 'listening',
  citizen_message: 'listening',
  citizen_message_revision: 'listening',
  reply: 'listening',
  moderation: 'listening',
  thread_presence: 'listening',
  inbox_poll: 'listening',
  metric_snapshot: 'reporting',
  metric_latest: 'reporting',
  metric_request: 'reporting',
  consistency_setting: 'reporting',
  consistency_letter: 'reporting',
  consistency_silence: 'reporting',
  portal_page: 'portal',
  portal_view: 'portal',
  portal_reply: 'portal',
  portal_turnstile: 'portal',
};

const noRoomNames = ['utils', 'helpers', 'common', 'shared', 'lib', 'core', 'services', 'types'];

const isScreen = (path: string): boolean => /^src\/(web|[^/]+\/ui)\//.test(path);
const isDoor = (path: string): boolean => /^src\/[^/]+\/(index|contract)\.ts$/.test(path) || isScreen(path);
const isTest = (path: string): boolean => /\.(test|suite)\.tsx?$/.test(path);

const files = globSync('src/**/*.{ts,tsx}')
  .filter((file) => !isTest(file))
  .toSorted();
const imports = files.flatMap(importsOf);
const queries = files.flatMap(queriesOf);

test('the test reads the whole tree', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(imports.length).toBeGreaterThan(400);
  expect(queries.length).toBeGreaterThan(60);
});

test('every room is on the map and opens with a README of 15 to 25 lines', () => {
  const rooms = [...new Set(files.map(roomOf))];
  expect(rooms.filter((room) => !(room in mayEnter))).toEqual([]);
  const unread = rooms.filter((room) => {
    const path = `src/${room}/README.md`;
    const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').length : 0;
    return lines < 15 || lines > 25;
  });
  expect(unread).toEqual([]);
});

test('rooms enter others only along an arrow and through the door', () => {
  const strays = imports.filter(({ from, to }) => to.startsWith('src/') && !isWelcome(from, to));
  expect(strays.map(({ from, to }) => `${from} may not import ${to}`)).toEqual([]);
});

function isWelcome(from: string, to: string): boolean {
  const [room, target] = [roomOf(from), roomOf(to)];
  if (room === target || target === 'platform' || (isScreen(from) && isScreen(to))) return true;
  const allowed = mayEnter[room] ?? [];
  const known = allowed.includes('*') || allowed.includes(target) || (isScreen(from) && to.endsWith('/contract.ts'));
  return known && isDoor(to);
}

test('screens see contracts, screens and the browser-safe part of the platform, never the server', () => {
  const safe =
    /^src\/(platform\/(http\/endpoint|i18n\/[a-z-]+|time\/[a-z-]+|result|brand)\.ts|.*\/contract\.ts|.*\.json)$/;
  const browserCode = reachableFromScreens();
  const strays = imports.filter(
    ({ from, to, typeOnly }) => isScreen(from) && to.startsWith('src/') && !isScreen(to) && !safe.test(to) && !typeOnly,
  );
  expect(strays.map(({ from, to }) => `${from} may not import ${to}`)).toEqual([]);
  const serverParts = [...browserCode].filter(([, parts]) => parts.some((part) => part.startsWith('node:')));
  expect(serverParts.map(([file]) => `${file} reaches the browser but uses Node`)).toEqual([]);
});

test('only stores and views write SQL, and only for tables of their own room', () => {
  const strays = queries.filter(({ file, verb, table }) => {
    if (!/\.(store|view)\.ts$/.test(file)) return true;
    if (verb === 'selectFrom' || roomOf(file) === 'sample') return false;
    return file.endsWith('.view.ts') || ownerOf[table] !== roomOf(file);
  });
  expect(strays).toEqual([]);
});

test('connectors reach the outside only through what they are handed', () => {
  const strays = imports.filter(
    ({ from, to }) =>
      from.includes('/connectors/') && /platform\/(config|db|jobs|secrets)|node:(http|https|net)/.test(to),
  );
  expect(strays).toEqual([]);
  const globalFetch = files.filter(
    (file) => file.includes('/connectors/') && /(?<![.\w])fetch\(/.test(readFileSync(file, 'utf8')),
  );
  expect(globalFetch).toEqual([]);
});

test('no folder says nothing, and none is deeper than five', () => {
  const folders = new Set(files.map((file) => file.split('/').slice(0, -1)).map((parts) => parts.join('/')));
  const vague = [...folders].filter((folder) => folder.split('/').some((part) => noRoomNames.includes(part)));
  expect(vague).toEqual([]);
  expect([...folders].filter((folder) => folder.split('/').length > 5)).toEqual([]);
});

test('imports make no circle between rooms', () => {
  const arrows = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    if (!to.startsWith('src/') || isScreen(from)) continue;
    const [room, target] = [roomOf(from), roomOf(to)];
    if (room !== target) arrows.set(room, (arrows.get(room) ?? new Set()).add(target));
  }
  expect([...arrows.keys()].filter((room) => reaches(arrows, room, room))).toEqual([]);
});

function reaches(arrows: Map<string, Set<string>>, start: string, goal: string): boolean {
  const seen = new Set<string>();
  const open = [...(arrows.get(start) ?? [])];
  for (let room = open.pop(); room !== undefined; room = open.pop()) {
    if (room === goal) return true;
    if (seen.has(room)) continue;
    seen.add(room);
    open.push(...(arrows.get(room) ?? []));
  }
  return false;
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const found = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: file,
    to: resolve(file, moduleRequest.value),
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const passedOn = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ from: file, to: resolve(file, moduleRequest.value), typeOnly: isType }] : [],
    );
  const later = [...readFileSync(file, 'utf8').matchAll(/import\('([^']+)'\)/g)].map(([, path = '']) => ({
    from: file,
    to: resolve(file, path),
    typeOnly: false,
  }));
  return [...found, ...passedOn, ...later];
}

/** Everything the browser is sent, with the packages each file asks for. */
function reachableFromScreens(): Map<string, string[]> {
  const open = files.filter(isScreen);
  const reached = new Map<string, string[]>();
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue;
    const targets = imports.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to);
    reached.set(
      file,
      targets.filter((to) => !to.startsWith('src/')).map((to) => to.replace(/^npm:/, '')),
    );
    open.push(...targets.filter((to) => /^src\/.*\.tsx?$/.test(to)));
  }
  return reached;
}

function queriesOf(file: string): { file: string; verb: string; table: string }[] {
  const calls = readFileSync(file, 'utf8').matchAll(
    /\.(selectFrom|insertInto|updateTable|deleteFrom)\(\s*\[?\s*'(\w+)/g,
  );
  return [...calls].map(([, verb = '', table = '']) => ({ file, verb, table }));
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  if (specifier.startsWith('.')) return new URL(specifier, `file:///${from}`).pathname.slice(1);
  return `npm:${specifier}`;
}

function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}
