import type { ReactElement, ReactNode } from 'react';
import { Dialog } from '../kit/dialog.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import css from './key-sheet.module.css';
import { useRooms } from './use-rooms.ts';

export function KeySheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  const say = useWords(webWords);
  const { rooms, settings } = useRooms();
  const all = [...rooms, ...(settings ? [settings] : [])];
  return (
    <Dialog open title={say('keys.title')} onClose={onClose}>
      <h3 className={css.title}>{say('keys.everywhere')}</h3>
      <dl className={css.keys}>
        <Key name={say('keys.search')}>
          <kbd>Ctrl</kbd> <kbd>K</kbd>
        </Key>
        <Key name={say('keys.new')}>
          <kbd>N</kbd>
        </Key>
        <Key name={say('keys.undo')}>
          <kbd>Ctrl</kbd> <kbd>Z</kbd>
        </Key>
        <Key name={say('keys.sheet')}>
          <kbd>?</kbd>
        </Key>
      </dl>
      <h3 className={css.title}>{say('keys.go')}</h3>
      <dl className={css.keys}>
        {all.map((room) => (
          <Key key={room.word} name={say(room.word)}>
            <kbd>G</kbd> {say('keys.then')} <kbd>{room.letter.toUpperCase()}</kbd>
          </Key>
        ))}
      </dl>
    </Dialog>
  );
}

function Key({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
