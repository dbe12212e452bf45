import type { ReactElement } from 'react';
import { CheckField, SelectField } from '#web/kit/field.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import type { PartProps } from './bank-draft.ts';
import css from './bank.module.css';
import { bankWords } from './words.ts';

/** Days of a leap year, so that a season may end on 29 February. */
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** All year round, or from a day to a day; it may run over the new year. */
export function SeasonField({ draft, onChange, refused }: PartProps): ReactElement {
  const say = useWords(bankWords);
  const { seasonFrom, seasonTo } = draft;
  const toggle = (on: boolean): void =>
    onChange(on ? { seasonFrom: '11-01', seasonTo: '04-30' } : { seasonFrom: null, seasonTo: null });
  return (
    <>
      <CheckField
        label={say('form.season')}
        hint={say('form.season.hint')}
        on={seasonFrom !== null}
        onToggle={toggle}
      />
      {seasonFrom !== null && (
        <DayOfYear
          label={say('form.season.from')}
          value={seasonFrom}
          error={refused?.about('seasonFrom', ['bank-season-half'])}
          onChoose={(day) => onChange({ seasonFrom: day })}
        />
      )}
      {seasonTo !== null && (
        <DayOfYear
          label={say('form.season.to')}
          value={seasonTo}
          error={refused?.about('seasonTo')}
          onChoose={(day) => onChange({ seasonTo: day })}
        />
      )}
    </>
  );
}

interface DayProps {
  readonly label: string;
  /** `11-01` */
  readonly value: string;
  readonly error: string | undefined;
  readonly onChoose: (day: string) => void;
}

/** A day without a year; one that the chosen month doesn't have becomes its last. */
function DayOfYear({ label, value, error, onChoose }: DayProps): ReactElement {
  const say = useWords(bankWords);
  const language = useLanguage();
  const [month = 1, day = 1] = value.split('-').map(Number);
  const names = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { month: 'long', timeZone: 'UTC' });
  const last = lengths[month - 1] ?? 31;
  const choose = (chosen: { readonly month: number; readonly day: number }): void => {
    const within = Math.min(chosen.day, lengths[chosen.month - 1] ?? 31);
    onChoose(`${String(chosen.month).padStart(2, '0')}-${String(within).padStart(2, '0')}`);
  };
  return (
    <fieldset className={css.set}>
      <legend>{label}</legend>
      <div className={css.pair}>
        <SelectField
          label={say('form.season.day')}
          value={String(day)}
          choices={Array.from({ length: last }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }))}
          onChoose={(chosen) => choose({ month, day: Number(chosen) })}
          error={error}
        />
        <SelectField
          label={say('form.season.month')}
          value={String(month)}
          choices={lengths.map((_, index) => ({
            value: String(index + 1),
            label: names.format(new Date(Date.UTC(2024, index, 1))),
          }))}
          onChoose={(chosen) => choose({ month: Number(chosen), day })}
        />
      </div>
    </fieldset>
  );
}
