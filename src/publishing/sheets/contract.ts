import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { csvText } from '#platform/sheets/csv-text.ts';
import { sheetColumns, type SheetColumn } from './columns.ts';

export { csvText, sheetColumns, type SheetColumn };

export const sheetForms = ['xlsx', 'csv-semicolon', 'csv-comma'] as const;
export const rowStates = ['good', 'doubtful', 'bad', 'same', 'changed', 'other-agency', 'called-off', 'empty'] as const;

const column = z.enum(sheetColumns);
const cells = z.array(z.string().max(40_000)).max(60);
const file = z.any().describe('The bytes of the file');

export const ReadSheet = z.object({
  /** All rows, those above the headings too. */
  rows: z.array(z.array(z.string())),
  /** -1: there are no headings. */
  headRow: z.int(),
  columns: z.array(column.nullable()),
  notes: z.array(z.object({ row: z.int(), column: z.int(), kind: z.enum(['formula', 'formula-empty', 'merged']) })),
  sheet: z.string().nullable(),
  otherSheets: z.array(z.string()),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
});
export type ReadSheet = z.infer<typeof ReadSheet>;

export const readSheetEndpoint = endpoint({
  method: 'post',
  path: '/post-sheets/read',
  operation: 'post.write',
  summary: 'Read an XLSX or CSV file and say what its columns seem to hold; keeps nothing',
  body: z.object({ file: z.file() }),
  answer: ReadSheet,
});

export const pasteSheetEndpoint = endpoint({
  method: 'post',
  path: '/post-sheets/paste',
  operation: 'post.write',
  summary: 'Read what was copied from a spreadsheet, as text with tabs; keeps nothing',
  body: z.object({ text: z.string().max(1_600_000) }),
  answer: ReadSheet,
});

export const SheetRowsBody = z.object({
  agencyId: z.uuid(),
  columns: z.array(column.nullable()).max(60),
  rows: z.array(cells).max(2_000),
});

export const RowProblem = z.object({
  column,
  level: z.enum(['error', 'warning']),
  kind: z.string(),
  facts: z.record(z.string(), z.string()),
});
export type RowProblem = z.infer<typeof RowProblem>;

export const PreviewedRow = z.object({
  state: z.enum(rowStates),
  problems: z.array(RowProblem),
  /** What it would become. */
  draft: z
    .object({
      date: z.iso.date().nullable(),
      time: z.string().nullable(),
      channels: z.array(z.string()),
      title: z.string(),
      kind: z.string(),
      pillar: z.string().nullable(),
    })
    .nullable(),
  /** The post it is, or may be. */
  postId: z.uuid().nullable(),
});
export type PreviewedRow = z.infer<typeof PreviewedRow>;

export const previewSheetEndpoint = endpoint({
  method: 'post',
  path: '/post-sheets/preview',
  operation: 'post.write',
  summary: 'Say row by row what an import would make of it and what is wrong in which cell; keeps nothing',
  body: SheetRowsBody,
  answer: z.object({
    rows: z.array(PreviewedRow),
    /** What may be chosen in a cell. */
    channels: z.array(z.string()),
    pillars: z.array(z.string()),
  }),
});

export const templateEndpoint = endpoint({
  method: 'get',
  path: '/post-sheets/template',
  operation: 'post.write',
  summary: 'A workbook to fill in, with examples and what each column takes',
  query: z.object({ agencyId: z.uuid() }),
  answer: file,
});

export const exportSheetEndpoint = endpoint({
  method: 'get',
  path: '/post-sheets/export',
  operation: 'post.read',
  summary: 'Posts as a spreadsheet, with the columns an import reads',
  query: z.object({
    agencyId: z.uuid().optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    form: z.enum(sheetForms).default('xlsx'),
  }),
  answer: file,
});

export const importPostsEndpoint = endpoint({
  method: 'post',
  path: '/post-imports',
  operation: 'post.write',
  summary: 'Make drafts of the good rows, all at once or none; rows with errors stay out',
  body: SheetRowsBody.extend({
    fileName: z.string().max(200).default(''),
    lines: z.array(z.int().positive()).max(2_000),
    wantedLines: z.array(z.int().positive()).max(2_000).default([]),
  }),
  answer: z.object({
    id: z.uuid(),
    imported: z.array(z.object({ line: z.int(), postId: z.uuid() })),
    left: z.int(),
  }),
});

export const importListEndpoint = endpoint({
  method: 'get',
  path: '/post-imports',
  operation: 'post.read',
  summary: 'The latest imports',
  query: z.object({ agencyId: z.uuid().optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        agency: z.string(),
        fileName: z.string(),
        by: z.string().nullable(),
        at: z.iso.datetime(),
        posts: z.int(),
        undone: z.boolean(),
        canUndo: z.boolean(),
      }),
    ),
    can: z.object({ import: z.array(z.uuid()) }),
  }),
});

export const undoImportEndpoint = endpoint({
  method: 'post',
  path: '/post-imports/{id}/undo',
  operation: 'post.write',
  summary: 'Take a whole import back, except posts that have moved on since',
  params: z.object({ id: z.uuid() }),
  answer: z.object({
    undone: z.int(),
    kept: z.array(
      z.object({ line: z.int(), postId: z.uuid(), title: z.string(), why: z.enum(['edited', 'moved-on']) }),
    ),
  }),
});
