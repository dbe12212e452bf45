import { IconSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState, type ReactElement, type ReactNode } from 'react';
import css from './filter-bar.module.css';

export function FilterBar({
  children,
  label,
}: {
  readonly children: ReactNode;
  readonly label?: string;
}): ReactElement {
  return (
    <fieldset className={css.bar} aria-label={label}>
      {children}
    </fieldset>
  );
}

interface ChipProps {
  readonly on: boolean;
  readonly onToggle: () => void;
  readonly icon?: ReactNode;
  readonly count?: number | undefined;
  readonly children: ReactNode;
}

/** A filter that is on or off. */
export function Chip({ on, onToggle, icon, count, children }: ChipProps): ReactElement {
  return (
    <button type="button" className={css.chip} aria-pressed={on} onClick={onToggle}>
      {icon}
      {children}
      {count !== undefined && <small>{count}</small>}
    </button>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChoose: (value: Value) => void;
}

/** One of two to five, all visible. */
export function Segmented<Value extends string>({ label, value, choices, onChoose }: ChoiceProps<Value>): ReactElement {
  return (
    <fieldset className={css.segments} aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {choice.icon}
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}

/** One of many, as a small select. */
export function FilterSelect<Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: ChoiceProps<Value>): ReactElement {
  return (
    <select
      className={css.select}
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value as Value)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

const typingPauseMs = 250;

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Tells what was typed after a short pause, at once on Enter. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps): ReactElement {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  if (value !== told) {
    setTold(value);
    setTyped(value);
  }
  const tell = (text: string): void => {
    setTold(text);
    onSearch(text);
  };
  const tellPaused = useEffectEvent(tell);
  useEffect(() => {
    if (typed === told) return undefined;
    const timer = setTimeout(() => tellPaused(typed), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, told]);
  return (
    <span className={css.search}>
      <IconSearch aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && tell(typed)}
      />
    </span>
  );
}
