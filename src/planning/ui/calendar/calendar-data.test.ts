import { expect, test } from 'vitest';
import type { PostCalendar } from '#publishing/contract.ts';
import { readCalendar } from './calendar-data.ts';

const first = '3668972b-9847-4efe-8c2e-b09d8d61bb30';
const second = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
const packed = (ids: readonly string[]): string =>
  Buffer.from(ids.join('').replaceAll('-', ''), 'hex').toString('base64');
const dinas = { id: crypto.randomUUID(), shortName: 'DPUPR', name: 'Dinas PU', zone: 'Asia/Jakarta' };
const radio = { id: crypto.randomUUID(), name: 'Magelang FM', medium: 'radio', byHand: true };

const answer: PostCalendar = {
  from: '2026-10-31T17:00:00.000Z',
  truncated: false,
  agencies: [dinas],
  channels: [radio],
  channelSets: [[], [0]],
  campaigns: [],
  programmes: [{ id: 'g', name: 'Prodamai' }],
  programmeSets: [[0]],
  pillars: [],
  columns: {
    ids: packed([first, second]),
    states: 'ag',
    minutes: [0, 90],
    agencies: [0, 0],
    channelSets: [1, 0],
    campaigns: [],
    titles: ['Tutup saluran'],
    titled: [1],
    pillars: [],
    programmeSets: [0, 0],
    thumbnails: [null, null],
  },
};

test('columns become posts again', () => {
  const posts = readCalendar(answer);
  expect(posts.map(({ id }) => id)).toEqual([first, second]);
  expect(posts).toMatchObject([
    { state: 'draft', title: undefined, channels: [radio], agency: dinas, programmes: [{ name: 'Prodamai' }] },
    { state: 'published', title: 'Tutup saluran', channels: [], campaignId: undefined },
  ]);
  expect(new Date(posts[1]?.at ?? 0).toISOString()).toBe('2026-10-31T18:30:00.000Z');
});

test('any id survives the packing', () => {
  const ids = Array.from({ length: 200 }, () => crypto.randomUUID());
  const many = { ...answer, columns: { ...answer.columns, ids: packed(ids), minutes: ids.map(() => 0) } };
  expect(readCalendar(many).map(({ id }) => id)).toEqual(ids);
});
