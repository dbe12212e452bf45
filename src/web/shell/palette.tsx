import { Combobox, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { VisuallyHidden } from '../kit/visually-hidden.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import css from './palette.module.css';
import { usePalette, type PaletteLine } from './use-palette.ts';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

/** ⌘K: finds anything and runs commands, without leaving the keyboard. */
export function Palette({ onClose, onKeys }: PaletteProps): ReactElement {
  const say = useWords(webWords);
  const place = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const { lines, searching } = usePalette(text, onKeys);
  const box = useCombobox({ opened: true });
  const { selectFirstOption } = box;
  useEffect(() => place.current?.showModal(), []);
  const shown = lines.map(({ key }) => key).join();
  useEffect(() => {
    if (shown !== '') selectFirstOption();
  }, [shown, selectFirstOption]);
  const run = (key: string): void => {
    onClose();
    lines.find((line) => line.key === key)?.run();
  };
  return (
    <dialog ref={place} className={css.box} aria-label={say('palette.title')} onClose={onClose} {...closesOutside}>
      <Combobox store={box} onOptionSubmit={run}>
        <div className={css.field}>
          <IconSearch aria-hidden />
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              aria-label={say('palette.title')}
              placeholder={say('palette.hint')}
              autoComplete="off"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Combobox.EventsTarget>
          <kbd>Esc</kbd>
        </div>
        <Combobox.Options className={css.list} aria-label={say('palette.title')}>
          {groupsOf(lines).map(([group, members]) => (
            <Combobox.Group key={group} label={group} classNames={{ groupLabel: css.group ?? '' }}>
              {members.map((line) => (
                <Option key={line.key} line={line} />
              ))}
            </Combobox.Group>
          ))}
          {lines.length === 0 && (
            <Combobox.Empty className={css.none}>
              {searching ? say('palette.searching') : say('palette.none', { query: text })}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox>
      <VisuallyHidden>
        <output>{searching ? '' : say('palette.found', { count: lines.length })}</output>
      </VisuallyHidden>
    </dialog>
  );
}

const closesOutside: object = { closedby: 'any' };

function Option({ line }: { readonly line: PaletteLine }): ReactElement {
  const Icon = line.icon;
  return (
    <Combobox.Option value={line.key} className={css.option}>
      <Icon aria-hidden />
      <b>{line.title}</b>
      <small>{line.note}</small>
    </Combobox.Option>
  );
}

function groupsOf(lines: readonly PaletteLine[]): readonly (readonly [string, readonly PaletteLine[]])[] {
  return [...Map.groupBy(lines, ({ group }) => group)];
}
