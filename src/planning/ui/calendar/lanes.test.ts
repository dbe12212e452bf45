import { expect, test } from 'vitest';
import { agencyLanes, programmeLanes } from './lanes.ts';
import type { Entry } from './use-calendar.ts';

interface Place {
  readonly agencyId: string;
  readonly date: string;
  readonly programmes?: readonly string[];
}

const post = (id: string, { agencyId, date, programmes = [] }: Place): Entry => ({
  kind: 'post',
  id,
  at: Date.parse(date),
  date,
  time: '09:00',
  post: {
    id,
    title: id,
    state: 'draft',
    at: Date.parse(date),
    agency: { id: agencyId, shortName: agencyId, name: agencyId, zone: 'Asia/Jakarta' },
    channels: [],
    campaignId: undefined,
    pillar: undefined,
    programmes: programmes.map((programme) => ({ id: programme, name: programme })),
    thumbnailId: undefined,
  },
});

const entries = [
  post('p1', { agencyId: 'a', date: '2026-11-23', programmes: ['x', 'y'] }),
  post('p2', { agencyId: 'b', date: '2026-11-23', programmes: ['x'] }),
  post('p3', { agencyId: 'a', date: '2026-11-24', programmes: ['gone'] }),
];

test('each agency has its lane, also the one that plans nothing', () => {
  const lanes = agencyLanes(entries, [{ id: 'a', name: 'A' }, { id: 'c', name: 'C' }]); // oxfmt-ignore
  expect(lanes.map(({ id, posts }) => [id, posts])).toEqual([
    ['a', 2],
    ['c', 0],
  ]);
  expect([...(lanes[0]?.byDay.keys() ?? [])]).toEqual(['2026-11-23', '2026-11-24']);
});

test('a post stands in the lane of each programme it serves, else in the last one', () => {
  const lanes = programmeLanes(entries, [{ id: 'x', name: 'X' }, { id: 'y', name: 'Y' }], 'Tanpa'); // oxfmt-ignore
  expect(lanes.map(({ name, posts }) => [name, posts])).toEqual([
    ['X', 2],
    ['Y', 1],
    ['Tanpa', 1],
  ]);
});
