// npm run nightly [runs] [first seed]: many random schedules of faults against the sending engine, on every core.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { conclude, runSteps } from './step.ts';

const [runs = '10000', firstSeed = '1'] = process.argv.slice(2);
const lanes = availableParallelism();
const each = Math.ceil(Number(runs) / lanes);

const steps = Array.from({ length: lanes }, (_, lane) => {
  const seed = Number(firstSeed) + lane * each;
  return { name: `${each} schedules from seed ${seed}`, run: () => playFrom(seed) };
});
conclude(await runSteps(steps, lanes));

async function playFrom(seed: number): Promise<void> {
  const entry = join('node_modules', 'vitest', 'vitest.mjs');
  const env = { ...process.env, FAULT_RUNS: String(each), FAULT_SEED: String(seed) };
  const child = spawn(process.execPath, [entry, 'run', 'test/random-schedules.test.ts'], { stdio: 'inherit', env });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error('A promise was broken; the seeds stand above.');
}
