import { useSyncExternalStore } from 'react';

/** Which posts are chosen for being moved together. Outside React, so that choosing one draws one card anew. */
export function selection() {
  let chosen: ReadonlySet<string> = new Set();
  let last: string | undefined;
  const listeners = new Set<() => void>();
  const set = (next: ReadonlySet<string>): void => {
    chosen = next;
    for (const listener of listeners) listener();
  };
  return {
    subscribe(this: void, listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: (): ReadonlySet<string> => chosen,
    toggle(id: string): void {
      last = id;
      set(chosen.has(id) ? new Set([...chosen].filter((one) => one !== id)) : new Set([...chosen, id]));
    },
    /** All from the one chosen last to this one, in the order they are shown. */
    reach(id: string, order: readonly string[]): void {
      const [here, there] = [order.indexOf(last ?? id), order.indexOf(id)];
      const between = order.slice(Math.max(0, Math.min(here, there)), Math.max(here, there) + 1);
      set(new Set([...chosen, ...between, id]));
      last = id;
    },
    add: (ids: readonly string[]): void => set(new Set([...chosen, ...ids])),
    /** What is no longer there is no longer chosen. */
    keep(ids: (id: string) => boolean): void {
      const kept = [...chosen].filter(ids);
      if (kept.length < chosen.size) set(new Set(kept));
    },
    clear(): void {
      if (chosen.size > 0) set(new Set());
    },
  };
}

export type Selection = ReturnType<typeof selection>;

export function useChosen({ subscribe, get }: Selection): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, get);
}

export function useIsChosen({ subscribe, get }: Selection, id: string): boolean {
  return useSyncExternalStore(subscribe, () => get().has(id));
}
