import type { AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Language } from '#platform/i18n/language.ts';
import { workbookBytes, type WrittenSheet } from '#platform/sheets/write-table.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import { headings, sheetColumns, type SheetColumn } from './columns.ts';
import { columnWidths } from './export-posts.ts';
import { sheetContext } from './sheet-context.ts';
import { kindNames } from './sheet-words.ts';
import { templateHints, templateTitles, templateWords } from './template-words.ts';

/** Columns a person fills in; which post a row is, only an export knows. */
const offered = sheetColumns.filter((column) => column !== 'id' && column !== 'agency');

/** A workbook to fill in: two examples with the agency's own channels and pillars, and what each column takes. */
export async function templateWorkbook(
  db: Db,
  agencyId: AgencyId,
  { now, language }: { readonly now: Date; readonly language: Language },
): Promise<Buffer<ArrayBuffer>> {
  const context = await sheetContext(db, agencyId, { sheet: { columns: [], rows: [] }, now });
  const [first, second = first] = context.channels.map(({ label }) => label);
  const pillars = context.pillars.map(({ name }) => name);
  const days = [7, 9].map((ahead) => slashed(addDaysToDate(context.today, ahead)));
  const examples = templateWords[language].map((words, index): Partial<Record<SheetColumn, string>> => ({
    ...words,
    date: days[index] ?? '',
    platform:
      (index === 0 ? [first, second].filter((name, at, all) => name && all.indexOf(name) === at).join('; ') : first) ??
      '',
    pillar: pillars[index] ?? pillars[0] ?? '',
    format: kindNames[language][index === 0 ? 'layanan' : 'infografis'],
  }));
  const known = {
    channels: context.channels.map(({ label }) => label).join(' · ') || '–',
    pillars: pillars.join(' · ') || '–',
    kinds: Object.values(kindNames[language]).join(' · '),
    zone: context.zoneLabel,
  };
  const hints = templateHints[language](known);
  const titles = templateTitles[language];
  return await writtenOnce([
    {
      name: titles.plan,
      head: offered.map((column) => headings[language][column]),
      rows: examples.map((example) => offered.map((column) => example[column] ?? '')),
      widths: columnWidths,
    },
    {
      name: titles.hints,
      head: [titles.column, titles.meaning],
      rows: offered.map((column) => [headings[language][column], hints[column] ?? '']),
      widths: [20, 100],
    },
  ]);
}

function slashed(iso: string): string {
  return iso.split('-').toReversed().join('/');
}

const written = new Map<string, Buffer<ArrayBuffer>>();
const keptAtMost = 100;

/** Packing a workbook takes far more memory than it fills; the same words, on the same day, are the same workbook. */
async function writtenOnce(sheets: readonly WrittenSheet[]): Promise<Buffer<ArrayBuffer>> {
  const key = JSON.stringify(sheets);
  const kept = written.get(key);
  if (kept) return kept;
  const bytes = await workbookBytes(sheets);
  if (written.size >= keptAtMost) written.clear();
  written.set(key, bytes);
  return bytes;
}
