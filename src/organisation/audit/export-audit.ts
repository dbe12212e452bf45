import { Readable } from 'node:stream';
import type { Db } from '#platform/db/db.ts';
import type { Actor } from '#organisation/permissions.ts';
import { auditBatches } from './audit.view.ts';
import type { AuditEntryView, AuditFilter } from './contract.ts';

const columns = [
  'seq',
  'at',
  'who',
  'via',
  'agency',
  'action',
  'subjectKind',
  'subjectId',
  'before',
  'after',
  'hash',
] as const;

/** Streamed: the trail may be far larger than the memory. */
export function exportAudit(
  db: Db,
  actor: Actor,
  { format, ...filter }: AuditFilter & { readonly format: 'csv' | 'jsonl' },
): Response {
  const lines = format === 'csv' ? csvLines(db, actor, filter) : jsonLines(db, actor, filter);
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8';
  return new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="jejak-audit.${format}"` },
  });
}

async function* jsonLines(db: Db, actor: Actor, filter: AuditFilter): AsyncGenerator<string> {
  for await (const batch of auditBatches(db, actor, filter)) {
    yield batch.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  }
}

async function* csvLines(db: Db, actor: Actor, filter: AuditFilter): AsyncGenerator<string> {
  // The mark tells spreadsheets that the file is UTF-8.
  yield `\uFEFF${columns.join(',')}\r\n`;
  for await (const batch of auditBatches(db, actor, filter)) yield batch.map(csvLine).join('');
}

function csvLine(entry: AuditEntryView): string {
  return `${columns.map((column) => csvField(entry[column])).join(',')}\r\n`;
}

/** A field that starts like a formula gets a quote before it, so that a spreadsheet shows it and does not run it. */
export function csvField(value: unknown): string {
  const text = typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
