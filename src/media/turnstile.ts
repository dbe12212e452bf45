/** Lets at most `places` works run at once; the others wait in the order they came. */
export function oneOfFew(places: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free === 0) await new Promise<void>((resume) => waiting.push(resume));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** Asked for the same key while the work runs, all askers share one run. */
export function singleFlight<Value>(): (key: string, work: () => Promise<Value>) => Promise<Value> {
  const running = new Map<string, Promise<Value>>();
  return (key, work) => {
    const present = running.get(key);
    if (present) return present;
    const run = work().finally(() => running.delete(key));
    running.set(key, run);
    return run;
  };
}
