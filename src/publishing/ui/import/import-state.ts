import type { PreviewedRow, ReadSheet, SheetColumn } from '#publishing/contract.ts';

/** Everything somebody has in hand on the way from a file to drafts. Kept in the tab, so that a reload loses nothing. */
export interface ImportDraft {
  readonly agencyId: string;
  readonly fileName: string;
  readonly headRow: number;
  /** The headings as they stood in the file. */
  readonly head: readonly string[];
  readonly columns: readonly (SheetColumn | null)[];
  readonly rows: readonly ImportRow[];
  readonly notes: ReadSheet['notes'];
  readonly otherSheets: readonly string[];
  /** How the letters of a text file were read; null for a workbook. */
  readonly encoding: string | null;
  /** An empty date is that of the row above. */
  readonly fillDates: boolean;
  readonly step: 'map' | 'check';
}

export interface ImportRow {
  /** Of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** It looks like a post that is already there, and is wanted all the same. */
  readonly wanted: boolean;
}

export function draftFrom(
  read: ReadSheet,
  { agencyId, fileName }: { agencyId: string; fileName: string },
): ImportDraft {
  const { headRow, columns, notes, otherSheets, encoding } = read;
  const head = read.rows[headRow] ?? [];
  const rows = read.rows
    .map((cells, index) => ({ line: index + 1, cells, wanted: false }))
    .slice(headRow + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const draft = {
    agencyId,
    fileName,
    headRow,
    head,
    columns,
    rows,
    notes,
    otherSheets,
    encoding,
    step: 'map',
  } as const;
  return { ...draft, fillDates: hasDateGaps(draft) };
}

/** Dates that stand only on the first of several rows, as merged cells leave them. */
export function hasDateGaps({ columns, rows }: Pick<ImportDraft, 'columns' | 'rows'>): boolean {
  const at = columns.indexOf('date');
  const first = rows[0]?.cells[at]?.trim() ?? '';
  return at >= 0 && first !== '' && rows.some(({ cells }) => (cells[at] ?? '').trim() === '');
}

/** One field can come from one column only. */
export function withColumn(draft: ImportDraft, index: number, column: SheetColumn | null): ImportDraft {
  const columns = draft.columns.map((former, at) => {
    if (at === index) return column;
    return former === column ? null : former;
  });
  return { ...draft, columns };
}

/** On to checking, with the dates filled in where that was asked for. */
export function toCheck(draft: ImportDraft): ImportDraft {
  const at = draft.columns.indexOf('date');
  if (!draft.fillDates || at < 0) return { ...draft, step: 'check' };
  let last = '';
  const rows = draft.rows.map((row) => {
    const own = row.cells[at]?.trim() ?? '';
    if (own !== '') last = own;
    return own === '' && last !== '' ? withCell(row, at, last) : row;
  });
  return { ...draft, rows, step: 'check' };
}

export function withCell(row: ImportRow, index: number, text: string): ImportRow {
  const cells = Array.from({ length: Math.max(row.cells.length, index + 1) }, (_, at) =>
    at === index ? text : (row.cells[at] ?? ''),
  );
  return { ...row, cells };
}

export type RowFilter = 'all' | 'bad' | 'good' | 'doubtful' | 'other';

export function filterOf(state: PreviewedRow['state']): RowFilter {
  return state === 'bad' || state === 'good' || state === 'doubtful' ? state : 'other';
}

const place = 'kentongan:import';

export function keptImport(): ImportDraft | undefined {
  try {
    const kept = sessionStorage.getItem(place);
    return kept === null ? undefined : (JSON.parse(kept) as ImportDraft);
  } catch {
    return undefined;
  }
}

/** A table too large for the tab's own store is simply not kept over a reload. */
export function keepImport(draft: ImportDraft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(place, JSON.stringify(draft));
    else sessionStorage.removeItem(place);
  } catch {
    sessionStorage.removeItem(place);
  }
}
