import type { ReactElement } from 'react';
import { Field } from '#web/kit/field.tsx';

interface DayFieldProps {
  readonly label: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChoose: (day: string) => void;
}

/** A day of the calendar, as `2026-11-27`; empty while none is chosen. */
export function DayField({ value, onChoose, ...field }: DayFieldProps): ReactElement {
  return (
    <Field {...field}>
      {(tied) => <input type="date" {...tied} value={value} onChange={(event) => onChoose(event.target.value)} />}
    </Field>
  );
}
