import type { Job, PgBoss } from 'pg-boss';
import { expect, test } from 'vitest';
import { openLog } from '#platform/log/log.ts';
import { Pump } from './pump.ts';

const away = () => Promise.reject(new Error('database away'));
const firstFails = (payload: object) => ((payload as { id: string }).id === 'first' ? away() : Promise.resolve());

/** A queue in memory; `failing` names what it can't do for a while, as when the database is away. */
function aQueue(jobs: readonly string[]) {
  const waiting = [...jobs];
  const completed: string[] = [];
  const failing = new Set<'complete' | 'fail'>();
  const boss = {
    fetch: (_name: string, { batchSize }: { batchSize: number }) =>
      Promise.resolve(waiting.splice(0, batchSize).map((id) => ({ id, data: { id }, retryCount: 0 }))),
    complete: (_name: string, done: readonly Job[]) => {
      if (failing.has('complete')) return away();
      completed.push(...done.map(({ id }) => id));
      return Promise.resolve();
    },
    fail: () => (failing.has('fail') ? away() : Promise.resolve()),
    touch: () => Promise.resolve(),
  };
  return { boss: boss as unknown as PgBoss, completed, failing, waiting };
}

const log = openLog('silent');

test('a job whose end could not be stored keeps no place: the next one is taken', async () => {
  const { boss, completed, failing } = aQueue(['first', 'second']);
  failing.add('fail');
  const pump = new Pump(boss, { queue: 'one', concurrency: 1, pollMs: 20, work: firstFails }, log);
  await expect.poll(() => completed).toEqual(['second']);
  await pump.stop(1000);
});

test('jobs that finished and could not be reported keep no place either', async () => {
  const { boss, completed, failing, waiting } = aQueue(['first']);
  failing.add('complete');
  const pump = new Pump(boss, { queue: 'one', concurrency: 1, pollMs: 20, work: () => Promise.resolve() }, log);
  await expect.poll(() => waiting).toEqual([]);
  await new Promise((soon) => setTimeout(soon, 60));
  failing.clear();
  waiting.push('second');
  await expect.poll(() => completed).toEqual(['second']);
  await pump.stop(1000);
});

test('stopping waits for the jobs in hand, their report and what they left to go on', async () => {
  const { boss, completed } = aQueue(['a', 'b', 'c']);
  const end = Promise.withResolvers<void>();
  const settled: string[] = [];
  const pump = new Pump(
    boss,
    {
      queue: 'three',
      concurrency: 3,
      pollMs: 20,
      work: () => end.promise,
      settled: () => Promise.resolve(void settled.push('settled')),
    },
    log,
  );
  await new Promise((soon) => setTimeout(soon, 30));
  const stopping = pump.stop(2000);
  end.resolve();
  await stopping;
  expect(completed.toSorted()).toEqual(['a', 'b', 'c']);
  expect(settled).toEqual(['settled']);
});
