import { AsyncLocalStorage } from 'node:async_hooks';

interface Reading {
  readonly begunAt: number;
  readonly known: Map<object, unknown>;
}

/** A stream of events goes on for hours; what it reads must not grow old. */
const atMostMs = 1000;
const readings = new AsyncLocalStorage<Reading>();

/** What `read` asks with `oncePerRead` is asked once, for as long as a request takes. Only for requests that change nothing. */
export function asOneRead<Answer>(read: () => Promise<Answer>): Promise<Answer> {
  return readings.run({ begunAt: performance.now(), known: new Map() }, read);
}

/** `ask`, or the answer that this request already has for that key. */
export function oncePerRead<Answer>(key: object, ask: () => Promise<Answer>): Promise<Answer> {
  const reading = readings.getStore();
  if (!reading || performance.now() - reading.begunAt > atMostMs) return ask();
  const known = reading.known.get(key) as Promise<Answer> | undefined;
  const answer = known ?? ask();
  reading.known.set(key, answer);
  return answer;
}
