import { useState, type ReactElement } from 'react';
import {
  createFactEndpoint,
  displaysOf,
  factCodeFrom,
  factKinds,
  factToken,
  readFactValue,
  reviseFactEndpoint,
  shownFact,
  type FactDisplay,
  type FactKind,
  type FactView,
} from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Field, Form, SelectField, TextField } from '#web/kit/field.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './facts.module.css';
import { factWords, type FactWord } from './words.ts';

interface Draft {
  readonly agencyId: string;
  readonly code: string;
  /** While nobody has typed a code, it follows the name. */
  readonly ownCode: boolean;
  readonly label: string;
  readonly kind: FactKind;
  readonly value: string;
  readonly unit: string;
  readonly display: FactDisplay;
  readonly source: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly note: string;
}

interface FormProps {
  readonly edited: FactView | undefined;
  readonly onDone: (id: string) => void;
}

/** Enters or changes a fact, showing as one types what citizens will read. */
export function FactForm({ edited, onDone }: FormProps): ReactElement {
  const say = useWords(factWords);
  const [draft, setDraft] = useState(() => startOf(edited));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const storing = useStoring(edited, onDone);
  const { refused } = storing;
  const read = readFactValue(draft.kind, draft.value);
  const fault = 'fault' in read ? say(`fault.${read.fault}`) : undefined;
  const nameError = draft.label.trim() === '' ? say('form.label.needed') : undefined;
  const submit = (): void => {
    setTried(true);
    if (!nameError && !fault) void storing.store(draft);
  };
  return (
    <Form onSubmit={submit} label={say(edited ? 'form.edit' : 'form.new')}>
      <ErrorSummary refused={refused} />
      <TextField
        label={say('form.label')}
        hint={say('form.label.hint')}
        value={draft.label}
        maxLength={120}
        onWrite={(label) => change({ label, ...(draft.ownCode ? {} : { code: factCodeFrom(label) }) })}
        error={tried ? nameError : undefined}
      />
      {!edited && <NewFactFields draft={draft} change={change} />}
      <ValueFields draft={draft} change={change} error={tried ? fault : undefined} />
      {'value' in read && <Shown draft={draft} value={read.value} />}
      <TextField
        label={say('form.source')}
        hint={say('form.source.hint')}
        value={draft.source}
        maxLength={300}
        optional
        onWrite={(source) => change({ source })}
      />
      <div className={css.pair}>
        <Day label={say('form.from')} value={draft.validFrom} onChoose={(validFrom) => change({ validFrom })} />
        <Day
          label={say('form.until')}
          hint={say('form.until.hint')}
          value={draft.validUntil}
          onChoose={(validUntil) => change({ validUntil })}
        />
      </div>
      {edited && <Why draft={draft} change={change} />}
      <Button type="submit" look="primary" full busy={storing.busy}>
        {say(edited ? 'form.save' : 'form.create')}
      </Button>
    </Form>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function NewFactFields({ draft, change }: PartProps): ReactElement {
  const say = useWords(factWords);
  const { agencies, can } = useSession();
  const owners = agencies
    .filter(({ id }) => can('fact.write', id))
    .map(({ id, shortName, name }) => ({ value: id, label: shortName === name ? name : `${shortName} · ${name}` }));
  return (
    <>
      <TextField
        label={say('form.code')}
        hint={say('form.code.hint', { token: factToken(draft.code || '…') })}
        value={draft.code}
        maxLength={60}
        autoCapitalize="none"
        spellCheck={false}
        onWrite={(code) => change({ code: code.toLowerCase(), ownCode: code !== '' })}
      />
      {owners.length > 1 && (
        <SelectField
          label={say('form.agency')}
          value={draft.agencyId || (owners[0]?.value ?? '')}
          choices={owners}
          onChoose={(agencyId) => change({ agencyId })}
        />
      )}
      <SelectField<FactKind>
        label={say('form.kind')}
        value={draft.kind}
        choices={factKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
        onChoose={(kind) => change({ kind, value: '', display: displaysOf[kind][0] ?? 'full' })}
      />
    </>
  );
}

const valueHints: Partial<Record<FactKind, FactWord>> = { number: 'form.value.number', money: 'form.value.money' };

function ValueFields({ draft, change, error }: PartProps & { readonly error: string | undefined }): ReactElement {
  const say = useWords(factWords);
  const { kind } = draft;
  const hint = valueHints[kind];
  const displays = displaysOf[kind].map((value) => ({ value, label: say(`display.${kind}.${value}` as FactWord) }));
  return (
    <>
      <div className={css.pair}>
        <Field label={say('form.value')} hint={hint && say(hint)} error={error}>
          {(tied) => (
            <input
              {...tied}
              type={kind === 'date' ? 'date' : kind === 'time' ? 'time' : 'text'}
              inputMode={kind === 'number' || kind === 'money' ? 'decimal' : undefined}
              maxLength={300}
              value={draft.value}
              onChange={(event) => change({ value: event.target.value })}
            />
          )}
        </Field>
        {(kind === 'number' || kind === 'money') && (
          <TextField
            label={say('form.unit')}
            hint={say('form.unit.hint')}
            value={draft.unit}
            maxLength={40}
            optional
            onWrite={(unit) => change({ unit })}
          />
        )}
      </div>
      {displays.length > 1 && (
        <SelectField<FactDisplay>
          label={say('form.display')}
          value={draft.display}
          choices={displays}
          onChoose={(display) => change({ display })}
        />
      )}
    </>
  );
}

function Shown({ draft, value }: { readonly draft: Draft; readonly value: string }): ReactElement {
  const say = useWords(factWords);
  const { zoneLabel } = useTimes();
  const { kind, unit, display } = draft;
  return (
    <p className={css.shown}>
      {say('form.shown')} <b lang="id">{shownFact({ kind, value, unit, display }, zoneLabel)}</b>
    </p>
  );
}

function Why({ draft, change }: PartProps): ReactElement {
  const say = useWords(factWords);
  return (
    <TextField
      label={say('form.note')}
      hint={say('form.note.hint')}
      value={draft.note}
      maxLength={300}
      optional
      onWrite={(note) => change({ note })}
    />
  );
}

interface DayProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChoose: (day: string) => void;
}

function Day({ value, onChoose, ...field }: DayProps): ReactElement {
  return (
    <Field {...field} optional>
      {(tied) => <input type="date" {...tied} value={value} onChange={(event) => onChoose(event.target.value)} />}
    </Field>
  );
}

function startOf(edited: FactView | undefined): Draft {
  const empty = { agencyId: '', code: '', ownCode: false, label: '', kind: 'number', value: '', unit: '' } as const;
  if (!edited) return { ...empty, display: 'full', source: '', validFrom: '', validUntil: '', note: '' };
  const { agency, validFrom, validUntil, code, label, kind, value, unit, display, source } = edited;
  const period = { validFrom: validFrom ?? '', validUntil: validUntil ?? '' };
  return { agencyId: agency.id, code, ownCode: true, label, kind, value, unit, display, source, ...period, note: '' };
}

function bodyOf({ label, kind, value, unit, display, source, validFrom, validUntil }: Draft) {
  const period = { validFrom: validFrom || null, validUntil: validUntil || null };
  return { label, kind, value, unit, display, source, ...period };
}

function useStoring(edited: FactView | undefined, onDone: (id: string) => void) {
  const say = useWords(factWords);
  const { agencies, agency, can } = useSession();
  const create = useAct(createFactEndpoint);
  const revise = useAct(reviseFactEndpoint);
  const owner = (chosen: string): string => {
    if (chosen !== '') return chosen;
    if (agency && can('fact.write', agency.id)) return agency.id;
    return agencies.find(({ id }) => can('fact.write', id))?.id ?? '';
  };
  const store = async (draft: Draft): Promise<void> => {
    const { agencyId, code, note } = draft;
    const body = bodyOf(draft);
    if (!edited) {
      const created = await create.act({ body: { ...body, agencyId: owner(agencyId), code } });
      if (!created) return;
      toast(say('created', { label: body.label }));
      onDone(created.id);
      return;
    }
    const saved = await revise.act({ params: { id: edited.id }, body: { ...body, note, revision: edited.revision } });
    if (!saved) return;
    const { shown, toCorrect: correct, published } = saved;
    toast(say(correct + published > 0 ? 'saved.found' : 'saved', { shown, correct, published }));
    onDone(edited.id);
  };
  return { store, busy: create.busy || revise.busy, refused: edited ? revise.refused : create.refused };
}
