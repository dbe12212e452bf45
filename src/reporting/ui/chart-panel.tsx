import { useState, type ReactElement, type ReactNode } from 'react';
import { Panel } from '#web/kit/page.tsx';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import css from './report.module.css';
import { reportWords } from './words.ts';

export interface TableOf {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface LegendMark {
  readonly name: string;
  /** A variable such as `var(--c1)`. */
  readonly colour: string;
  readonly dashed?: boolean;
  readonly box?: boolean;
}

interface ChartPanelProps {
  readonly title: string;
  readonly note: string;
  readonly legend: readonly LegendMark[];
  readonly chart: ReactNode;
  readonly table: TableOf;
  readonly foot: string;
  readonly choices?: ReactNode;
}

/** A chart and, one press away, the same numbers as a table; screen readers always have the table. */
export function ChartPanel({ title, note, legend, chart, table, foot, choices }: ChartPanelProps): ReactElement {
  const say = useWords(reportWords);
  const [asTable, setAsTable] = useState(false);
  const shown = <PlainTable caption={title} table={table} />;
  return (
    <Panel title={title} note={note}>
      {choices && <div className={css.choose}>{choices}</div>}
      {asTable ? (
        <section className={css.scroll} aria-label={title} tabIndex={-1}>
          {shown}
        </section>
      ) : (
        <>
          <ul className={css.legend}>
            {legend.map(({ name, colour, dashed, box }) => (
              <li
                key={name}
                data-dash={dashed || undefined}
                data-box={box || undefined}
                style={{ '--mark': colour } as object}
              >
                <i aria-hidden="true" />
                {name}
              </li>
            ))}
          </ul>
          {chart}
          <VisuallyHidden>{shown}</VisuallyHidden>
        </>
      )}
      <div className={css.foot}>
        <span>{foot}</span>
        <button type="button" onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'as-chart' : 'as-table')}
        </button>
      </div>
    </Panel>
  );
}

function PlainTable({ caption, table }: { readonly caption: string; readonly table: TableOf }): ReactElement {
  return (
    <table aria-label={caption}>
      <thead>
        <tr>
          {table.head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, index) =>
              index === 0 ? (
                <th key={table.head[index]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={table.head[index]}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
