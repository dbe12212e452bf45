import { expect, test } from 'vitest';
import type { CampaignListItem } from '#planning/contract.ts';
import type { ProgrammeName } from '#strategy/contract.ts';
import { spanOf, ticksOf } from './horizons.ts';
import { linesOf, type Told } from './rows.ts';

const agency = (id: string) => ({ id, shortName: id, name: id });
const span = spanOf('year', '2026-06-01');

function aCampaign(id: string, startsOn: string, endsOn: string): CampaignListItem {
  return {
    id, startsOn, endsOn, kind: 'campaign', name: id, summary: '', phase: 'running', revision: 1, agency: agency('a'),
    agencies: [agency('b')], programme: null, tasks: 0, tasksDone: 0, tasksLate: 0, posts: 0, published: 0, can: { write: true },
  }; // oxfmt-ignore
}

const programme = {
  id: 'p', name: 'Prodamai', slug: 'p', summary: '', agency: agency('a'), startsOn: '2025-01-01', endsOn: null,
} as unknown as ProgrammeName; // oxfmt-ignore

function told(change: Partial<Told>): Told {
  return {
    rows: 'programme',
    span,
    ticks: ticksOf('year', span),
    programmes: [],
    campaigns: [],
    activities: [],
    days: [],
    milestones: [],
    openSlots: [],
    agencies: [agency('a'), agency('b'), agency('c')],
    drawsActivities: false,
    noProgramme: 'Tanpa program',
    ...change,
  };
}

test('what overlaps, or leaves no room for a name, goes into lanes of its own', () => {
  const campaigns = [
    aCampaign('one', '2026-01-01', '2026-03-31'),
    aCampaign('two', '2026-02-01', '2026-04-30'),
    aCampaign('three', '2026-04-01', '2026-04-02'),
    aCampaign('four', '2026-04-10', '2026-04-11'),
  ];
  const lines = linesOf(told({ campaigns }));
  expect(lines.map(({ bars }) => bars.map(({ id }) => id))).toEqual([['one', 'three'], ['two'], ['four']]);
  expect(lines.map(({ title }) => title)).toEqual(['Tanpa program', undefined, undefined]);
});

test('by programme it stands under its programme, by agency also where it takes part', () => {
  const own = { ...aCampaign('one', '2025-11-01', '2026-03-31'), programme: { id: 'p', name: 'Prodamai' } };
  const byProgramme = linesOf(told({ campaigns: [own], programmes: [programme] }));
  expect(byProgramme.map(({ rowId, bars }) => [rowId, bars[0]?.kind, bars[0]?.cut.start])).toEqual([
    ['p', 'programme', true],
    ['p', 'campaign', true],
  ]);
  const byAgency = linesOf(told({ campaigns: [own], rows: 'agency' }));
  expect(byAgency.map(({ rowId, bars }) => [rowId, bars[0]?.partner])).toEqual([
    ['a', false],
    ['b', true],
  ]);
});

test('posts are counted where they fall, and activities only while they are not drawn', () => {
  const month = spanOf('month', '2026-06-01');
  const days = [{ day: '2026-06-03', rowId: null, planned: 2, published: 1 }];
  const activities = [
    { id: 'x', title: 'x', startsOn: '2026-06-05', endsOn: '2026-06-05', agency: agency('a'), programmeIds: [] },
  ];
  const seen = told({ span: month, ticks: ticksOf('month', month), days, activities, drawsActivities: true });
  const lines = linesOf(seen);
  expect(lines.map(({ bars, counts }) => [bars[0]?.kind, counts?.cells.map(({ tick }) => tick.from)])).toEqual([
    ['activity', undefined],
    [undefined, ['2026-06-03']],
  ]);
  expect(linesOf({ ...seen, drawsActivities: false }).map(({ counts }) => counts?.of)).toEqual(['activities', 'posts']);
});

test('a milestone stands on its day in the row of its programme, and slots that wait stand beside the posts of a day', () => {
  const milestone = { id: 'm', programmeId: 'p', name: 'Selesai', on: '2026-07-02', state: 'late' } as const;
  const [line, ...others] = linesOf(told({ programmes: [programme], milestones: [milestone], campaigns: [] }));
  expect(line?.marks).toMatchObject([{ milestone: { id: 'm' } }]);
  expect(line?.marks[0]?.at).toBeCloseTo((182.5 / 365) * 100);
  expect(others.flatMap(({ marks }) => marks)).toEqual([]);

  const month = spanOf('month', '2026-06-01');
  const openSlots = [{ day: '2026-06-03', rowId: null, count: 2 }];
  const days = [{ day: '2026-06-03', rowId: null, planned: 1, published: 0 }];
  const [counted] = linesOf(told({ span: month, ticks: ticksOf('month', month), openSlots, days }));
  expect(counted?.counts?.cells).toMatchObject([{ tick: { from: '2026-06-03' }, planned: 1, published: 0, open: 2 }]);
});
