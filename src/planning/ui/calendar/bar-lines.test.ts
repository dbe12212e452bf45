import { expect, test } from 'vitest';
import { inLines } from './bar-lines.ts';
import { daysOf } from './calendar-days.ts';
import type { CampaignBar } from './use-surroundings.ts';

const days = daysOf('2026-11-23');
const bar = (id: string, from: string, to: string): CampaignBar => ({ id, name: id, kind: 'campaign', from, to });

test('bars that do not meet share a line, those that do stand below each other', () => {
  const placed = inLines(
    [
      bar('long', '2026-01-01', '2027-12-31'),
      bar('monday', '2026-11-20', '2026-11-23'),
      bar('later', '2026-11-24', '2026-11-26'),
      bar('meets', '2026-11-26', '2026-11-29'),
      bar('elsewhere', '2026-12-01', '2026-12-05'),
    ],
    days,
  );
  expect(placed.map(({ bar: { id }, line, start, end, begins, ends }) => [id, line, start, end, begins, ends])).toEqual(
    [
      ['long', 0, 0, 6, false, false],
      ['monday', 1, 0, 0, false, true],
      ['later', 1, 1, 3, true, true],
      ['meets', 2, 3, 6, true, true],
    ],
  );
});

test('nothing that runs on other days is placed', () => {
  expect(inLines([bar('past', '2026-01-01', '2026-11-22')], days)).toEqual([]);
});
