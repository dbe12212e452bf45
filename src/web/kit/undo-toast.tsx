import { IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { asRefused } from '../api/refused.ts';
import { say, useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { announce } from './announce.tsx';
import { useTopWindow } from './open-windows.ts';
import { useKey } from './use-keys.ts';
import css from './undo-toast.module.css';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly bad: boolean;
  readonly undo: (() => unknown) | undefined;
  /** Put off while the pointer or the focus is on it. */
  until: number;
}

const shownMs = 10_000;
let current: Toast | undefined;
let count = 0;
const listeners = new Set<() => void>();

/** Says what was done and offers to undo it for ten seconds (also with Ctrl-Z). `undo` may be an act; a refusal is told. */
export function toast(text: string, undo?: () => unknown): void {
  show({ id: ++count, text, bad: false, undo, until: Date.now() + shownMs });
  announce(text);
}

/** Says that something did not work out. */
export function toastRefusal(text: string): void {
  show({ id: ++count, text, bad: true, undo: undefined, until: Date.now() + shownMs });
  announce(text, 'urgent');
}

/** Stands once, in the shell; shown in the window on top, since what lies beneath cannot be pressed. */
export function ToastPlace(): ReactElement | null {
  const shown = useSyncExternalStore(subscribe, () => current);
  const top = useTopWindow();
  useKey('mod+z', () => shown?.undo && void undoNow(shown), { whileTyping: false });
  if (!shown) return null;
  const toast = <ShownToast key={shown.id} shown={shown} />;
  return top ? createPortal(toast, top) : toast;
}

function ShownToast({ shown }: { readonly shown: Toast }): ReactElement {
  const words = useWords(webWords);
  const place = useRef<HTMLElement>(null);
  const seconds = useSecondsLeft(
    shown,
    useCallback(() => place.current?.matches(':hover, :focus-within') ?? false, []),
  );
  return (
    <section ref={place} className={css.toast} data-bad={shown.bad || undefined} aria-label={shown.text}>
      <span>{shown.text}</span>
      {shown.undo && (
        <button type="button" onClick={() => void undoNow(shown)} aria-label={words('undo')}>
          {words('undo.seconds', { seconds })}
        </button>
      )}
      <button type="button" className={css.close} aria-label={words('close')} onClick={() => show(undefined)}>
        <IconX aria-hidden />
      </button>
    </section>
  );
}

/** Counts down, also when a window opens or closes in between; waits while the pointer or the focus is on it. */
function useSecondsLeft(shown: Toast, isHeld: () => boolean): number {
  const [seconds, setSeconds] = useState(() => secondsTill(shown.until));
  useEffect(() => {
    const timer = setInterval(() => {
      if (isHeld()) shown.until += 1000;
      setSeconds(secondsTill(shown.until));
    }, 1000);
    return () => clearInterval(timer);
  }, [shown, isHeld]);
  useEffect(() => {
    if (seconds <= 0 && current?.id === shown.id) show(undefined);
  }, [seconds, shown]);
  return seconds;
}

function secondsTill(instant: number): number {
  return Math.max(0, Math.ceil((instant - Date.now()) / 1000));
}

async function undoNow(shown: Toast): Promise<void> {
  if (current?.id === shown.id) show(undefined);
  try {
    await shown.undo?.();
    announce(say(webWords, 'undone'));
  } catch (error) {
    const refused = asRefused(error);
    if (!refused) throw error;
    toastRefusal(say(webWords, 'undo.refused', { reason: refused.message }));
  }
}

function show(toast: Toast | undefined): void {
  current = toast;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
