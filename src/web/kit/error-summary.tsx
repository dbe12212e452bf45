import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { Refused } from '../api/refused.ts';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { ErrorNote } from './states.tsx';

interface ErrorSummaryProps {
  readonly refused: Refused | null;
  /** What can be done about it, beside mending the fields. */
  readonly actions?: ReactNode;
}

/** After a refused form: what the server said and which fields to mend, focused so that nobody misses it. */
export function ErrorSummary({ refused, actions }: ErrorSummaryProps): ReactElement | null {
  const place = useRef<HTMLDivElement>(null);
  const say = useWords(webWords);
  useEffect(() => {
    if (refused) place.current?.focus();
  }, [refused]);
  if (!refused) return null;
  const { fields } = refused;
  return (
    <div ref={place} tabIndex={-1}>
      <ErrorNote what={refused.message} code={refused.reference} actions={actions}>
        {fields.length > 0 && (
          <>
            <p>{say('error.summary', { count: fields.length })}</p>
            <ul>
              {fields.map((field) => (
                <li key={field.path}>{field.message}</li>
              ))}
            </ul>
          </>
        )}
      </ErrorNote>
    </div>
  );
}
