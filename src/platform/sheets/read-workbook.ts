import { readSheet } from 'read-excel-file/node';
import { accept, refuse, type Result } from '#platform/result.ts';
import { tableLimits, type CellNote, type ReadTable, type TableRefusal } from './table.ts';
import { marksOf, partText, visibleSheets, type SheetMarks, type SheetPlace } from './workbook-parts.ts';
import { unpacked, zipEntries, type ZipEntry } from './zip.ts';

/** Heavy: runs in a thread of its own, whose memory and time are bounded. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<ReadTable, TableRefusal>> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = zipEntries(archive);
  if (!entries) return refuse({ kind: 'sheet-damaged' });
  const unusable = whyNot(archive, entries);
  if (unusable) return refuse({ kind: unusable });
  const [first, ...others] = sheetsOf(archive, entries);
  const sheet = first && partText(archive, entries, first.path);
  if (!first || sheet === undefined) return refuse({ kind: 'sheet-damaged' });
  if (highestRow(sheet) > tableLimits.rows + 1) return refuse({ kind: 'sheet-too-many-rows', max: tableLimits.rows });
  const cells = await readSheet(archive, first.name, { trim: false }).catch(() => undefined);
  if (!cells) return refuse({ kind: 'sheet-damaged' });
  const rows = cells.map((row) => row.map((cell) => asText(cell)));
  const notes = settle(rows, marksOf(sheet));
  const otherSheets = others.map(({ name }) => name);
  return accept({ rows, notes, sheet: first.name, otherSheets, encoding: null, delimiter: null });
}

function sheetsOf(archive: Buffer, entries: readonly ZipEntry[]): readonly SheetPlace[] {
  const workbook = partText(archive, entries, 'xl/workbook.xml') ?? '';
  return visibleSheets(workbook, partText(archive, entries, 'xl/_rels/workbook.xml.rels') ?? '');
}

type Unusable =
  | 'sheet-damaged'
  | 'sheet-too-heavy'
  | 'sheet-has-macros'
  | 'sheet-is-open-document'
  | 'sheet-not-a-table';

/** Counted by unpacking, not by what the archive says of itself: a bomb lies. */
function whyNot(archive: Buffer, entries: readonly ZipEntry[]): Unusable | undefined {
  const names = entries.map(({ name }) => name.replace(/^\//, ''));
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return 'sheet-has-macros';
  if (names.includes('content.xml') && names.includes('mimetype')) return 'sheet-is-open-document';
  if (!names.includes('xl/workbook.xml')) return 'sheet-not-a-table';
  let left: number = tableLimits.unpacked;
  for (const entry of entries) {
    const declared = entry.size > left;
    const content = declared ? undefined : unpacked(archive, entry, left);
    if (!content) return declared || entry.packedSize < left / 100 ? 'sheet-too-heavy' : 'sheet-damaged';
    left -= content.length;
  }
  return undefined;
}

/** Of rows that hold a value; formatted but empty ones below the table do not count. */
function highestRow(sheet: string): number {
  let highest = 0;
  for (const [, number = '0'] of sheet.matchAll(/<(?:\w+:)?c\b[^>]*\br="[A-Z]+(\d+)"[^>]*>(?=<)/g)) {
    highest = Math.max(highest, Number(number));
  }
  return highest;
}

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'number') return String(Math.round(cell * 1e9) / 1e9);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'string' ? cell : '';
}

/** `23/11/2026`, with a clock where it has one; a clock alone is a date of the spreadsheet's first days. */
function dateText(value: Date): string {
  const at = new Date(Math.round(value.getTime() / 60_000) * 60_000);
  const clock = at.toISOString().slice(11, 16).replace(':', '.');
  if (at.getUTCFullYear() < 1905) return clock;
  const [year, month, day] = at.toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}${clock === '00.00' ? '' : ` ${clock}`}`;
}

/** Spreads the value of merged cells over all of them, and tells where; so a date over five rows holds for five rows. */
function settle(rows: string[][], { formulas, merges }: SheetMarks): CellNote[] {
  return [...formulas, ...merges.flatMap((area) => spread(rows, area))];
}

/** Only downwards: a heading or title over several columns says nothing about each of them. */
function spread(rows: string[][], { from: [top, left], to: [bottom] }: SheetMarks['merges'][number]): CellNote[] {
  const value = rows[top]?.[left] ?? '';
  if (value === '') return [];
  const below = rows.slice(top + 1, bottom + 1);
  return below.map((cells, index) => {
    cells[left] = value;
    return { row: top + 1 + index, column: left, kind: 'merged' };
  });
}
