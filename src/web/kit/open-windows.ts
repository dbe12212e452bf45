import { useEffect, useSyncExternalStore, type RefObject } from 'react';

const open: HTMLElement[] = [];
const listeners = new Set<() => void>();

/** Reports a window for as long as it is open: everything outside of the last one can be neither reached nor seen well. */
export function useOpenWindow(place: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    const window = place.current;
    if (!isOpen || !window) return undefined;
    open.push(window);
    tell();
    return () => {
      open.splice(open.indexOf(window), 1);
      tell();
    };
  }, [place, isOpen]);
}

/** The window that lies on top; undefined: there is none over the page. */
export function useTopWindow(): HTMLElement | undefined {
  return useSyncExternalStore(subscribe, () => open.at(-1));
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
