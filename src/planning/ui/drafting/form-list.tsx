import { IconCamera, IconMessage2, IconBrandTelegram } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { TextForm, TextView } from '#planning/contract.ts';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import { formGroups, signOf } from './form-words.ts';
import css from './texts.module.css';
import { textWords } from './words.ts';

export const tabOf = (form: TextForm): string => `naskah-${form}`;
export const panelId = 'naskah';

interface FormListProps {
  readonly texts: readonly TextView[];
  readonly form: TextForm;
  readonly onOpen: (form: TextForm) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** One tab per form, in groups; a soga dot where somebody edited it. */
export function FormList({ texts, form, onOpen }: FormListProps): ReactElement {
  const say = useWords(textWords);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>(`#${tabOf(form)}`);
    const row = list.current;
    if (chosen && row && row.scrollWidth > row.clientWidth) row.scrollLeft = chosen.offsetLeft - row.offsetLeft - 14;
  }, [form]);
  const order = formGroups.flatMap(({ forms }) => forms);
  const walk = (event: KeyboardEvent): void => {
    const step = steps[event.key] ?? 0;
    const next = order[(order.indexOf(form) + step + order.length) % order.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onOpen(next);
    list.current?.querySelector<HTMLButtonElement>(`#${tabOf(next)}`)?.focus();
  };
  return (
    <div className={css.forms} role="tablist" aria-label={say('forms')} aria-orientation="vertical" ref={list} onKeyDown={walk} tabIndex={-1}>
      {formGroups.map(({ name, forms }) => (
        <div key={name} role="presentation">
          <small role="presentation">{say(`group.${name}`)}</small>
          {forms.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={tabOf(one)}
              aria-selected={one === form}
              aria-controls={panelId}
              tabIndex={one === form ? 0 : -1}
              onClick={() => onOpen(one)}
            >
              <Sign form={one} />
              <span>{say(`form.${one}`)}</span>
              {texts.some((text) => text.form === one && text.edited) && (
                <>
                  <i aria-hidden="true" />
                  <VisuallyHidden>{say('edited')}</VisuallyHidden>
                </>
              )}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
} // oxfmt-ignore

export function Sign({ form }: { readonly form: TextForm }): ReactElement {
  if (form === 'shot-list') return <IconCamera aria-hidden />;
  if (form === 'spokesperson') return <IconMessage2 aria-hidden />;
  if (form === 'telegram') return <IconBrandTelegram aria-hidden />;
  return <MediumIcon medium={signOf(form)} />;
}
