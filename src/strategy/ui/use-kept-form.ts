import { useEffect, useRef, useState } from 'react';
import { forgetDraft, keepDraft, keptDraft } from '#web/kit/use-autosave.ts';
import { toast } from '#web/kit/undo-toast.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';

interface KeptForm<Draft> {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  /** After it was saved, or put aside on purpose. */
  readonly forget: () => void;
}

/** Words of a form that is saved on purpose: closed before that, they are kept on this device and stand there again. */
export function useKeptForm<Draft extends object>(key: string, start: () => Draft): KeptForm<Draft> {
  const web = useWords(webWords);
  const [before] = useState(start);
  const [kept] = useState(() => keptDraft(key) as Draft | undefined);
  const [draft, setDraft] = useState<Draft>(() => ({ ...before, ...kept }));
  const restored = kept !== undefined;
  const words = web('save.restored');
  const told = useRef(false);
  const forgotten = useRef(false);

  useEffect(() => {
    if (forgotten.current) return;
    const text = JSON.stringify(draft);
    if (text === JSON.stringify(before)) forgetDraft(key);
    else keepDraft(key, text);
  }, [key, draft, before]);

  useEffect(() => {
    if (!restored || told.current) return;
    told.current = true;
    toast(words, () => setDraft(before));
  }, [restored, words, before]);

  return {
    draft,
    change: (part) => setDraft((now) => ({ ...now, ...part })),
    forget: () => {
      forgotten.current = true;
      forgetDraft(key);
    },
  };
}
