import { setImmediate as others } from 'node:timers/promises';

/** So long nobody else is served. */
const sliceMs = 10;

/** Work written as a generator, done in slices: between them the process answers whoever waits. */
export async function inSlices<Value>(work: Generator<undefined, Value>): Promise<Value> {
  let startedAt = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - startedAt < sliceMs) continue;
    await others();
    startedAt = performance.now();
  }
}

/** The same without a pause. */
export function atOnce<Value>(work: Generator<undefined, Value>): Value {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}
