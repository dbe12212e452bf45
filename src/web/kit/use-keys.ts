import { useEffect, useRef } from 'react';

interface KeyOptions {
  /** Also while the person writes in a field. */
  readonly whileTyping?: boolean;
  readonly enabled?: boolean;
  /** Takes the key from whoever else listens to it, such as a screen's own search from the shell's. */
  readonly first?: boolean;
}

/** Does something on a key: `n`, `?`, `mod+k` (Ctrl or ⌘), or two in a row: `g c`. */
export function useKey(keys: string, act: (event: KeyboardEvent) => void, options: KeyOptions = {}): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const { whileTyping = false, enabled = true, first = false } = options;
  useEffect(() => {
    if (!enabled) return undefined;
    const steps = keys.split(' ');
    let reached = 0;
    let since = 0;
    const hear = (event: KeyboardEvent): void => {
      if (!whileTyping && isElsewhere(event)) return;
      if (event.timeStamp - since > sequenceMs) reached = 0;
      since = event.timeStamp;
      if (nameOf(event) !== steps[reached]) {
        reached = 0;
        return;
      }
      reached += 1;
      if (reached < steps.length) return;
      reached = 0;
      event.preventDefault();
      if (first) event.stopPropagation();
      latest.current(event);
    };
    addEventListener('keydown', hear, first);
    return () => removeEventListener('keydown', hear, first);
  }, [keys, whileTyping, enabled, first]);
}

const sequenceMs = 1200;

function nameOf(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  return `${mod}${event.altKey ? 'alt+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
}

/** Writing in a field, or in a window of its own. */
export function isElsewhere({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
