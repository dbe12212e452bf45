import type { ReactElement } from 'react';
import { Dialog } from '#web/kit/dialog.tsx';
import { useWords } from '#web/words/words.ts';
import css from './panel.module.css';
import { calendarWords } from './words.ts';

const keys = [
  ['← ↑ → ↓', 'keys.arrows'],
  ['PgUp PgDn', 'keys.pages'],
  ['Enter', 'keys.enter'],
  ['M', 'keys.m'],
  ['Alt + ← ↑ → ↓', 'keys.alt'],
  ['Space', 'keys.space'],
  ['Ctrl + Z', 'keys.undo'],
  ['T', 'keys.t'],
] as const;

/** What the keys do here. */
export function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactElement {
  const say = useWords(calendarWords);
  return (
    <Dialog open={open} title={say('keys.title')} onClose={onClose}>
      <dl className={css.keys}>
        {keys.map(([key, word]) => (
          <div key={word}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
