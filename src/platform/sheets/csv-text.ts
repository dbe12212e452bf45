/** A spreadsheet runs what begins like a formula; with an apostrophe it shows it. */
export function harmless(text: string): string {
  return /^\s*[=+\-@|%]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** What was written harmless is read back as it was. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && harmless(text.slice(1)) === text ? text.slice(1) : text;
}

export interface WrittenCells {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const byteOrderMark = '\u{FEFF}';

/** RFC 4180 with the mark by which spreadsheets know UTF-8. */
export function csvText({ head, rows }: WrittenCells, delimiter: ';' | ','): string {
  const lines = [head, ...rows].map((row) => row.map(field).join(delimiter));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function field(text: string): string {
  const safe = harmless(text);
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
