import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { aDatabase } from '../../../test/support/database.ts';
import { inTransaction } from '#platform/db/db.ts';
import { openListener } from '#platform/events/listen.ts';
import { openLog } from '#platform/log/log.ts';
import type { JobKind, Routine, Worker } from './job.ts';
import { openJobs, type JobEngine } from './pg-boss-jobs.ts';

const { db, url } = await aDatabase();
const log = openLog('silent');
const running: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

interface Numbered {
  readonly number: number;
}

function kindNamed(name: string, concurrency = 10): JobKind<Numbered> {
  return { name, payload: z.object({ number: z.number() }), maxAttempts: 3, concurrency, isPunctual: true };
}

async function anEngine(workers: readonly Worker<Numbered>[], routines: readonly Routine[] = []): Promise<JobEngine> {
  const listener = await openListener(url, log);
  const engine = openJobs({ databaseUrl: url, log });
  const all = workers as unknown as readonly Worker<object>[];
  await engine.prepare(all, routines);
  await engine.work(all, routines, listener);
  running.push(async () => {
    await engine.stop(200);
    await listener.close();
  });
  return engine;
}

async function until(isTrue: () => boolean, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!isTrue() && Date.now() < deadline) await sleep(10);
}

// These two look at the clock: on a machine that is busy elsewhere one look proves nothing.
const onAnIdleMoment = { retry: 4 };

test('a job of a committed change is worked on at once', onAnIdleMoment, async () => {
  const kind = kindNamed('at-once');
  const done: number[] = [];
  const { jobs } = await anEngine([{ kind, work: ({ number }) => Promise.resolve(void done.push(number)) }]);
  await sleep(200);

  const enqueuedAt = Date.now();
  await inTransaction(db, (tx) => jobs.enqueue(tx, { kind, payload: { number: 7 }, runAt: new Date() }));
  await until(() => done.length > 0, 2000);

  expect(done).toEqual([7]);
  expect(Date.now() - enqueuedAt).toBeLessThan(400);
});

test('a job of a change that was rolled back never runs', async () => {
  const kind = kindNamed('rolled-back');
  const done: number[] = [];
  const { jobs } = await anEngine([{ kind, work: ({ number }) => Promise.resolve(void done.push(number)) }]);

  const change = inTransaction(db, async (tx) => {
    await jobs.enqueue(tx, { kind, payload: { number: 1 }, runAt: new Date() });
    throw new Error('changed my mind');
  });

  await expect(change).rejects.toThrow('changed my mind');
  await sleep(1200);
  expect(done).toEqual([]);
});

test('a job waits for its time and is at most a second late', onAnIdleMoment, async () => {
  const kind = kindNamed('delayed');
  const latenessMs: number[] = [];
  const dueAt = new Date(Date.now() + 1500);
  const { jobs } = await anEngine([
    { kind, work: () => Promise.resolve(void latenessMs.push(Date.now() - dueAt.getTime())) },
  ]);

  await inTransaction(db, (tx) => jobs.enqueue(tx, { kind, payload: { number: 1 }, runAt: dueAt }));
  await until(() => latenessMs.length > 0, 4000);

  expect(latenessMs).toHaveLength(1);
  expect(latenessMs[0]).toBeGreaterThanOrEqual(0);
  expect(latenessMs[0]).toBeLessThan(1000);
});

test('a job that fails is tried again, as often as its kind says', async () => {
  const kind = kindNamed('failing');
  let tries = 0;
  const { jobs } = await anEngine([
    {
      kind,
      work() {
        tries += 1;
        return tries < 2 ? Promise.reject(new Error('not yet')) : Promise.resolve();
      },
    },
  ]);

  await inTransaction(db, (tx) => jobs.enqueue(tx, { kind, payload: { number: 1 }, runAt: new Date() }));
  await until(() => tries === 2, 6000);
  await sleep(1500);

  expect(tries).toBe(2);
});

test('never more jobs of a kind run at a time than the kind allows', async () => {
  const kind = kindNamed('crowded', 3);
  let now = 0;
  let most = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    now += 1;
    most = Math.max(most, now);
    await sleep(20);
    now -= 1;
    done += 1;
  };
  const { jobs } = await anEngine([{ kind, work }]);

  await inTransaction(db, async (tx) => {
    for (let number = 0; number < 20; number += 1) {
      await jobs.enqueue(tx, { kind, payload: { number }, runAt: new Date() });
    }
  });
  await until(() => done === 20, 5000);

  expect(done).toBe(20);
  expect(most).toBe(3);
});

test('two processes share the work, each job done once', async () => {
  const kind = kindNamed('shared', 4);
  const done: number[] = [];
  const work = async ({ number }: Numbered): Promise<void> => {
    done.push(number);
    await sleep(5);
  };
  const { jobs } = await anEngine([{ kind, work }]);
  await anEngine([{ kind, work }]);

  await inTransaction(db, async (tx) => {
    for (let number = 0; number < 100; number += 1) {
      await jobs.enqueue(tx, { kind, payload: { number }, runAt: new Date() });
    }
  });
  await until(() => done.length >= 100, 8000);
  await sleep(700);

  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, number) => number));
});

test('a thousand jobs due in one second are done within fifteen', async () => {
  const kind = kindNamed('thousand', 20);
  const done = new Set<number>();
  const dueAt = new Date(Date.now() + 3000);
  const { jobs } = await anEngine([{ kind, work: ({ number }) => Promise.resolve(void done.add(number)) }]);
  await inTransaction(db, async (tx) => {
    for (let number = 0; number < 1000; number += 1) {
      await jobs.enqueue(tx, { kind, payload: { number }, runAt: new Date(dueAt.getTime() + number) });
    }
  });

  await until(() => done.size === 1000, dueAt.getTime() + 16_000 - Date.now());

  expect(done.size).toBe(1000);
}, 40_000);

test('what a stopped process had in hand is finished by another', async () => {
  const kind = kindNamed('handed-over');
  const stuck = Promise.withResolvers<void>();
  const started: string[] = [];
  const first = await anEngine([
    {
      kind,
      work() {
        started.push('first');
        return stuck.promise;
      },
    },
  ]);
  await inTransaction(db, (tx) => first.jobs.enqueue(tx, { kind, payload: { number: 1 }, runAt: new Date() }));
  await until(() => started.length === 1, 3000);
  await first.stop(50);

  await anEngine([{ kind, work: () => Promise.resolve(void started.push('second')) }]);
  await until(() => started.length === 2, 30_000);
  stuck.resolve();

  expect(started).toEqual(['first', 'second']);
}, 45_000);

test('the jobs of a backup run where they are put back', async () => {
  const kind = kindNamed('put-back');
  const done: number[] = [];
  const worker: Worker<Numbered> = { kind, work: ({ number }) => Promise.resolve(void done.push(number)) };
  const engine = await anEngine([worker]);

  await engine.putBack([{ name: 'put-back', data: { number: 5 }, startAfter: '2026-01-01T00:00:00Z', retryLimit: 2 }]);
  await until(() => done.length > 0, 3000);

  expect(done).toEqual([5]);
});

test('what gathers runs once for many that ask within its seconds, and again for who asks later', async () => {
  const kind = { ...kindNamed('gathering'), gatherSeconds: 2 };
  let runs = 0;
  const { jobs } = await anEngine([{ kind, work: () => Promise.resolve(void (runs += 1)) }]);
  const ask = () => inTransaction(db, (tx) => jobs.enqueue(tx, { kind, payload: { number: 1 }, runAt: new Date() }));
  for (let time = 0; time < 30; time += 1) await ask();
  await until(() => runs > 0, 6000);
  await sleep(2500);
  // Their seconds may have turned once while they asked.
  expect(runs).toBeGreaterThan(0);
  expect(runs).toBeLessThanOrEqual(2);
  const before = runs;
  await ask();
  await until(() => runs > before, 6000);
  expect(runs).toBe(before + 1);
}, 20_000);
