import { expect, test } from 'vitest';
import type { CampaignListItem } from '#planning/contract.ts';
import { ticksOf } from './horizons.ts';
import { periodsOf } from './periods.ts';

const span = { from: '2026-11-01', to: '2026-11-30' };
const ticks = ticksOf('month', span);
const nothing = { campaigns: [], special: [], activities: [], milestones: [] };

function campaign(id: string, startsOn: string, endsOn: string): CampaignListItem {
  return { id, startsOn, endsOn } as CampaignListItem;
}

test('What runs for years is told once; a period tells what begins or ends in it, and empty ones are left out.', () => {
  const campaigns = [
    campaign('theme', '2025-02-20', '2030-02-19'),
    campaign('rain', '2026-11-03', '2027-01-14'),
    campaign('tax', '2026-10-01', '2026-11-20'),
    campaign('day', '2026-11-10', '2026-11-10'),
    campaign('over', '2026-09-01', '2026-10-31'),
  ];
  const { running, periods } = periodsOf({ from: span.from, ticks }, { ...nothing, campaigns });
  expect(running.map(({ id }) => id)).toEqual(['theme', 'tax']);
  expect(
    periods.map(({ tick, begins, ends }) => [tick.from, begins.map(({ id }) => id), ends.map(({ id }) => id)]),
  ).toEqual([
    ['2026-11-03', ['rain'], []],
    ['2026-11-10', ['day'], []],
    ['2026-11-20', [], ['tax']],
  ]);
});

test('A day that stands out is told though nothing runs.', () => {
  const special = [{ on: '2026-11-10', name: 'Hari Pahlawan' }];
  const { running, periods } = periodsOf({ from: span.from, ticks }, { ...nothing, special });
  expect(running).toEqual([]);
  expect(periods.map(({ days }) => days)).toEqual([['Hari Pahlawan']]);
});
