import { expect, test } from 'vitest';
import { horizonInto, horizons, lengthOf, placeIn, spanOf, ticksOf, turned, zoomed } from './horizons.ts';

test('each horizon covers its period around a day', () => {
  expect(horizons.map((horizon) => Object.values(spanOf(horizon, '2026-11-27')))).toEqual([
    ['2025-01-01', '2029-12-31'],
    ['2026-01-01', '2026-12-31'],
    ['2026-07-01', '2026-12-31'],
    ['2026-10-01', '2026-12-31'],
    ['2026-11-01', '2026-11-30'],
    ['2026-11-23', '2026-11-29'],
  ]);
  expect(spanOf('week', '2026-11-29')).toEqual(spanOf('week', '2026-11-23'));
});

test('turning a page goes to the neighbour and back, also over the year and out of a long month', () => {
  expect(horizons.map((horizon) => spanOf(horizon, turned(horizon, '2026-12-31', 1)).from)).toEqual([
    '2026-01-01',
    '2027-01-01',
    '2027-01-01',
    '2027-01-01',
    '2027-01-01',
    '2027-01-04',
  ]);
  for (const horizon of horizons) {
    const back = turned(horizon, turned(horizon, '2026-03-31', 1), -1);
    expect(spanOf(horizon, back)).toEqual(spanOf(horizon, '2026-03-31'));
  }
});

test('ticks cover the whole span without a gap, and lead one horizon in', () => {
  for (const horizon of horizons) {
    const span = spanOf(horizon, '2028-02-29');
    const ticks = ticksOf(horizon, span);
    expect(ticks.reduce((days, tick) => days + lengthOf(tick), 0)).toBe(lengthOf(span));
    expect([ticks[0]?.from, ticks.at(-1)?.to]).toEqual([span.from, span.to]);
  }
  const first = horizons.map((horizon) => ticksOf(horizon, spanOf(horizon, '2026-11-27'))[0]);
  expect(first.map((tick) => tick && horizonInto(tick))).toEqual([
    'year', 'month', 'month', 'week', undefined, undefined,
  ]); // oxfmt-ignore
});

test('zooming stops at both ends', () => {
  expect([zoomed('years', -1), zoomed('years', 1), zoomed('week', 1), zoomed('week', -1)]).toEqual([
    'years',
    'year',
    'week',
    'month',
  ]);
});

test('a period is placed by days and cut at the edges', () => {
  const span = { from: '2026-11-01', to: '2026-11-10' };
  expect(placeIn(span, { from: '2026-11-01', to: '2026-11-01' })).toEqual({ left: 0, width: 10 });
  expect(placeIn(span, { from: '2026-10-01', to: '2026-11-05' })).toEqual({ left: 0, width: 50 });
  expect(placeIn(span, { from: '2026-11-10', to: '2027-01-01' })).toEqual({ left: 90, width: 10 });
  expect(placeIn(span, { from: '2026-11-11', to: '2026-11-12' })).toBeUndefined();
});
