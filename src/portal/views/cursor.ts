/** Where the next page of a list begins: after the row with this instant and id. */
export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

const shape = /^(\d{1,15})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function writeCursor({ at, id }: Cursor): string {
  return `${at.getTime()}-${id}`;
}

/** Undefined for anything that this portal did not write. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [, ms, id] = shape.exec(text ?? '') ?? [];
  return ms === undefined || id === undefined ? undefined : { at: new Date(Number(ms)), id };
}

export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly next: Cursor | null;
}

/** From one row more than the page holds: whether another page follows. */
export function listed<Item>(rows: readonly Item[], limit: number, cursorOf: (item: Item) => Cursor): Listed<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
