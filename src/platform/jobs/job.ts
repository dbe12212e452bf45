import type { z } from 'zod';
import type { Tx } from '#platform/db/db.ts';

/** A kind of background work: its name on the queue and the ids it is given. */
export interface JobKind<Payload extends object> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  readonly maxAttempts: number;
  /** How many of this kind one process works on at a time. */
  readonly concurrency: number;
  /** What is due at a time is begun within half a second of it, otherwise within two. What is due at once never waits. */
  readonly isPunctual?: boolean;
  /** Asked for many times within so many seconds, it runs once, at their end; `runAt` counts for nothing. */
  readonly gatherSeconds?: number;
}

export interface Job<Payload extends object> {
  readonly kind: JobKind<Payload>;
  readonly payload: Payload;
  readonly runAt: Date;
}

export interface Jobs {
  /** Enqueued with `tx`: the job exists if and only if the change that asked for it does. */
  enqueue<Payload extends object>(tx: Tx, job: Job<Payload>): Promise<void>;
}

/** What a room hands to `main`: the kind and the work. Work re-reads all state and may run more than once. */
export interface Worker<Payload extends object> {
  readonly kind: JobKind<Payload>;
  readonly work: (payload: Payload) => Promise<void>;
  /** Of work that leaves something to go on after its jobs: begins nothing more, and is done when all of it is. */
  readonly settled?: () => Promise<void>;
}

/** Work that repeats by the clock, on one process at a time; `cron` in UTC, five fields. */
export interface Routine {
  readonly name: string;
  readonly cron: string;
  readonly work: () => Promise<void>;
}
