import { IconAlertCircle } from '@tabler/icons-react';
import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import css from './field.module.css';

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What to mend, from `refused.about('title')` or the screen's own rule. */
  readonly error?: string | undefined;
  /** Says "boleh kosong" beside the label. */
  readonly optional?: boolean;
  /** At the right of the label, such as a counter. */
  readonly aside?: ReactNode;
}

/** What a control needs to be tied to its label, hint and error. */
export interface Tied {
  readonly id: string;
  readonly className: string | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Label, hint and error around any control. */
export function Field({
  children,
  ...field
}: FieldProps & { readonly children: (tied: Tied) => ReactNode }): ReactElement {
  const { label, hint, error, optional, aside } = field;
  const id = useId();
  const say = useWords(webWords);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        <span>{label}</span>
        {optional && <small>{say('optional')}</small>}
        {aside && <small>{aside}</small>}
      </label>
      {hint && (
        <p className={css.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        className: css.input,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

export function FieldError({
  id,
  error,
}: {
  readonly id: string;
  readonly error: string | undefined;
}): ReactElement | null {
  if (!error) return null;
  return (
    <p className={css.error} id={id}>
      <IconAlertCircle aria-hidden />
      {error}
    </p>
  );
}

type Own = 'className' | 'id' | 'onChange' | 'value';
type Written = FieldProps & { readonly value: string; readonly onWrite: (value: string) => void };

type TextFieldProps = Written & Omit<ComponentProps<'input'>, Own>;

export function TextField({
  label,
  hint,
  error,
  optional,
  aside,
  value,
  onWrite,
  ...rest
}: TextFieldProps): ReactElement {
  return (
    <Field {...{ label, hint, error, aside }} optional={optional ?? false}>
      {(tied) => (
        <input type="text" {...rest} {...tied} value={value} onChange={(event) => onWrite(event.target.value)} />
      )}
    </Field>
  );
}

type TextAreaProps = Written & Omit<ComponentProps<'textarea'>, Own>;

export function TextArea({
  label,
  hint,
  error,
  optional,
  aside,
  value,
  onWrite,
  ...rest
}: TextAreaProps): ReactElement {
  return (
    <Field {...{ label, hint, error, aside }} optional={optional ?? false}>
      {(tied) => (
        <textarea rows={3} {...rest} {...tied} value={value} onChange={(event) => onWrite(event.target.value)} />
      )}
    </Field>
  );
}

interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
  readonly disabled?: boolean;
}

export function SelectField<Value extends string>({
  value,
  choices,
  onChoose,
  disabled,
  ...field
}: SelectFieldProps<Value>): ReactElement {
  return (
    <Field {...field}>
      {(tied) => (
        <select {...tied} disabled={disabled} value={value} onChange={(event) => onChoose(event.target.value as Value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckFieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
  readonly disabled?: boolean;
}

export function CheckField({ label, hint, on, onToggle, disabled }: CheckFieldProps): ReactElement {
  return (
    <label className={css.check}>
      <input type="checkbox" checked={on} disabled={disabled} onChange={(event) => onToggle(event.target.checked)} />
      <span>
        <b>{label}</b>
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}

/** Fields one below the other. */
export function Form({
  children,
  onSubmit,
  label,
}: {
  readonly children: ReactNode;
  readonly onSubmit: () => unknown;
  readonly label?: string;
}): ReactElement {
  return (
    <form
      className={css.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
