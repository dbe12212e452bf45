import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { CoverageBasis, coverageEndpoint, CoverageRow } from '#planning/contract.ts';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import { formatPlainDate } from '#platform/time/format.ts';
import { useLanguage } from '#web/words/language.ts';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import css from './coverage.module.css';
import { useRowName } from './names.ts';
import { coverageWords } from './words.ts';

interface HeatMapProps {
  readonly by: CoverageBasis;
  readonly coverage: AnswerOf<typeof coverageEndpoint>;
  readonly onAsk: (row: CoverageRow) => void;
}

/** So many weeks fit on a phone. */
const onPhones = 4;

interface At {
  readonly row: number;
  readonly column: number;
}

/** A table with a number in every cell, deeper where more was told. One stop for the keyboard; arrows walk in it. */
export function HeatMap({ by, coverage: { rows, weeks }, onAsk }: HeatMapProps): ReactElement {
  const say = useWords(coverageWords);
  const language = useLanguage();
  const nameOf = useRowName(by);
  const frame = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<At>({ row: 0, column: weeks.length - 1 });
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ posts }) => posts)));
  const walk = (event: KeyboardEvent): void => {
    const next = stepFrom(at, event, { rows: rows.length, columns: weeks.length });
    if (!next) return;
    event.preventDefault();
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-at="${next.row}:${next.column}"]`)?.focus();
  };
  // Where they don't all fit, the newest weeks are the ones to see.
  // In braces: newer browsers answer with a promise, which React would call when the map goes.
  useLayoutEffect(() => {
    frame.current?.scrollTo({ left: frame.current.scrollWidth });
  }, []);
  const dayOf = (week: string): string => formatPlainDate(week, language);
  return (
    <div ref={frame} className={css.frame}>
      <table ref={grid} className={css.map} aria-label={say(`map.${by}`)}>
        <thead>
          <tr>
            <th scope="col">{say(`by.${by}`)}</th>
            {weeks.map((week, index) => (
              <th key={week} scope="col" data-old={index < weeks.length - onPhones || undefined}>
                <abbr title={say('week.of', { day: dayOf(week) })}>{dayOf(week).replace(/ \d{4}$/, '')}</abbr>
              </th>
            ))}
            <th scope="col">{say('total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id ?? 'none'}>
              <th scope="row">
                {nameOf(row)}
                {row.note && <small>{row.note}</small>}
              </th>
              {row.cells.map(({ posts, activities }, column) => {
                const here = at.row === index && at.column === column;
                const words = { name: nameOf(row), day: dayOf(weeks[column] ?? ''), posts, activities };
                return (
                  <td key={weeks[column]} data-old={column < weeks.length - onPhones || undefined}>
                    <button
                      type="button"
                      data-at={`${index}:${column}`}
                      data-level={posts === 0 ? 0 : Math.ceil((posts / most) * 4)}
                      tabIndex={here ? 0 : -1}
                      title={say('cell', words)}
                      onFocus={() => setAt({ row: index, column })}
                      onKeyDown={walk}
                      onClick={() => onAsk(row)}
                    >
                      {posts}
                      {activities > 0 && <small>{say('cell.activities', { count: activities })}</small>}
                      <VisuallyHidden>{say('cell', words)}</VisuallyHidden>
                    </button>
                  </td>
                );
              })}
              <td className={css.total}>
                <b>{row.posts}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

function stepFrom({ row, column }: At, { key }: KeyboardEvent, { rows, columns }: Size): At | undefined {
  const steps: Readonly<Record<string, At>> = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
    PageUp: { row: 0, column },
    PageDown: { row: rows - 1, column },
  };
  const next = steps[key];
  const inside = next && next.row >= 0 && next.row < rows && next.column >= 0 && next.column < columns;
  return inside ? next : undefined;
}
