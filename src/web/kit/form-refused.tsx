import type { ReactElement } from 'react';
import { asRefused, type Refused } from '../api/refused.ts';
import { webWords } from '../words/web-words.ts';
import { useWords } from '../words/words.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { toastRefusal } from './undo-toast.tsx';

interface FormRefusedProps {
  readonly refused: Refused | null;
  readonly onMine: () => Promise<unknown>;
  readonly onTheirs: () => Promise<unknown>;
}

/** Why a form of `useFormDraft` was not saved. Where somebody else saved first, the person decides. */
export function FormRefused({ refused, onMine, onTheirs }: FormRefusedProps): ReactElement {
  const web = useWords(webWords);
  const conflict = refused?.kind.endsWith('-meanwhile') ?? false;
  return (
    <ErrorSummary
      refused={refused}
      actions={
        conflict && (
          <>
            <Button look="primary" onClick={() => void onMine().catch(unheard)}>
              {web('save.conflict.mine')}
            </Button>
            <Button onClick={() => void onTheirs().catch(unheard)}>{web('save.conflict.theirs')}</Button>
          </>
        )
      }
    />
  );
}

/** What the other person saved could not be asked for; the form stays as it is. */
function unheard(error: unknown): void {
  const refused = asRefused(error);
  if (!refused) throw error;
  toastRefusal(refused.message);
}
