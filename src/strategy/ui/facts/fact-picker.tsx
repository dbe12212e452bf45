import { Combobox, useCombobox } from '@mantine/core';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import css from './facts.module.css';
import type { FactChoice } from './use-facts.ts';
import { factWords } from './words.ts';

interface PickerProps {
  readonly choices: readonly FactChoice[];
  readonly onChoose: (fact: FactChoice) => void;
  readonly onClose: () => void;
}

const mostShown = 30;

/** A search box over a list: arrows walk, Enter takes, Escape leaves. */
export function FactPicker({ choices, onChoose, onClose }: PickerProps): ReactElement {
  const say = useWords(factWords);
  const box = useCombobox({ opened: true });
  const search = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const found = fitting(choices, typed);
  const { selectFirstOption } = box;
  useEffect(() => search.current?.focus(), []);
  const shown = found.map(({ code }) => code).join();
  useEffect(() => {
    if (shown !== '') selectFirstOption();
  }, [shown, selectFirstOption]);
  const submit = (code: string): void => {
    const fact = choices.find((one) => one.code === code);
    if (fact) onChoose(fact);
  };
  return (
    <div className={css.picker} onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || onClose()}>
      <Combobox store={box} onOptionSubmit={submit}>
        <Combobox.EventsTarget withExpandedAttribute>
          <input
            ref={search}
            aria-label={say('picker.search')}
            placeholder={say('picker.search')}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && onClose()}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={css.options} aria-label={say('picker')}>
          {found.map((fact) => (
            <Option key={fact.code} fact={fact} />
          ))}
          {found.length === 0 && (
            <Combobox.Empty className={css.none}>
              {say(choices.length === 0 ? 'picker.none.all' : 'picker.none')}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox>
      <VisuallyHidden>
        <output>{say('picker.results', { count: found.length })}</output>
      </VisuallyHidden>
    </div>
  );
}

function Option({ fact: { code, label, agency, shown } }: { readonly fact: FactChoice }): ReactElement {
  return (
    <Combobox.Option value={code} className={css.option}>
      <span>
        <b>{label}</b>
        <small>
          {agency} · {code}
        </small>
      </span>
      <span lang="id">{shown}</span>
    </Combobox.Option>
  );
}

function fitting(choices: readonly FactChoice[], typed: string): readonly FactChoice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ label, code, shown, agency }: FactChoice): boolean => {
    const all = `${label} ${code} ${shown} ${agency}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
  return choices.filter(fits).slice(0, mostShown);
}
