/**
 * Where a keyset-paged list goes on: the sort values of the last row shown, as text. Instants must come from the
 * database as text (`created_at::text`), because a Date loses the microseconds and would repeat or skip rows.
 */
export function writeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Undefined for anything that isn't a cursor of that length: such a list starts at its beginning. */
export function readCursor(cursor: string | undefined, length: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const whole =
      Array.isArray(values) && values.length === length && values.every((value) => typeof value === 'string');
    return whole ? values : undefined;
  } catch {
    return undefined;
  }
}

/** A pattern for `ilike` that finds `text` anywhere, with the pattern's own signs taken literally. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
