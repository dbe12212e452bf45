import { useState, type ReactElement } from 'react';
import { pasteAgencies, type PastedRow } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField, TextArea } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { agencyChoices } from './agency-choices.ts';
import type { AgencyFormProps } from './agency-drawer.tsx';
import css from './settings.module.css';

/** First shown row by row, then added: the good rows go in, the others say what is wrong. */
export function PasteAgenciesForm({ agency, agencies, onDone }: AgencyFormProps): ReactElement {
  const say = useWords(organisationWords);
  const [parentId, setParentId] = useState(agency.id);
  const [text, setText] = useState('');
  const [rows, setRows] = useState<readonly PastedRow[]>();
  const act = useAct(pasteAgencies);
  const parents = agencies.filter(({ can, active }) => can.write && active);
  const send = async (): Promise<void> => {
    const answered = await act.act({ body: { parentId, text, onlyCheck: rows === undefined } });
    if (!answered) return;
    if (rows === undefined) return setRows(answered.rows);
    toast(say('paste.added', { count: answered.added }));
    onDone();
  };
  const good = rows?.filter(({ fault }) => fault === null).length ?? 0;
  return (
    <Form onSubmit={send}>
      <ErrorSummary refused={act.refused} />
      <SelectField
        label={say('agency.below')}
        value={parentId}
        choices={agencyChoices(parents)}
        onChoose={setParentId}
      />
      <TextArea
        label={say('paste.list')}
        hint={say('paste.hint')}
        rows={8}
        placeholder={'Dishub; Dinas Perhubungan\nDLH; Dinas Lingkungan Hidup'}
        value={text}
        onWrite={(written) => {
          setText(written);
          setRows(undefined);
        }}
      />
      {rows && <Rows rows={rows} />}
      <Button type="submit" look="primary" full busy={act.busy} disabled={rows !== undefined && good === 0}>
        {rows ? say('paste.add', { count: good }) : say('paste.check')}
      </Button>
    </Form>
  );
}

function Rows({ rows }: { readonly rows: readonly PastedRow[] }): ReactElement {
  const say = useWords(organisationWords);
  return (
    <ul className={css.faults} aria-label={say('paste.result')}>
      {rows.map(({ line, shortName, name, fault }) => (
        <li key={line}>
          <span>{shortName === name ? name : `${shortName} · ${name}`}</span>
          <span data-bad={fault !== null || undefined}>{say(fault ? `paste.fault.${fault}` : 'paste.good')}</span>
        </li>
      ))}
    </ul>
  );
}
