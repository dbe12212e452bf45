import { IconArrowLeft } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { importPostsEndpoint, type PreviewedRow } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { MoreButton } from '#web/kit/data-table.tsx';
import { Chip, FilterBar } from '#web/kit/filter-bar.tsx';
import { RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { useWords } from '#web/words/words.ts';
import type { Done } from './done-step.tsx';
import css from './import.module.css';
import { filterOf, type ImportDraft, type ImportRow, type RowFilter } from './import-state.ts';
import { RowCard } from './row-card.tsx';
import { usePreview, type Preview } from './use-preview.ts';
import { importWords } from './words.ts';

interface CheckStepProps {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onDone: (done: Done) => void;
}

const filters: readonly RowFilter[] = ['all', 'bad', 'doubtful', 'good', 'other'];
const pageLength = 40;

/** Row by row: what it becomes, what is wrong in which cell, mended in place. */
export function CheckStep({ draft, onChange, onDone }: CheckStepProps): ReactElement {
  const say = useWords(importWords);
  const preview = usePreview(draft);
  const run = useAct(importPostsEndpoint);
  const [filter, setFilter] = useState<RowFilter>('all');
  const counts = countsOf(preview);
  const ready =
    counts.good +
    draft.rows.filter(({ wanted }, index) => wanted && preview.answer?.rows[index]?.state === 'doubtful').length;
  const send = async (): Promise<void> => {
    const { agencyId, fileName, columns, rows } = draft;
    const lines = rows.map(({ line }) => line);
    const wantedLines = rows.filter(({ wanted }) => wanted).map(({ line }) => line);
    const body = {
      agencyId,
      fileName,
      columns: [...columns],
      rows: rows.map(({ cells }) => [...cells]),
      lines,
      wantedLines,
    };
    const answer = await run.act({ body });
    if (answer) onDone(answer);
  };
  return (
    <section className={css.check} aria-labelledby="check-title">
      <div className={css.bar}>
        <h2 id="check-title" aria-live="polite">
          {preview.checking ? say('check.checking') : say('check.title', { ...counts })}
        </h2>
        <Button icon={<IconArrowLeft aria-hidden />} onClick={() => onChange({ ...draft, step: 'map' })}>
          {say('check.back')}
        </Button>
        <Button look="primary" busy={run.busy} disabled={preview.checking || ready === 0} onClick={() => void send()}>
          {say('check.import', { count: ready })}
        </Button>
      </div>
      {run.refused && <RefusalNote refused={run.refused} />}
      {preview.refused && <RefusalNote refused={preview.refused} onRetry={preview.retry} />}
      <FilterBar label={say('check.filter')}>
        {filters.map((name) => (
          <Chip
            key={name}
            on={filter === name}
            onToggle={() => setFilter(name)}
            count={name === 'all' ? draft.rows.length : counts[name]}
          >
            {say(`check.filter.${name}`)}
          </Chip>
        ))}
      </FilterBar>
      {preview.answer ? (
        <Rows key={filter} {...{ draft, onChange, filter, answer: preview.answer }} />
      ) : (
        !preview.refused && <RowsSkeleton rows={8} />
      )}
    </section>
  );
}

function countsOf({ answer }: Preview): Record<RowFilter, number> {
  const counts = { all: 0, bad: 0, good: 0, doubtful: 0, other: 0 };
  for (const { state } of answer?.rows ?? []) counts[filterOf(state)] += 1;
  return counts;
}

interface RowsProps {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly filter: RowFilter;
  readonly answer: NonNullable<Preview['answer']>;
}

function Rows({ draft, onChange, filter, answer }: RowsProps): ReactElement {
  const say = useWords(importWords);
  const [shown, setShown] = useState(pageLength);
  // A row that is mended while it is looked at stays in sight until another filter is chosen.
  const [chosen] = useState(
    () => new Set(draft.rows.filter((_, index) => fits(answer.rows[index], filter)).map(({ line }) => line)),
  );
  const rows = draft.rows.map((row, index) => ({ row, index })).filter(({ row }) => chosen.has(row.line));
  const change = (index: number, row: ImportRow): void =>
    onChange({ ...draft, rows: draft.rows.map((former, at) => (at === index ? row : former)) });
  if (rows.length === 0) return <p className={css.nothing}>{say('check.nothing')}</p>;
  return (
    <>
      <datalist id="import-channels">
        {answer.channels.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <datalist id="import-pillars">
        {answer.pillars.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <ol className={css.rows}>
        {rows.slice(0, shown).map(({ row, index }) => (
          <RowCard
            key={row.line}
            row={row}
            draft={draft}
            index={index}
            checked={answer.rows[index]}
            onChange={(changed) => change(index, changed)}
          />
        ))}
      </ol>
      <MoreButton hasMore={rows.length > shown} loadingMore={false} loadMore={() => setShown(shown + pageLength)} />
    </>
  );
}

function fits(row: PreviewedRow | undefined, filter: RowFilter): boolean {
  return filter === 'all' || (row !== undefined && filterOf(row.state) === filter);
}
