import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, PgBoss } from 'pg-boss';
import type { Log } from '#platform/log/log.ts';

export interface PumpWork {
  readonly queue: string;
  readonly concurrency: number;
  /** Delayed jobs fall due without a notice; this is how late they can be found. */
  readonly pollMs: number;
  readonly work: (payload: object) => Promise<void>;
  readonly settled?: (() => Promise<void>) | undefined;
}

/** Less than a third of the queue's heartbeat: a job is given to another process only when this one is gone. */
const heartbeatMs = 3000;

/** So long a finished job waits for others, to be reported with them. */
const reportAfterMs = 20;

/** Takes due jobs of one queue from pg-boss and works on up to `concurrency` of them at a time. */
export class Pump {
  readonly #boss: PgBoss;
  readonly #log: Log;
  readonly #work: PumpWork;
  /** Until it is stored how they ended, so that no other process is given them. */
  readonly #inHand = new Map<Job, Promise<void>>();
  readonly #timers: readonly NodeJS.Timeout[];
  #running = 0;
  #done: Job[] = [];
  #report: Promise<void> | undefined;
  #stopping = false;
  #taking = false;
  #askedAgain = false;
  #moreExpected = false;

  constructor(boss: PgBoss, work: PumpWork, log: Log) {
    this.#boss = boss;
    this.#work = work;
    this.#log = log;
    this.#timers = [setInterval(() => this.wake(), work.pollMs), setInterval(() => void this.#beat(), heartbeatMs)];
    this.wake();
  }

  /** Looks at once whether something is due. */
  wake(): void {
    this.#askedAgain = true;
    if (!this.#taking) void this.#take();
  }

  /** Takes nothing more and waits for what is in hand, at most `graceMs`. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping = true;
    const patience = new AbortController();
    const tooLong = sleep(graceMs, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([Promise.all([...this.#inHand.values(), this.#work.settled?.()]), tooLong]);
    patience.abort();
    for (const timer of this.#timers) clearInterval(timer);
  }

  async #take(): Promise<void> {
    this.#taking = true;
    try {
      while (this.#askedAgain) {
        this.#askedAgain = false;
        await this.#takeOnce();
      }
    } catch (error) {
      this.#log.warn({ error, queue: this.#work.queue }, 'due jobs could not be read');
    } finally {
      this.#taking = false;
    }
  }

  async #takeOnce(): Promise<void> {
    const free = this.#free();
    if (this.#stopping || free <= 0) return;
    const jobs = await this.#boss.fetch<object>(this.#work.queue, { batchSize: free });
    this.#moreExpected = jobs.length === free;
    this.#running += jobs.length;
    for (const job of jobs) this.#inHand.set(job, this.#run(job));
  }

  #free(): number {
    return this.#work.concurrency - this.#running;
  }

  async #run(job: Job): Promise<void> {
    const { queue } = this.#work;
    try {
      const finished = await this.#finish(job).finally(() => {
        this.#running -= 1;
        this.#goOn();
      });
      if (finished) await this.#reportDone(job);
    } catch (error) {
      // Its heartbeat ends with this, and whoever is alive tries it again.
      this.#log.error({ error, queue, job: job.id }, 'the outcome of a job was not stored');
    }
    this.#inHand.delete(job);
  }

  /** A few at a time: asking for each one costs the database more than it gains. */
  #goOn(): void {
    if (this.#moreExpected && this.#free() * 4 >= this.#work.concurrency) this.wake();
  }

  async #finish(job: Job): Promise<boolean> {
    const { queue, work } = this.#work;
    try {
      await work(job.data);
      return true;
    } catch (error) {
      this.#log.error({ error, queue, job: job.id, attempt: job.retryCount + 1 }, 'a job failed');
      await this.#boss.fail(queue, job, { message: String(error) });
      return false;
    }
  }

  async #reportDone(job: Job): Promise<void> {
    this.#done.push(job);
    this.#report ??= sleep(this.#stopping ? 0 : reportAfterMs).then(async () => {
      this.#report = undefined;
      await this.#boss.complete(this.#work.queue, this.#done.splice(0));
    });
    await this.#report;
  }

  async #beat(): Promise<void> {
    if (this.#inHand.size === 0) return;
    try {
      await this.#boss.touch(this.#work.queue, [...this.#inHand.keys()]);
    } catch (error) {
      this.#log.warn({ error, queue: this.#work.queue }, 'no heartbeat was stored');
    }
  }
}
