import { IconX } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import {
  createKeyMessageEndpoint,
  programmeNamesEndpoint,
  reviseKeyMessageEndpoint,
  saveKeyMessageEndpoint,
  type KeyMessageView,
} from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { CheckField, Field, Form, SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { useFacts } from '../facts/use-facts.ts';
import css from './key-messages.module.css';
import { startOf, type Draft } from './key-message-draft.ts';
import { messageWords } from './words.ts';

interface FormProps {
  readonly edited: KeyMessageView | undefined;
  readonly onDone: (id: string) => void;
}

interface PartProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

/** Writes a draft, or the next version of what is issued. */
export function KeyMessageForm({ edited, onDone }: FormProps): ReactElement {
  const say = useWords(messageWords);
  const [draft, setDraft] = useState(() => startOf(edited));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const storing = useStoring(edited, onDone);
  const titleError = draft.title.trim() === '' ? say('form.title.needed') : undefined;
  const fromError = draft.validFrom === '' ? say('form.from.needed') : undefined;
  const submit = (): void => {
    setTried(true);
    if (!titleError && !fromError) void storing.store(draft);
  };
  const revises = edited !== undefined && edited.version > 0;
  return (
    <Form onSubmit={submit} label={say(revises ? 'form.revise' : 'form.new')}>
      <ErrorSummary refused={storing.refused} />
      <TextField
        label={say('form.title')}
        value={draft.title}
        maxLength={160}
        onWrite={(title) => change({ title })}
        error={tried ? titleError : undefined}
      />
      <TextParts draft={draft} change={change} />
      <FiguresPart draft={draft} change={change} />
      <Period draft={draft} change={change} error={tried ? fromError : undefined} />
      <GoesPart draft={draft} change={change} />
      {revises && (
        <TextField
          label={say('form.note')}
          hint={say('form.note.hint')}
          value={draft.note}
          maxLength={300}
          onWrite={(note) => change({ note })}
        />
      )}
      <Button type="submit" look="primary" full busy={storing.busy}>
        {say(revises ? 'form.publish' : edited ? 'form.save' : 'form.create')}
      </Button>
    </Form>
  );
}

const lists = ['points', 'dos', 'donts'] as const;

function TextParts({ draft, change }: PartProps): ReactElement {
  const say = useWords(messageWords);
  return (
    <>
      <TextArea
        label={say('form.narrative')}
        hint={say('form.narrative.hint')}
        value={draft.narrative}
        maxLength={3000}
        onWrite={(narrative) => change({ narrative })}
      />
      {lists.map((list) => (
        <TextArea
          key={list}
          label={say(`form.${list}`)}
          hint={say(list === 'points' ? 'form.points.hint' : 'form.lines')}
          value={draft[list]}
          optional={list !== 'points'}
          onWrite={(text) => change({ [list]: text })}
        />
      ))}
    </>
  );
}

function FiguresPart({ draft, change }: PartProps): ReactElement {
  const say = useWords(messageWords);
  const { choices, standingOf } = useFacts();
  const { factCodes } = draft;
  const free = choices.filter((fact) => !factCodes.includes(fact.code) && standingOf(fact, null) !== 'expired');
  const options = [
    { value: '', label: say('form.figures.add') },
    ...free.map(({ code, label, shown }) => ({ value: code, label: `${label}: ${shown}` })),
  ];
  return (
    <div>
      <SelectField
        label={say('form.figures')}
        value=""
        choices={options}
        onChoose={(code) => code !== '' && change({ factCodes: [...factCodes, code] })}
      />
      {factCodes.length > 0 && (
        <ul className={css.figures} style={{ marginTop: 8 }}>
          {factCodes.map((code) => {
            const fact = choices.find((one) => one.code === code);
            return (
              <li key={code}>
                {fact?.label ?? code}: <b>{fact?.shown}</b>
                <IconButton
                  label={say('form.figures.remove', { label: fact?.label ?? code })}
                  onClick={() => change({ factCodes: factCodes.filter((other) => other !== code) })}
                >
                  <IconX size={16} aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function Period({ draft, change, error }: PartProps & { readonly error: string | undefined }): ReactElement {
  const say = useWords(messageWords);
  const programmes = useAnswer(programmeNamesEndpoint, { query: { phase: 'running' } });
  const choices = [
    { value: '', label: say('form.programme.none') },
    ...(programmes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <div className={css.pair}>
        <Field label={say('form.from')} error={error}>
          {(tied) => (
            <input
              type="date"
              {...tied}
              value={draft.validFrom}
              onChange={(event) => change({ validFrom: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('form.until')} optional>
          {(tied) => (
            <input
              type="date"
              {...tied}
              value={draft.validUntil}
              onChange={(event) => change({ validUntil: event.target.value })}
            />
          )}
        </Field>
      </div>
      <SelectField
        label={say('form.programme')}
        value={draft.programmeId}
        choices={choices}
        onChoose={(programmeId) => change({ programmeId })}
      />
    </>
  );
}

function GoesPart({ draft, change }: PartProps): ReactElement {
  const say = useWords(messageWords);
  const { agencies } = useSession();
  const { forAll, agencyIds } = draft;
  const choices = [
    { value: 'all', label: say('form.goes.all') },
    { value: 'some', label: say('form.goes.some') },
  ] as const;
  const toggle = (id: string, on: boolean): void =>
    change({ agencyIds: on ? [...agencyIds, id] : agencyIds.filter((other) => other !== id) });
  return (
    <div>
      <Segmented
        label={say('form.goes')}
        value={forAll ? 'all' : 'some'}
        choices={choices}
        onChoose={(chosen) => change({ forAll: chosen === 'all' })}
      />
      {!forAll && (
        <fieldset className={css.agencies} aria-label={say('form.goes.some')}>
          {agencies.map(({ id, shortName }) => (
            <CheckField key={id} label={shortName} on={agencyIds.includes(id)} onToggle={(on) => toggle(id, on)} />
          ))}
        </fieldset>
      )}
    </div>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-•*]\s+/, '').trim())
    .filter((line) => line !== '');
}

function bodyOf(draft: Draft) {
  const { title, narrative, validFrom, forAll } = draft;
  return {
    title,
    narrative,
    validFrom,
    forAll,
    points: linesOf(draft.points),
    dos: linesOf(draft.dos),
    donts: linesOf(draft.donts),
    factCodes: [...draft.factCodes],
    agencyIds: forAll ? [] : [...draft.agencyIds],
    programmeId: draft.programmeId || null,
    validUntil: draft.validUntil || null,
  };
}

function useStoring(edited: KeyMessageView | undefined, onDone: (id: string) => void) {
  const say = useWords(messageWords);
  const { agencies, can } = useSession();
  const create = useAct(createKeyMessageEndpoint, {
    onDone: ({ id }) => {
      toast(say('created'));
      onDone(id);
    },
  });
  const save = useAct(saveKeyMessageEndpoint, {
    onDone: (_, ask) => {
      toast(say('saved'));
      onDone(ask.params.id);
    },
  });
  const revise = useAct(reviseKeyMessageEndpoint, {
    onDone: ({ version }, ask) => {
      toast(say('revised', { version }));
      onDone(ask.params.id);
    },
  });
  const act = !edited ? create : edited.version > 0 ? revise : save;
  const store = async (draft: Draft): Promise<void> => {
    const body = bodyOf(draft);
    if (!edited) {
      const agencyId = agencies.find(({ id }) => can('key-message.write', id))?.id ?? '';
      await create.act({ body: { ...body, agencyId } });
      return;
    }
    const [params, revision] = [{ id: edited.id }, edited.revision];
    if (edited.version > 0) await revise.act({ params, body: { ...body, revision, note: draft.note } });
    else await save.act({ params, body: { ...body, revision } });
  };
  return { store, busy: act.busy, refused: act.refused };
}
