import { useId, useState, type ReactElement } from 'react';
import { zoneLabel } from '#platform/time/format.ts';
import { instantOf, localTimeOf, type LocalTime } from '#platform/time/local-time.ts';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import css from './field.module.css';
import { FieldError, type FieldProps } from './field.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

interface DateTimeFieldProps extends FieldProps {
  /** The instant as an ISO string; null while empty. */
  readonly value: string | null;
  /** The zone of the agency it concerns: the wall clock that is meant. */
  readonly zone: string;
  /** Null when emptied. Half-typed and impossible times are told to the person, not to the screen. */
  readonly onChoose: (value: string | null) => void;
}

const nothing: LocalTime = { date: '', time: '' };

/** Date and time with the zone printed beside them. */
export function DateTimeField({
  label,
  hint,
  error,
  optional,
  value,
  zone,
  onChoose,
}: DateTimeFieldProps): ReactElement {
  const id = useId();
  const say = useWords(webWords);
  const [typed, setTyped] = useState(() => wallOf(value, zone));
  const [shown, setShown] = useState({ value, zone });
  if (shown.value !== value || shown.zone !== zone) {
    setShown({ value, zone });
    if (readBack(typed, zone) !== value) setTyped(wallOf(value, zone));
  }
  const [fault, setFault] = useState<'date.missing' | 'date.wrong' | undefined>();

  const write = (next: LocalTime): void => {
    setTyped(next);
    setFault(faultOf(next, zone));
    const at = readBack(next, zone);
    if (at !== null || (next.date === '' && next.time === '')) onChoose(at);
  };
  const told = error ?? (fault && say(fault));
  const tied = {
    className: css.input,
    'aria-invalid': told ? (true as const) : undefined,
    'aria-describedby': told ? `${id}-error` : undefined,
  };
  return (
    <fieldset className={css.field}>
      <legend className={css.label}>
        <span>{label}</span>
        {optional && <small>{say('optional')}</small>}
      </legend>
      {hint && <p className={css.hint}>{hint}</p>}
      <div className={css.moment}>
        <label htmlFor={`${id}-date`}>
          <VisuallyHidden>{say('date')}</VisuallyHidden>
        </label>
        <input
          id={`${id}-date`}
          type="date"
          {...tied}
          value={typed.date}
          onChange={(event) => write({ ...typed, date: event.target.value })}
        />
        <label htmlFor={`${id}-time`}>
          <VisuallyHidden>{say('time')}</VisuallyHidden>
        </label>
        <input
          id={`${id}-time`}
          type="time"
          {...tied}
          value={typed.time}
          onChange={(event) => write({ ...typed, time: event.target.value })}
        />
        <span className={css.zone}>{zoneLabel(zone)}</span>
      </div>
      <FieldError id={`${id}-error`} error={told} />
    </fieldset>
  );
}

function wallOf(value: string | null, zone: string): LocalTime {
  return value === null ? nothing : localTimeOf(new Date(value), zone);
}

function readBack(typed: LocalTime, zone: string): string | null {
  return instantOf(typed, zone)?.toISOString() ?? null;
}

function faultOf(typed: LocalTime, zone: string): 'date.missing' | 'date.wrong' | undefined {
  if (typed.date === '' && typed.time === '') return undefined;
  if (typed.date === '' || typed.time === '') return 'date.missing';
  return readBack(typed, zone) === null ? 'date.wrong' : undefined;
}
