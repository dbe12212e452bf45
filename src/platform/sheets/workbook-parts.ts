import type { CellNote } from './table.ts';
import { unpacked, type ZipEntry } from './zip.ts';

export interface SheetPlace {
  readonly name: string;
  readonly path: string;
}

/** The sheets that people see, in their order. */
export function visibleSheets(workbook: string, relations: string): readonly SheetPlace[] {
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/state="(hidden|veryHidden)"/.test(tag))
    .map((tag) => ({
      name: plain(attribute(tag, 'name')),
      path: pathOf(targets.get(/\b\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? ''),
    }));
}

/** Where a cell is not what was typed into it. */
export interface SheetMarks {
  readonly formulas: readonly CellNote[];
  readonly merges: readonly MergedArea[];
}

interface MergedArea {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

export function marksOf(sheet: string): SheetMarks {
  const formulas = [
    ...sheet.matchAll(/<(?:\w+:)?c\b([^>]*)>((?:(?!<\/(?:\w+:)?c>).)*?<(?:\w+:)?f\b.*?)<\/(?:\w+:)?c>/gs),
  ].map(([, head = '', inside = '']) => {
    const [row, column] = cellPlace(attribute(`<c ${head}>`, 'r'));
    const kind = /<(?:\w+:)?v>[^<]/.test(inside) ? 'formula' : 'formula-empty';
    return { row, column, kind } as const;
  });
  const merges = [...sheet.matchAll(/<(?:\w+:)?mergeCell\b[^>]*>/g)].map(([tag]) => {
    const [from = 'A1', to = from] = attribute(tag, 'ref').split(':');
    return { from: cellPlace(from), to: cellPlace(to) };
  });
  return { formulas, merges };
}

/** `B3` is row 2, column 1. */
function cellPlace(reference: string): readonly [number, number] {
  const [, letters = 'A', digits = '1'] = /^\$?([A-Z]+)\$?(\d+)$/.exec(reference) ?? [];
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [Number(digits) - 1, column];
}

export function partText(archive: Buffer, entries: readonly ZipEntry[], path: string): string | undefined {
  const entry = entries.find(({ name }) => name.replace(/^\//, '') === path);
  return entry && unpacked(archive, entry, 64 * 1024 * 1024)?.toString('utf8');
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
