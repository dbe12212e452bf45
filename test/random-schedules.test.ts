import { expect, test } from 'vitest';
import { play } from './faults/play.ts';
import { aPlace } from './faults/world.ts';
import { aDatabase } from './support/database.ts';

const runs = Number(process.env['FAULT_RUNS'] ?? 60);
const firstSeed = Number(process.env['FAULT_SEED'] ?? 1);

test(`${runs} random schedules of faults: nothing doubled, nothing lost, nothing called what it is not`, async () => {
  const place = await aPlace(await aDatabase());
  const broken: string[] = [];
  const ends: Record<string, number> = {};
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const played = await play(place, seed);
    broken.push(...played.broken.map((promise) => `seed ${seed}: ${promise}`));
    for (const [state, count] of Object.entries(played.ends)) ends[state] = (ends[state] ?? 0) + count;
  }
  expect(broken).toEqual([]);
  // A suite in which nothing ever goes wrong, or nothing ever arrives, would prove nothing.
  for (const state of ['verified', 'failed', 'withdrawn']) expect(ends[state] ?? 0).toBeGreaterThan(0);
}, 7_200_000);
