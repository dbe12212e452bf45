import { useState } from 'react';
import { sameJson } from './stable-json.ts';
import type { Part, Revised } from './use-revised-draft.ts';

export interface FormDraft<Body> {
  readonly draft: Body;
  /** That the words here are based on. What the screen learns meanwhile does not move it. */
  readonly revision: number;
  readonly change: (part: Part<Body>) => void;
  /** After a conflict: what to send so that one's own words stay and everything else is what the other person saved. */
  readonly keepMine: () => Promise<Revised<Body>>;
  readonly takeTheirs: () => Promise<void>;
}

interface FormDraftOptions<Body> {
  readonly loaded: Revised<Body>;
  /** What the server has now, asked for again. */
  readonly newest: () => Promise<Revised<Body>>;
}

/** A form that several people may open and that is sent by its button. As long as nothing was written it follows the server. */
export function useFormDraft<Body extends object>({ loaded, newest }: FormDraftOptions<Body>): FormDraft<Body> {
  const [base, setBase] = useState(loaded);
  const [draft, setDraft] = useState(loaded.body);
  const adopt = (next: Revised<Body>, body: Body): void => {
    setBase(next);
    setDraft(body);
  };
  if (loaded.revision > base.revision && sameJson(draft, base.body)) adopt(loaded, loaded.body);
  return {
    draft,
    revision: base.revision,
    change: (part) => setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) })),
    keepMine: async () => {
      const theirs = await newest();
      const body = { ...theirs.body, ...writtenIn(draft, base.body) };
      adopt(theirs, body);
      return { body, revision: theirs.revision };
    },
    takeTheirs: async () => {
      const theirs = await newest();
      adopt(theirs, theirs.body);
    },
  };
}

/** The fields that differ from what was there before. */
function writtenIn<Body extends object>(draft: Body, before: Body): Partial<Body> {
  const former = before as Record<string, unknown>;
  const written = Object.entries(draft).filter(([name, value]) => !sameJson(value, former[name]));
  return Object.fromEntries(written) as Partial<Body>;
}
