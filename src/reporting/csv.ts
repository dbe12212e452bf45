import { harmless } from '#platform/sheets/csv-text.ts';

/** A number is written as the reader's spreadsheet reads it; null is an empty cell, which is not zero. */
export type Cell = string | number | null;

export interface CsvTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const byteOrderMark = '\u{FEFF}';

/** RFC 4180 with the mark by which spreadsheets know UTF-8. */
export function csvOf({ head, rows }: CsvTable, decimalSign: ',' | '.'): string {
  const lines = [head, ...rows].map((row) => row.map((cell) => field(cell, decimalSign)).join(','));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function field(cell: Cell, decimalSign: string): string {
  if (cell === null) return '';
  const text = typeof cell === 'number' ? numberText(cell).replace('.', decimalSign) : harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function numberText(value: number): string {
  return String(Math.round(value * 100) / 100);
}
