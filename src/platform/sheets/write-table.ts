import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { harmless } from './csv-text.ts';

export interface WrittenSheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** In letters' widths, for each column. */
  readonly widths: readonly number[];
}

/** Every cell is text, which no spreadsheet runs; the head stays in sight. */
export async function workbookBytes(sheets: readonly WrittenSheet[]): Promise<Buffer<ArrayBuffer>> {
  const written = sheets.map(({ name, head, rows, widths }) => ({
    sheet: name,
    data: [head.map(headCell), ...rows.map((row) => row.map(textCell))] as SheetData,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  return Buffer.from(await writeXlsxFile(written).toBuffer());
}

function headCell(value: string): Cell {
  return { value, type: String, fontWeight: 'bold', backgroundColor: '#E6EAF7', alignVertical: 'center' };
}

function textCell(value: string): Cell {
  if (value === '') return null;
  return { value: harmless(value), type: String, format: '@', wrap: true, alignVertical: 'top' };
}
