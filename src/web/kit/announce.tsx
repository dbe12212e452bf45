import { useSyncExternalStore, type ReactElement } from 'react';
import { VisuallyHidden } from './visually-hidden.tsx';

interface Said {
  readonly polite: string;
  readonly urgent: string;
}

let said: Said = { polite: '', urgent: '' };
const listeners = new Set<() => void>();

/** Tells screen readers what happened: polite by default, at once for a failure. */
export function announce(text: string, how: 'polite' | 'urgent' = 'polite'): void {
  // The same sentence again is still news: a trailing space makes it a change.
  said = { ...said, [how]: said[how] === text ? `${text} ` : text };
  for (const listener of listeners) listener();
}

/** Stands once, in the shell. */
export function LiveRegion(): ReactElement {
  const { polite, urgent } = useSyncExternalStore(subscribe, () => said);
  return (
    <VisuallyHidden>
      <output aria-live="polite">{polite}</output>
      <span role="alert" aria-live="assertive">
        {urgent}
      </span>
    </VisuallyHidden>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
