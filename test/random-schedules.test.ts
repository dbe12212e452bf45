import { expect, test } from 'vitest';
import { fates } from './faults/mortal-process.ts';
import { play, type Counts } from './faults/play.ts';
import { aPlace } from './faults/world.ts';
import { aDatabase } from './support/database.ts';

const runs = Number(process.env['FAULT_RUNS'] ?? 60);
const firstSeed = Number(process.env['FAULT_SEED'] ?? 1);
/** With so many, also what is rare has happened. */
const many = 500;

test(`${runs} random schedules of faults: nothing doubled, nothing lost, nothing called what it is not`, async () => {
  const place = await aPlace(await aDatabase());
  const broken: string[] = [];
  const [ends, met] = [new Map<string, number>(), new Map<string, number>()];
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const played = await play(place, seed);
    broken.push(...played.broken.map((promise) => `seed ${seed}: ${promise}`));
    add(ends, played.ends);
    add(met, played.met);
  }
  expect(broken).toEqual([]);
  // A suite in which nothing ever goes wrong, or nothing ever arrives, would prove nothing.
  expect(ends.get('verified') ?? 0).toBeGreaterThan(runs / 2);
  expect([...met.keys()]).toEqual(expect.arrayContaining(fates.map((fate) => `statement: ${fate}`)));
  expect([...met.keys()].filter((fault) => fault.startsWith('wire: ')).length).toBeGreaterThan(5);
  expect([...met.keys()].filter((fault) => fault.startsWith('network: ')).length).toBeGreaterThan(3);
  const rare = runs < many ? [] : ['failed', 'missed', 'withdrawn', 'waiting-by-hand'];
  expect([...ends.keys()]).toEqual(expect.arrayContaining(rare));
}, 7_200_000);

function add(total: Map<string, number>, counts: Counts): void {
  for (const [name, count] of Object.entries(counts)) total.set(name, (total.get(name) ?? 0) + count);
}
