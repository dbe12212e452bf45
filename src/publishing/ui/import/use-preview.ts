import { useCallback, useEffect, useRef, useState } from 'react';
import { previewSheetEndpoint } from '#publishing/contract.ts';
import { call, type Got } from '#web/api/call.ts';
import { asRefused, type Refused } from '#web/api/refused.ts';
import type { ImportDraft } from './import-state.ts';

type Answer = Got<typeof previewSheetEndpoint>;

export interface Preview {
  /** The latest answer, also while the next one is on its way. */
  readonly answer: Answer | undefined;
  readonly checking: boolean;
  readonly refused: Refused | undefined;
  readonly retry: () => void;
}

const pauseMs = 500;

/** Checks all rows again a moment after the last change; what is typed meanwhile stays. */
export function usePreview(draft: ImportDraft): Preview {
  const { agencyId, columns, rows } = draft;
  const [answered, setAnswered] = useState<{ readonly rows: ImportDraft['rows']; readonly answer: Answer }>();
  const [refused, setRefused] = useState<Refused>();
  const ask = useCallback(
    async (signal?: AbortSignal): Promise<void> => {
      try {
        const body = { agencyId, columns: [...columns], rows: rows.map(({ cells }) => [...cells]) };
        const answer = await call(previewSheetEndpoint, { body }, signal);
        setAnswered({ rows, answer });
        setRefused(undefined);
      } catch (error) {
        if (!signal?.aborted) setRefused(asRefused(error));
      }
    },
    [agencyId, columns, rows],
  );
  const first = useRef(true);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void ask(stop.signal), first.current ? 0 : pauseMs);
    first.current = false;
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [ask]);
  return { answer: answered?.answer, checking: answered?.rows !== rows && !refused, refused, retry: () => void ask() };
}
