import { agencyTree, type AgencyScope, type AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Language } from '#platform/i18n/language.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { csvText } from '#platform/sheets/csv-text.ts';
import { workbookBytes } from '#platform/sheets/write-table.ts';
import { localTimeOf } from '#platform/time/local-time.ts';
import type { PostKind, PostState } from '#publishing/posts/post.ts';
import { headings, sheetColumns, type SheetColumn } from './columns.ts';
import { labelled } from './read-names.ts';
import { sheetChannels } from './sheet-context.view.ts';
import { kindNames, stateNames } from './sheet-words.ts';
import { mostExported, sheetPosts, type SheetPost } from './sheet-rows.view.ts';

export const sheetForms = ['xlsx', 'csv-semicolon', 'csv-comma'] as const;
export type SheetForm = (typeof sheetForms)[number];

export interface ExportPostsInput {
  readonly span: { readonly from: Date; readonly to: Date } | undefined;
  readonly form: SheetForm;
  readonly language: Language;
}

export type ExportPostsRefusal = { readonly kind: 'too-many-to-export'; readonly max: number };

export interface WrittenFile {
  readonly body: Buffer<ArrayBuffer> | string;
  readonly mime: string;
  readonly ending: 'xlsx' | 'csv';
}

/** The posts as people keep their plan; read again, it changes nothing. */
export async function exportPosts(
  db: Db,
  scope: AgencyScope,
  { span, form, language }: ExportPostsInput,
): Promise<Result<WrittenFile, ExportPostsRefusal>> {
  const posts = await sheetPosts(db, scope, span);
  if (posts.length > mostExported) return refuse({ kind: 'too-many-to-export', max: mostExported });
  const tree = await agencyTree(db);
  const labels = new Map(labelled(await sheetChannels(db, scope)).map(({ id, label }) => [id, label]));
  const rows = posts.map((post) => {
    const cells = cellsOf(post, { tree, labels, language });
    return sheetColumns.map((column) => cells[column]);
  });
  const head = sheetColumns.map((column) => headings[language][column]);
  return accept(await written({ head, rows }, form));
}

/** In letters' widths, in the order of the columns. */
export const columnWidths = [14, 8, 24, 32, 18, 16, 60, 24, 24, 24, 24, 18, 18, 30, 14, 38];

export async function written(
  { head, rows }: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] },
  form: SheetForm,
): Promise<WrittenFile> {
  if (form === 'xlsx') {
    const body = await workbookBytes([{ name: 'Rencana Konten', head, rows, widths: columnWidths }]);
    return { body, mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' };
  }
  const body = csvText({ head, rows }, form === 'csv-comma' ? ',' : ';');
  return { body, mime: 'text/csv; charset=utf-8', ending: 'csv' };
}

interface Saying {
  readonly tree: AgencyTree;
  readonly labels: ReadonlyMap<string, string>;
  readonly language: Language;
}

function cellsOf(post: SheetPost, { tree, labels, language }: Saying): Record<SheetColumn, string> {
  const agency = tree.get(post.agency_id);
  const { shortName = '', zone = 'Asia/Jakarta' } = agency ?? {};
  return {
    ...whenCells(post.publish_at, zone),
    ...noteCells(post),
    platform: post.channels.flatMap((id) => labels.get(id) ?? []).join('; '),
    topic: post.title.trim(),
    pillar: post.pillar ?? '',
    format: kindNames[language][post.kind as PostKind],
    caption: withoutTrailing(post.text, post.hashtags ?? ''),
    status: stateNames[language][post.state as PostState],
    agency: shortName,
    id: post.id,
  };
}

function whenCells(at: Date | null, zone: string): Record<'date' | 'time', string> {
  if (!at) return { date: '', time: '' };
  const { date, time } = localTimeOf(at, zone);
  return { date: date.split('-').toReversed().join('/'), time: time.replace(':', '.') };
}

/** Where it went out, its own addresses count; who does it is its writer unless the plan says otherwise. */
function noteCells(post: SheetPost): Record<'hashtags' | 'visual' | 'cta' | 'purpose' | 'pic' | 'link', string> {
  const [hashtags, visual, cta, purpose] = [post.hashtags, post.visual, post.call_to_action, post.purpose].map(
    (told) => told ?? '',
  );
  const link = post.links.length > 0 ? post.links.join('\n') : (post.result_link ?? '');
  return { hashtags, visual, cta, purpose, link, pic: post.person_in_charge || (post.author ?? '') } as ReturnType<
    typeof noteCells
  >;
}

/** The hashtags that the import put below the caption stand in a column of their own. */
function withoutTrailing(text: string, hashtags: string): string {
  const trimmed = text.trim();
  return hashtags !== '' && trimmed.endsWith(hashtags) ? trimmed.slice(0, -hashtags.length).trim() : trimmed;
}
