import { useState, type ReactElement } from 'react';
import {
  addIndicatorEndpoint,
  saveIndicatorEndpoint,
  type IndicatorBody,
  type IndicatorView,
} from '#strategy/programmes/contract.ts';
import type { Language } from '#platform/i18n/language.ts';
import { readNumber, writeNumber } from '#strategy/ui/read-number.ts';
import { useKeptForm } from '#strategy/ui/use-kept-form.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './programmes.module.css';
import { programmeWords } from './words.ts';

interface FormProps {
  /** Of a new indicator. */
  readonly programmeId: string;
  readonly indicator: IndicatorView | undefined;
  readonly onClose: () => void;
}

interface Draft {
  readonly name: string;
  readonly unit: string;
  readonly direction: 'up' | 'down';
  readonly baseline: string;
  readonly baselineYear: string;
  readonly target: string;
  readonly targetYear: string;
  readonly source: string;
}

const empty: Draft = {
  name: '',
  unit: '',
  direction: 'up',
  baseline: '',
  baselineYear: '',
  target: '',
  targetYear: '',
  source: '',
};

function draftOf(indicator: IndicatorView | undefined, language: Language): Draft {
  if (!indicator) return empty;
  const { name, unit, direction, baseline, baselineYear, target, targetYear, source } = indicator;
  const typed = (value: number | null): string => writeNumber(value, language);
  const numbers = { baseline: typed(baseline), target: typed(target) };
  return {
    name,
    unit,
    direction,
    source,
    ...numbers,
    baselineYear: typed(baselineYear),
    targetYear: typed(targetYear),
  };
}

/** What is sent; undefined while something is missing or no number. */
function bodyOf(draft: Draft, language: Language): IndicatorBody | undefined {
  const read = (text: string): number | null | undefined => readNumber(text, language);
  const { name, unit, direction, source } = draft;
  const [baseline, baselineYear] = [read(draft.baseline), read(draft.baselineYear)];
  const [target, targetYear] = [read(draft.target), read(draft.targetYear)];
  if (name.trim() === '' || baseline === undefined || baselineYear === undefined) return undefined;
  if (typeof target !== 'number' || typeof targetYear !== 'number') return undefined;
  return { name, unit, direction, source, baseline, baselineYear, target, targetYear };
}

const numberFields = [
  { field: 'baseline', word: 'indicator.start', optional: true },
  { field: 'baselineYear', word: 'indicator.start-year', optional: true },
  { field: 'target', word: 'indicator.target', optional: false },
  { field: 'targetYear', word: 'indicator.target-year', optional: false },
] as const;

export function IndicatorForm({ programmeId, indicator, onClose }: FormProps): ReactElement {
  const say = useWords(programmeWords);
  const language = useLanguage();
  const { draft, change, forget } = useKeptForm(`indicator:${indicator?.id ?? programmeId}`, () =>
    draftOf(indicator, language),
  );
  const [tried, setTried] = useState(false);
  const onDone = (): void => {
    toast(say('indicator.saved', { name: draft.name }));
    forget();
    onClose();
  };
  const giveUp = (): void => {
    forget();
    onClose();
  };
  const add = useAct(addIndicatorEndpoint, { onDone });
  const save = useAct(saveIndicatorEndpoint, { onDone });
  const refused = add.refused ?? save.refused;
  const submit = (): void => {
    setTried(true);
    const body = bodyOf(draft, language);
    if (!body) return;
    if (indicator) void save.act({ params: { id: indicator.id }, body: { ...body, revision: indicator.revision } });
    else void add.act({ params: { id: programmeId }, body });
  };
  const faultOf = (text: string, optional: boolean): string | undefined => {
    const value = readNumber(text, language);
    return tried && (value === undefined || (value === null && !optional)) ? say('number.needed') : undefined;
  };
  return (
    <Form onSubmit={submit} label={say(indicator ? 'indicator.form.edit' : 'indicator.add')}>
      <ErrorSummary refused={refused} />
      <TextField
        label={say('indicator.name')}
        value={draft.name}
        maxLength={160}
        onWrite={(name) => change({ name })}
        error={tried && draft.name.trim() === '' ? say('indicator.name.needed') : undefined}
      />
      <Segmented
        label={say('indicator.direction')}
        value={draft.direction}
        choices={(['up', 'down'] as const).map((value) => ({ value, label: say(`direction.${value}`) }))}
        onChoose={(direction) => change({ direction })}
      />
      <TextField
        label={say('indicator.unit')}
        optional
        value={draft.unit}
        maxLength={40}
        onWrite={(unit) => change({ unit })}
      />
      <div className={css.pair}>
        {numberFields.map(({ field, word, optional }) => (
          <TextField
            key={field}
            label={say(word)}
            optional={optional}
            inputMode="decimal"
            value={draft[field]}
            onWrite={(text) => change({ [field]: text })}
            error={faultOf(draft[field], optional) ?? refused?.about(field)}
          />
        ))}
      </div>
      <TextField
        label={say('indicator.source-field')}
        hint={say('indicator.source.hint')}
        optional
        value={draft.source}
        maxLength={200}
        onWrite={(source) => change({ source })}
      />
      <span className={css.acts}>
        <Button type="submit" look="primary" busy={add.busy || save.busy}>
          {say('save')}
        </Button>
        <Button look="ghost" onClick={giveUp}>
          {say('cancel')}
        </Button>
      </span>
    </Form>
  );
}
