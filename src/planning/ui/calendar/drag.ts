import { useSyncExternalStore } from 'react';
import type { LocalTime } from '#platform/time/local-time.ts';
import type { CalendarPost } from './calendar-data.ts';
import type { Conflict } from './conflicts.ts';
import type { PostEntry } from './use-calendar.ts';

/** A cell under the posts in hand: where they would go and what speaks against it. */
export interface Over {
  readonly cell: HTMLElement;
  readonly to: LocalTime;
  readonly conflicts: readonly Conflict[];
}

export interface Drag {
  /** The card that was taken first, then those chosen with it. */
  readonly held: readonly PostEntry[];
  readonly over: Over | undefined;
}

/** What is in hand. Outside React: moving over a cell must not draw the calendar anew. */
export function dragStore() {
  let drag: Drag | undefined;
  const listeners = new Set<() => void>();
  const set = (next: Drag | undefined): void => {
    drag = next;
    for (const listener of listeners) listener();
  };
  return {
    subscribe(this: void, listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: (): Drag | undefined => drag,
    take: (held: readonly PostEntry[]): void => set({ held, over: undefined }),
    hover(over: Over | undefined): void {
      if (drag && drag.over?.cell !== over?.cell) set({ ...drag, over });
    },
    letGo: (): void => set(undefined),
  };
}

export type DragStore = ReturnType<typeof dragStore>;

export function useDrag({ subscribe, get }: DragStore): Drag | undefined {
  return useSyncExternalStore(subscribe, get);
}

export function useIsDragging({ subscribe, get }: DragStore): boolean {
  return useSyncExternalStore(subscribe, () => get() !== undefined);
}

/** The post in hand; not anew with every cell it passes. */
export function useHeld({ subscribe, get }: DragStore): CalendarPost | undefined {
  return useSyncExternalStore(subscribe, () => get()?.held[0]?.post);
}
