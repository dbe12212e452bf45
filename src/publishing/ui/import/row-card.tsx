import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { useId, type ReactElement } from 'react';
import type { PreviewedRow, RowProblem, SheetColumn } from '#publishing/contract.ts';
import { formatPlainDate } from '#platform/time/format.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { CheckField } from '#web/kit/field.tsx';
import { Tag, type TagLook } from '#web/kit/status-tag.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './import.module.css';
import { withCell, type ImportDraft, type ImportRow } from './import-state.ts';
import { importWords, type ImportWord } from './words.ts';

interface RowCardProps {
  readonly row: ImportRow;
  readonly draft: ImportDraft;
  readonly index: number;
  readonly checked: PreviewedRow | undefined;
  readonly onChange: (row: ImportRow) => void;
}

const looks: Record<PreviewedRow['state'], TagLook> = {
  good: 'ok',
  doubtful: 'warn',
  bad: 'danger',
  same: 'mute',
  changed: 'info',
  'other-agency': 'mute',
  'called-off': 'mute',
  empty: 'mute',
};

export function RowCard({ row, draft, checked, onChange }: RowCardProps): ReactElement {
  const say = useWords(importWords);
  const title = useId();
  const { state = 'empty', problems = [], postId = null } = checked ?? {};
  const columns = draft.columns.flatMap((column, index) => (column && column !== 'id' ? [{ column, index }] : []));
  // A problem in a column that the file does not have is told above the cells.
  const elsewhere = problems.filter(({ column }) => !columns.some((one) => one.column === column));
  return (
    <li className={css.row} data-state={state} aria-labelledby={title}>
      <div className={css.rowHead}>
        <h3 id={title}>{say('row.line', { line: row.line })}</h3>
        <Tag look={looks[state]}>{say(`row.${state}`)}</Tag>
        <Becomes checked={checked} />
        {postId && (
          <DeskLink to="/konten/$id" params={{ id: postId }}>
            {say('row.open')}
          </DeskLink>
        )}
      </div>
      {elsewhere.map((problem) => (
        <ProblemNote key={`${problem.column}${problem.kind}`} problem={problem} />
      ))}
      {state === 'doubtful' && (
        <CheckField label={say('row.wanted')} on={row.wanted} onToggle={(wanted) => onChange({ ...row, wanted })} />
      )}
      <div className={css.cells}>
        {columns.map(({ column, index }) => (
          <Cell
            key={column}
            column={column}
            text={row.cells[index] ?? ''}
            notes={draft.notes
              .filter((note) => note.row === row.line - 1 && note.column === index)
              .map(({ kind }) => kind)}
            problems={problems.filter((problem) => problem.column === column)}
            onWrite={(text) => onChange(withCell(row, index, text))}
          />
        ))}
      </div>
    </li>
  );
}

/** What was understood, in the words of the desk. */
function Becomes({ checked }: { readonly checked: PreviewedRow | undefined }): ReactElement | null {
  const language = useLanguage();
  const draft = checked?.draft;
  if (!draft) return null;
  const time = draft.time && (language === 'id' ? draft.time.replace(':', '.') : draft.time);
  const when = draft.date && `${formatPlainDate(draft.date, language)} ${time ?? ''}`;
  return (
    <span className={css.becomes}>{[when, draft.channels.join(', '), draft.pillar].filter(Boolean).join(' · ')}</span>
  );
}

interface CellProps {
  readonly column: SheetColumn;
  readonly text: string;
  readonly notes: readonly ('formula' | 'formula-empty' | 'merged')[];
  readonly problems: readonly RowProblem[];
  readonly onWrite: (text: string) => void;
}

const long: readonly SheetColumn[] = ['caption', 'visual', 'cta', 'purpose'];

function Cell({ column, text, notes, problems, onWrite }: CellProps): ReactElement {
  const say = useWords(importWords);
  const id = useId();
  const wrong = problems.some(({ level }) => level === 'error');
  const told = problems.length > 0 || notes.length > 0;
  const tied = {
    id,
    value: text,
    className: css.cell,
    'aria-invalid': wrong || undefined,
    'aria-describedby': told ? `${id}-told` : undefined,
  };
  const list = { platform: 'import-channels', pillar: 'import-pillars' }[column as string];
  return (
    <div className={css.cellFrame} data-wide={long.includes(column) || column === 'topic' || undefined}>
      <label htmlFor={id}>{say(`column.${column}`)}</label>
      {long.includes(column) ? (
        <textarea {...tied} rows={1} onChange={(event) => onWrite(event.target.value)} />
      ) : (
        <input {...tied} list={list} autoComplete="off" onChange={(event) => onWrite(event.target.value)} />
      )}
      {told && (
        <div id={`${id}-told`}>
          {problems.map((problem) => (
            <ProblemNote key={problem.kind} problem={problem} />
          ))}
          {notes.map((kind) => (
            <p key={kind} className={css.problem} data-level={kind === 'formula-empty' ? 'error' : 'warning'}>
              <IconAlertTriangle aria-hidden />
              {say(`note.${kind}`)}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

function ProblemNote({ problem }: { readonly problem: RowProblem }): ReactElement {
  const say = useWords(importWords);
  const language = useLanguage();
  const { level, kind, facts } = problem;
  const Sign = level === 'error' ? IconAlertCircle : IconAlertTriangle;
  const told = facts['date'] ? { ...facts, date: longDate(facts['date'], language) } : facts;
  return (
    <p className={css.problem} data-level={level}>
      <Sign aria-hidden />
      <span>{say(`problem.${kind}` as ImportWord, { known: '', text: '', ...told })}</span>
    </p>
  );
}

function longDate(iso: string, language: 'id' | 'en'): string {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
}
