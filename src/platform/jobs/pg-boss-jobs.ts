import { sql } from 'kysely';
import { fromKysely, PgBoss, type Queue } from 'pg-boss';
import type { Listener } from '#platform/events/listen.ts';
import type { Log } from '#platform/log/log.ts';
import type { Jobs, Routine, Worker } from './job.ts';
import { Pump, type PumpWork } from './pump.ts';

export interface JobsTools {
  /** pg-boss sends several statements at once, whose rows only a connection of its own gives back whole. */
  readonly databaseUrl: string;
  readonly log: Log;
}

/** A job as a backup keeps it. */
export interface WaitingJob {
  readonly name: string;
  readonly data: object;
  readonly startAfter: string;
  readonly retryLimit: number;
}

export interface JobEngine {
  /** For the rooms. */
  readonly jobs: Jobs;
  /** Makes the queues, so that jobs can be enqueued. Commands stop here; servers go on with `work`. */
  prepare(workers: readonly Worker<object>[], routines: readonly Routine[]): Promise<void>;
  /** Takes over the jobs of a backup. Needs `prepare` first. */
  putBack(waiting: readonly WaitingJob[]): Promise<void>;
  /** Begins to work. Needs `prepare` first. */
  work(workers: readonly Worker<object>[], routines: readonly Routine[], listener: Listener): Promise<void>;
  /** True while jobs are worked on. */
  working(): boolean;
  /** Lets running jobs finish, at most `graceMs`; what does not is tried again by another process. */
  stop(graceMs?: number): Promise<void>;
}

const jobChannel = 'kentongan_job';
/** A job whose process sent nothing for so long is given to another one. pg-boss takes no less than 10. */
const heartbeatSeconds = 10;
const superviseSeconds = 5;
/** Looking costs the database some of its time, day and night: often only where seconds count. */
const pollMs = { punctual: 500, worker: 2000, routine: 5000 };
const everyQueue = { heartbeatSeconds, deleteAfterSeconds: 86_400 };

export function openJobs({ databaseUrl, log }: JobsTools): JobEngine {
  const boss = bossOn(databaseUrl, log);
  let pumps = new Map<string, Pump>();
  let started = false;
  let working = false;

  return {
    jobs: jobsOf(boss),
    async prepare(workers, routines) {
      await boss.start();
      started = true;
      await makeQueues(boss, [...workers.map(({ kind }) => workerQueue(kind.name)), ...routines.map(routineQueue)]);
    },
    async putBack(waiting) {
      const queues = Map.groupBy(waiting, ({ name }) => name);
      await makeQueues(boss, [...queues.keys()].map(workerQueue));
      for (const [name, jobs] of queues) {
        await boss.insert(
          name,
          jobs.map(({ data, startAfter, retryLimit }) => ({ data, startAfter: new Date(startAfter), retryLimit })),
        );
      }
    },
    async work(workers, routines, listener) {
      const all = [...workers.map(pumpedWorker), ...routines.map(pumpedRoutine)];
      pumps = new Map(all.map((pumped) => [pumped.queue, new Pump(boss, pumped, log)]));
      listener.on(jobChannel, (name) => pumps.get(name)?.wake());
      await scheduleRoutines(boss, routines);
      working = true;
    },
    working: () => working,
    async stop(graceMs = 8000) {
      working = false;
      const stopping = [...pumps.values()].map((pump) => pump.stop(graceMs));
      pumps = new Map();
      await Promise.all(stopping);
      if (started) await boss.stop({ graceful: false, close: true });
    },
  };
}

function bossOn(databaseUrl: string, log: Log): PgBoss {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: 3,
    application_name: 'kentongan-jobs',
    schema: 'pgboss',
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    monitorVacuum: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => log.warn({ error }, 'the job engine met a fault'));
  return boss;
}

function jobsOf(boss: PgBoss): Jobs {
  return {
    async enqueue(tx, { kind, payload, runAt }) {
      await boss.send(kind.name, kind.payload.parse(payload), {
        ...(kind.gatherSeconds === undefined
          ? { startAfter: runAt }
          : { singletonSeconds: kind.gatherSeconds, singletonNextSlot: true }),
        retryLimit: kind.maxAttempts - 1,
        db: fromKysely(tx),
      });
      if (runAt.getTime() > Date.now()) return;
      await sql`select pg_notify(${jobChannel}, ${kind.name})`.execute(tx);
    },
  };
}

function pumpedWorker({ kind, work, settled }: Worker<object>): PumpWork {
  return {
    queue: kind.name,
    concurrency: kind.concurrency,
    pollMs: kind.isPunctual ? pollMs.punctual : pollMs.worker,
    work: (payload) => work(kind.payload.parse(payload)),
    settled,
  };
}

function pumpedRoutine(routine: Routine): PumpWork {
  return { queue: queueOf(routine), concurrency: 1, pollMs: pollMs.routine, work: () => routine.work() };
}

function queueOf({ name }: Routine): string {
  return `routine.${name}`;
}

type NewQueue = Queue & { readonly name: string };

function workerQueue(name: string): NewQueue {
  return { name, ...everyQueue, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 };
}

/** `exclusive`: a run that is still going swallows the next tick. A failed run waits for the next tick. */
function routineQueue(routine: Routine): NewQueue {
  return { name: queueOf(routine), ...everyQueue, policy: 'exclusive', retryLimit: 0 };
}

async function makeQueues(boss: PgBoss, wanted: readonly NewQueue[]): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const { name, ...options } of wanted) if (!known.has(name)) await boss.createQueue(name, options);
}

async function scheduleRoutines(boss: PgBoss, routines: readonly Routine[]): Promise<void> {
  const scheduled = new Map((await boss.getSchedules()).map(({ name, cron }) => [name, cron]));
  for (const routine of routines) {
    if (scheduled.get(queueOf(routine)) !== routine.cron) await boss.schedule(queueOf(routine), routine.cron);
  }
  const wanted = new Set(routines.map(queueOf));
  for (const name of scheduled.keys()) if (!wanted.has(name)) await boss.unschedule(name);
}
