import { parse } from 'csv-parse/sync';
import { tableLimits } from './table.ts';

const delimiters = ['\t', ';', ','] as const;
export type Delimiter = (typeof delimiters)[number];

export interface DelimitedTable {
  readonly rows: string[][];
  readonly delimiter: Delimiter;
}

/** A CSV file or what a spreadsheet puts on the clipboard. Undefined: quotes that nothing closes. */
export function readDelimited(text: string): DelimitedTable | undefined {
  const { body, said } = withoutDeclaration(text);
  const delimiter = said ?? guessed(body);
  for (const quote of ['"', false] as const) {
    const rows = tried(body, delimiter, quote);
    if (rows) return { rows, delimiter };
  }
  return undefined;
}

/** Spreadsheets may say on the first line what stands between cells: `sep=;`. */
function withoutDeclaration(text: string): { readonly body: string; readonly said: Delimiter | undefined } {
  const found = /^\u{FEFF}?sep=([;,\t])\r?\n/u.exec(text);
  if (!found) return { body: text, said: undefined };
  return { body: text.slice(found[0].length), said: found[1] as Delimiter };
}

/** The one that cuts the first lines into the most cells, equally often; quoted cells do not count. */
function guessed(text: string): Delimiter {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const scores = delimiters.map((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1);
    const most = Math.max(0, ...counts);
    return { sign, score: counts.filter((count) => count > 0 && count >= most / 2).length * 100 + most };
  });
  return scores.toSorted((a, b) => b.score - a.score)[0]?.sign ?? ',';
}

function tried(text: string, delimiter: Delimiter, quote: '"' | false): string[][] | undefined {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      quote,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      // One more than may be taken, so that "too many" is noticed without reading all of it.
      to: tableLimits.rows + 2,
    });
  } catch {
    return undefined;
  }
}
