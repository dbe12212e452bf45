import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { Button } from './button.tsx';
import css from './data-table.module.css';

export interface Column<Row> {
  readonly name: string;
  /** Aligned right, with equal digits. */
  readonly number?: boolean;
  readonly width?: string;
  readonly show: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** 32 px rows in place of 40 px. */
  readonly compact?: boolean;
  /** Of `usePages`: shows "Muat lagi". */
  readonly pages?: { readonly hasMore: boolean; readonly loadingMore: boolean; readonly loadMore: () => void };
}

/** Rows become cards on phones; the first column is the card's title. */
export function DataTable<Row>({ caption, columns, rows, keyOf, compact, pages }: DataTableProps<Row>): ReactElement {
  return (
    <div className={css.frame} data-cards>
      <div className={css.scroll}>
        <table className={css.table} data-compact={compact || undefined} aria-label={caption}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.name}
                  scope="col"
                  data-number={column.number || undefined}
                  style={{ width: column.width }}
                >
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column) => (
                  <td key={column.name} data-label={column.name} data-number={column.number || undefined}>
                    {column.show(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages?.hasMore && <MoreButton {...pages} />}
    </div>
  );
}

interface MoreButtonProps {
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
}

/** The end of a list that goes on. */
export function MoreButton({ hasMore, loadingMore, loadMore }: MoreButtonProps): ReactElement | null {
  const say = useWords(webWords);
  if (!hasMore) return null;
  return (
    <div className={css.foot}>
      <Button size="small" onClick={loadMore} aria-disabled={loadingMore}>
        {loadingMore ? say('more.loading') : say('more')}
      </Button>
    </div>
  );
}
