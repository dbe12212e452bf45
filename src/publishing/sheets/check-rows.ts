import { withoutGuard } from '#platform/sheets/csv-text.ts';
import { bare, type SheetColumn } from './columns.ts';
import { readStatus } from './read-names.ts';
import { readRow, type Cells, type ReadRow } from './read-row.ts';
import type { CheckedRow, ExistingPost, Problem, RowDraft, SheetContext, SheetRows } from './row.ts';

/** Row by row: what it would become, or why it stays out. */
export function checkRows({ columns, rows }: SheetRows, context: SheetContext): readonly CheckedRow[] {
  const byId = new Map(context.existing.map((post) => [post.id, post]));
  const byName = new Map(context.existing.map((post) => [nameKey(post), post.id]));
  const seen = new Set<string>();
  return rows.map((row) => {
    const cells = cellsOf(columns, row);
    const early = leftOut(cells, context);
    if (early) return { state: early, problems: [], draft: null, postId: null };
    const read = readRow(cells, context);
    const known = byId.get(cells.id?.toLowerCase() ?? '');
    if (known) return against(known, read);
    if (hasError(read)) return { state: 'bad', problems: read.problems, draft: null, postId: null };
    return beside(read, { byName, seen });
  });
}

function hasError({ problems }: ReadRow): boolean {
  return problems.some(({ level }) => level === 'error');
}

interface Others {
  readonly byName: ReadonlyMap<string, string>;
  readonly seen: Set<string>;
}

/** A good row, unless something with its day and topic is there already, or above it. */
function beside({ draft, problems }: ReadRow, { byName, seen }: Others): CheckedRow {
  if (draft.title === '') return { state: 'good', problems, draft, postId: null };
  const key = nameKey(draft);
  const twin = byName.get(key) ?? null;
  const again = seen.has(key);
  seen.add(key);
  if (twin === null && !again) return { state: 'good', problems, draft, postId: null };
  const doubt: Problem = { column: 'topic', level: 'warning', kind: twin ? 'already-there' : 'twice', facts: {} };
  return { state: 'doubtful', problems: [doubt, ...problems], draft, postId: twin };
}

function cellsOf(columns: readonly (SheetColumn | null)[], row: readonly string[]): Cells {
  const cells: Cells = {};
  columns.forEach((column, index) => {
    const text = withoutGuard(row[index] ?? '').trim();
    if (column && text !== '' && cells[column] === undefined) cells[column] = text;
  });
  return cells;
}

function leftOut(cells: Cells, { agencyNames }: SheetContext): 'empty' | 'other-agency' | 'called-off' | undefined {
  const told = Object.keys(cells).filter((column) => column !== 'agency' && column !== 'status');
  if (told.length === 0) return 'empty';
  if (cells.agency && !agencyNames.some((name) => bare(name) === bare(cells.agency ?? ''))) return 'other-agency';
  return cells.status && readStatus(cells.status) === 'called-off' ? 'called-off' : undefined;
}

/** A row that came from here: it is compared, and changes nothing. A channel that is gone since is no fault of the row. */
function against(known: ExistingPost, { draft, problems }: ReadRow): CheckedRow {
  const gone = problems.some(({ column, kind }) => column === 'platform' && kind !== 'platform-missing');
  const errors = problems.filter(({ level, column }) => level === 'error' && column !== 'platform');
  if (errors.length > 0) return { state: 'bad', problems: errors, draft: null, postId: known.id };
  const differing = differencesOf(known, draft).filter((column) => !(gone && column === 'platform'));
  const changed = differing.map((column): Problem => ({ column, level: 'warning', kind: 'differs', facts: {} }));
  return { state: changed.length > 0 ? 'changed' : 'same', problems: changed, draft: null, postId: known.id };
}

function differencesOf(known: ExistingPost, draft: RowDraft): SheetColumn[] {
  const pairs: readonly (readonly [SheetColumn, unknown, unknown])[] = [
    ['date', known.date, draft.date],
    ['time', known.time, draft.time],
    ['platform', known.channelIds.toSorted().join(), draft.channelIds.toSorted().join()],
    ['topic', squeezed(known.title), squeezed(draft.title)],
    ['format', known.kind, draft.kind],
    ['caption', squeezed(known.text), squeezed(draft.text)],
    ['pillar', known.pillarId, draft.pillarId],
  ];
  return pairs.filter(([, before, after]) => before !== after).map(([column]) => column);
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function nameKey({ date, title }: { readonly date: string | null; readonly title: string }): string {
  return `${date ?? ''}|${bare(title)}`;
}
