import type { ReactElement } from 'react';
import { Field, SelectField, TextField } from '#web/kit/field.tsx';
import { Chip } from '#web/kit/filter-bar.tsx';
import { useWords } from '#web/words/words.ts';
import { patterns, ruleText, type RuleDraft } from '#web/words/rule-text.ts';
import type { SlotDraft } from './slot-draft.ts';
import css from './slots.module.css';
import { useWeekdays } from '#web/words/use-rule-words.ts';
import { slotWords } from './words.ts';

interface RuleProps {
  readonly draft: SlotDraft;
  readonly onChange: (part: Partial<SlotDraft>) => void;
  readonly error: string | undefined;
}

/** How it recurs: the usual rules to choose from, and a line for experts. */
export function RuleFields({ draft, onChange, error }: RuleProps): ReactElement {
  const say = useWords(slotWords);
  const { rule } = draft;
  const change = (part: Partial<RuleDraft>): void => onChange({ rule: { ...rule, ...part } });
  return (
    <>
      <SelectField
        label={say('form.pattern')}
        value={rule.pattern}
        choices={patterns.map((value) => ({ value, label: say(`pattern.${value}`) }))}
        onChoose={(pattern) => change({ pattern, raw: rule.raw || ruleText(rule) })}
        error={rule.pattern === 'expert' ? undefined : error}
      />
      {rule.pattern === 'weekly' && <Weekdays rule={rule} onChange={change} />}
      {rule.pattern === 'month-nth' && <Nth rule={rule} onChange={change} />}
      {rule.pattern === 'month-day' && (
        <NumberField
          label={say('form.month-day')}
          hint={rule.monthDay > 28 ? say('form.month-day.short') : undefined}
          value={rule.monthDay}
          most={31}
          onWrite={(monthDay) => change({ monthDay })}
        />
      )}
      <Interval rule={rule} onChange={change} />
      {rule.pattern === 'expert' && (
        <TextField
          label={say('form.raw')}
          hint={say('form.raw.hint')}
          value={rule.raw}
          maxLength={600}
          spellCheck={false}
          error={error}
          onWrite={(raw) => change({ raw })}
        />
      )}
    </>
  );
}

interface PartProps {
  readonly rule: RuleDraft;
  readonly onChange: (part: Partial<RuleDraft>) => void;
}

function Weekdays({ rule, onChange }: PartProps): ReactElement {
  const say = useWords(slotWords);
  const names = useWeekdays('short');
  const toggle = (day: number): void => {
    const has = rule.weekdays.includes(day);
    const next = has ? rule.weekdays.filter((one) => one !== day) : [...rule.weekdays, day];
    if (next.length > 0) onChange({ weekdays: next });
  };
  return (
    <fieldset className={css.set}>
      <legend>{say('form.weekdays')}</legend>
      <div className={css.chips}>
        {names.map((name, index) => (
          <Chip key={name} on={rule.weekdays.includes(index + 1)} onToggle={() => toggle(index + 1)}>
            {name}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}

function Nth({ rule, onChange }: PartProps): ReactElement {
  const say = useWords(slotWords);
  const dayChoices = useWeekdays('long').map((label, index) => ({ value: String(index + 1), label }));
  const nths = [1, 2, 3, 4, -1].map((nth) => ({ value: String(nth), label: say('form.nth.of', { nth }) }));
  return (
    <>
      <SelectField
        label={say('form.nth')}
        value={String(rule.nth)}
        choices={nths}
        onChoose={(nth) => onChange({ nth: Number(nth) })}
      />
      <SelectField
        label={say('form.weekday')}
        value={String(rule.weekdays[0] ?? 1)}
        choices={dayChoices}
        onChoose={(day) => onChange({ weekdays: [Number(day)] })}
      />
    </>
  );
}

function Interval({ rule: { pattern, interval }, onChange }: PartProps): ReactElement | null {
  const say = useWords(slotWords);
  const units: Readonly<Record<string, 'days' | 'weeks'>> = { daily: 'days', weekly: 'weeks' };
  if (pattern === 'workdays' || pattern === 'expert') return null;
  const label = say(`form.interval.${units[pattern] ?? 'months'}`);
  return <NumberField label={label} value={interval} most={99} onWrite={(every) => onChange({ interval: every })} />;
}

interface NumberProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: number;
  readonly most: number;
  readonly onWrite: (value: number) => void;
}

function NumberField({ label, hint, value, most, onWrite }: NumberProps): ReactElement {
  return (
    <Field label={label} hint={hint}>
      {(tied) => (
        <input
          type="number"
          min={1}
          max={most}
          {...tied}
          value={value}
          onChange={(event) => onWrite(Math.min(most, Math.max(1, Math.trunc(event.target.valueAsNumber || 1))))}
        />
      )}
    </Field>
  );
}
