import { IconX } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { usualTimes } from '#planning/contract.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { Field } from '#web/kit/field.tsx';
import { Chip } from '#web/kit/filter-bar.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import type { SlotDraft } from './slot-draft.ts';
import css from './slots.module.css';
import { slotWords } from './words.ts';

interface TimesProps {
  readonly draft: SlotDraft;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<SlotDraft>) => void;
}

/** Times of day; a new slot may have several. */
export function TimesField({ draft, isNew, onChange }: TimesProps): ReactElement {
  const say = useWords(slotWords);
  const language = useLanguage();
  const { times } = draft;
  const [typed, setTyped] = useState('09:00');
  const toggle = (time: string): void => {
    if (!isNew) return onChange({ times: [time] });
    const next = times.includes(time) ? times.filter((one) => one !== time) : [...times, time];
    if (next.length > 0) onChange({ times: next.toSorted() });
  };
  const usual: readonly string[] = usualTimes;
  return (
    <fieldset className={css.set}>
      <legend>{say('form.times')}</legend>
      <div className={css.chips}>
        {usualTimes.map((time) => (
          <Chip key={time} on={times.includes(time)} onToggle={() => toggle(time)}>
            {say(`time.${time}`)}
          </Chip>
        ))}
        {times
          .filter((time) => !usual.includes(time))
          .map((time) => (
            <span key={time} className={css.own}>
              {language === 'id' ? time.replace(':', '.') : time}
              {isNew && (
                <IconButton label={say('time.drop', { time })} onClick={() => toggle(time)}>
                  <IconX aria-hidden />
                </IconButton>
              )}
            </span>
          ))}
      </div>
      <div className={css.addTime}>
        <Field label={say('form.time.other')}>
          {(tied) => <input type="time" {...tied} value={typed} onChange={(event) => setTyped(event.target.value)} />}
        </Field>
        <Button size="small" onClick={() => typed !== '' && !times.includes(typed) && toggle(typed)}>
          {say(isNew ? 'time.add' : 'time.use')}
        </Button>
      </div>
    </fieldset>
  );
}
