import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { asRefused, type Refused } from '../api/refused.ts';

/** Where a draft stands. `device`: kept here because the server can't be reached; `conflict`: somebody else saved first. */
export type SaveState =
  | { readonly at: 'rest' | 'typing' | 'saving' | 'device' }
  | { readonly at: 'saved'; readonly when: Date }
  | { readonly at: 'refused' | 'conflict'; readonly refused: Refused };

interface AutosaveOptions<Draft> {
  /** Names the draft on this device, such as `post:<id>`. */
  readonly key: string;
  /** What is being written. A new object for each change. */
  readonly draft: Draft;
  /** The server's draft at the time it was loaded. */
  readonly loaded: Draft;
  /** Saves and resolves; throws `Refused`. A kind that ends in `-meanwhile` is a conflict. */
  readonly save: (draft: Draft) => Promise<unknown>;
  readonly pauseMs?: number;
}

export interface Autosave {
  readonly state: SaveState;
  /** Saves at once, for instance before submitting. True when everything is on the server. */
  readonly flush: () => Promise<boolean>;
  /** Forgets the copy on this device, and saves nothing more. */
  readonly forget: () => void;
}

const beforeRetryMs = 5_000;

/** Saves two seconds after the last key, and on leaving; keeps a copy on this device until the server has it. */
export function useAutosave<Draft>({ key, draft, loaded, save, pauseMs = 2_000 }: AutosaveOptions<Draft>): Autosave {
  const [state, setState] = useState<SaveState>({ at: 'rest' });
  const saved = useRef(JSON.stringify(loaded));
  const latest = useRef({ draft, save });
  useEffect(() => {
    latest.current = { draft, save };
  });
  const running = useRef<Promise<boolean> | undefined>(undefined);
  const forgotten = useRef(false);

  const flush = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current;
    const written = JSON.stringify(latest.current.draft);
    if (written === saved.current) return true;
    setState({ at: 'saving' });
    running.current = latest.current.save(latest.current.draft).then(
      () => {
        saved.current = written;
        const isWhole = JSON.stringify(latest.current.draft) === written;
        if (isWhole) forgetDraft(key);
        // What was typed meanwhile has a save of its own coming.
        setState(isWhole ? { at: 'saved', when: new Date() } : { at: 'typing' });
        return true;
      },
      (error: unknown) => {
        setState(afterFailure(error));
        return false;
      },
    );
    const done = await running.current;
    running.current = undefined;
    return done;
  }, [key]);

  const text = JSON.stringify(draft);
  useEffect(() => {
    // While a save runs, what it writes is not yet known to be what is on the server afterwards.
    if (text === saved.current && !running.current) return undefined;
    keepDraft(key, text);
    setState((now) => (now.at === 'conflict' ? now : { at: 'typing' }));
    const timer = setTimeout(() => void flush(), pauseMs);
    return () => clearTimeout(timer);
  }, [text, key, flush, pauseMs]);

  useEffect(() => {
    if (state.at !== 'device') return undefined;
    const timer = setInterval(() => void flush(), beforeRetryMs);
    const online = (): void => void flush();
    addEventListener('online', online);
    return () => {
      clearInterval(timer);
      removeEventListener('online', online);
    };
  }, [state.at, flush]);

  const conflicts = state.at === 'conflict';
  const leave = useEffectEvent(() => {
    if (!conflicts && !forgotten.current) void flush();
  });
  useEffect(() => () => leave(), []);

  const forget = (): void => {
    forgotten.current = true;
    forgetDraft(key);
  };
  return { state, flush, forget };
}

function afterFailure(error: unknown): SaveState {
  const refused = asRefused(error);
  if (!refused) throw error;
  if (refused.kind === 'offline' || refused.kind === 'sign-in-needed') return { at: 'device' };
  return { at: refused.kind.endsWith('-meanwhile') ? 'conflict' : 'refused', refused };
}

const place = (key: string): string => `kentongan.draft.${key}`;

/** Keeps it on this device, for a form that is not saved by itself. */
export function keepDraft(key: string, text: string): void {
  localStorage.setItem(place(key), text);
}

export function forgetDraft(key: string): void {
  for (const name of [key, `${key}.sent`]) localStorage.removeItem(place(name));
}

/** What was written on this device and never reached the server: read it once, when the draft is opened. */
export function keptDraft(key: string): unknown {
  const text = localStorage.getItem(place(key));
  return text === null ? undefined : JSON.parse(text);
}
