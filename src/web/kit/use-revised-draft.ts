import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { asRefused } from '../api/refused.ts';
import { sameJson, stableJson } from './stable-json.ts';
import { keepDraft, keptDraft, useAutosave, type Autosave } from './use-autosave.ts';

/** What the server has, and how many times it was saved. */
export interface Revised<Body> {
  readonly body: Body;
  readonly revision: number;
}

/** Given a function, it sees the newest draft. */
export type Part<Body> = Partial<Body> | ((draft: Body) => Partial<Body>);

export interface RevisedDraft<Body> {
  readonly draft: Body;
  /** Given a function, it sees the newest draft: for what comes later, such as an upload or an undo. */
  readonly change: (part: Part<Body>) => void;
  readonly autosave: Autosave;
  /** Something that never reached the server was found on this device. */
  readonly restored: boolean;
  /** After a conflict: saves these words on top of the other person's. */
  readonly saveMine: () => Promise<void>;
}

interface RevisedDraftOptions<Body> {
  readonly key: string;
  readonly loaded: Revised<Body>;
  /** Takes out what is not worth saving, such as a row without words. */
  readonly tidy?: (draft: Body) => Body;
  /** Saves on top of that revision; resolves to the new one, throws `Refused`. */
  readonly save: (body: Body, revision: number) => Promise<number>;
  /** What the server has now, asked for again. */
  readonly newest: () => Promise<Revised<Body>>;
  /** Somebody else saved, and nothing here waits to be saved. */
  readonly onNewer: () => void;
}

/** Words being written, saved two seconds after the last key on top of the revision they are based on. */
export function useRevisedDraft<Body extends object>(options: RevisedDraftOptions<Body>): RevisedDraft<Body> {
  const { key, loaded, onNewer } = options;
  const [before] = useState(loaded.body);
  const [kept] = useState(() => keptBeyond(before, key));
  const [draft, setDraft] = useState(kept ?? before);
  const tidy = options.tidy ?? ((body: Body) => body);
  const { save, overtake, base } = useSaving(options, kept);
  const autosave = useAutosave({ key, draft, loaded: before, save: (body) => save(tidy(body)) });

  const adopt = useEffectEvent((newest: number) => {
    const idle = autosave.state.at === 'saved' || (autosave.state.at === 'rest' && kept === undefined);
    if (idle && newest > base.current) onNewer();
  });
  useEffect(() => adopt(loaded.revision), [loaded.revision]);

  return {
    draft,
    change: (part) => setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) })),
    autosave,
    restored: kept !== undefined,
    saveMine: async () => {
      overtake();
      await autosave.flush();
    },
  };
}

interface Saving<Body> {
  readonly save: (body: Body) => Promise<void>;
  /** The next save goes on top of the other person's. */
  readonly overtake: () => void;
  /** The revision that the words here are based on. */
  readonly base: { readonly current: number };
}

/** Saves on top of what one has seen. An own save whose answer was lost is no conflict: the server's words tell. */
function useSaving<Body extends object>(options: RevisedDraftOptions<Body>, kept: Body | undefined): Saving<Body> {
  const { key, loaded } = options;
  const base = useRef(kept ? keptBase(key, loaded.revision) : loaded.revision);
  const conflicting = useRef<number | undefined>(undefined);
  useEffect(() => keepDraft(`${key}.base`, String(base.current)), [key]);
  const settle = (revision: number): void => {
    base.current = revision;
    keepDraft(`${key}.base`, String(revision));
  };
  const isOurs = (body: Body): boolean => sameJson(body, kept) || sentBefore(key).includes(stableJson(body));
  const save = async (body: Body): Promise<void> => {
    rememberSent(key, body);
    try {
      settle(await options.save(body, base.current));
    } catch (error) {
      if (!isConflict(error)) throw error;
      const newest = await options.newest();
      conflicting.current = newest.revision;
      if (!isOurs(newest.body)) throw error;
      settle(newest.revision);
      if (!sameJson(newest.body, body)) settle(await options.save(body, newest.revision));
    }
  };
  return { save, overtake: () => settle(conflicting.current ?? base.current), base };
}

function isConflict(error: unknown): boolean {
  return asRefused(error)?.kind.endsWith('-meanwhile') ?? false;
}

/** What this device kept, unless the server has just that: then only its answer was lost. */
function keptBeyond<Body>(loaded: Body, key: string): Body | undefined {
  const kept = keptDraft(key) as Body | undefined;
  return sameJson(kept, loaded) ? undefined : kept;
}

function keptBase(key: string, fallback: number): number {
  return (keptDraft(`${key}.base`) as number | undefined) ?? fallback;
}

const sentAtMost = 5;

function sentBefore(key: string): readonly string[] {
  return (keptDraft(`${key}.sent`) as readonly string[] | undefined) ?? [];
}

/** Until the server has everything: what was sent, for its answer may get lost. */
function rememberSent(key: string, body: unknown): void {
  const sent = [...sentBefore(key), stableJson(body)].slice(-sentAtMost);
  keepDraft(`${key}.sent`, JSON.stringify(sent));
}
