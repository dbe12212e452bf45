import { agencyTree, can, canSomewhere, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { readTable, readText } from '#platform/sheets/read-table.ts';
import type { ReadTable, TableRefusal } from '#platform/sheets/table.ts';
import { within } from '#publishing/agency-in.ts';
import type { PublishingRoomTools } from '#publishing/tools.ts';
import { checkRows } from './check-rows.ts';
import type { CheckedRow, SheetContext } from './row.ts';
import { recognise } from './columns.ts';
import {
  exportSheetEndpoint, importListEndpoint, importPostsEndpoint, pasteSheetEndpoint, previewSheetEndpoint, readSheetEndpoint,
  templateEndpoint, undoImportEndpoint, type PreviewedRow, type ReadSheet,
} from './contract.ts'; // oxfmt-ignore
import { exportPosts } from './export-posts.ts';
import { importPosts } from './import-posts.ts';
import { latestImports } from './import.store.ts';
import { sheetContext } from './sheet-context.ts';
import { templateWorkbook } from './template.ts';
import { undoImport } from './undo-import.ts';

export function sheetRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  reading(routes, tools);
  files(routes, tools);
  importing(routes, tools);
}

function reading(routes: Routes<Actor>, { db, now }: PublishingRoomTools): void {
  routes.serve(readSheetEndpoint, async ({ body: { file } }) =>
    presentTable(await readTable(new Uint8Array(await file.arrayBuffer()))),
  );
  routes.serve(pasteSheetEndpoint, ({ body: { text } }) => Promise.resolve(presentTable(readText(text))));
  routes.serve(previewSheetEndpoint, async ({ actor, body: { agencyId, ...sheet } }) => {
    if (!can(actor, 'post.write', agencyId as AgencyId)) return refuse({ kind: 'not-allowed' });
    const context = await sheetContext(db, agencyId as AgencyId, { sheet, now: now() });
    return accept({
      rows: checkRows(sheet, context).map((row) => presentRow(row, context)),
      channels: context.channels.map(({ label }) => label),
      pillars: [...new Set(context.pillars.map(({ name }) => name))],
    });
  });
}

function presentTable(read: Result<ReadTable, TableRefusal>): Result<ReadSheet, TableRefusal> {
  if (!read.ok) return read;
  const { rows, notes, otherSheets, ...about } = read.value;
  const { headRow, columns } = recognise(rows);
  const plain = { rows: rows.map((row) => [...row]), notes: [...notes], otherSheets: [...otherSheets] };
  return accept({ ...about, ...plain, headRow, columns: [...columns] });
}

function presentRow({ state, problems, draft, postId }: CheckedRow, { channels, pillars }: SheetContext): PreviewedRow {
  const named = draft && {
    date: draft.date,
    time: draft.time,
    title: draft.title,
    kind: draft.kind,
    channels: draft.channelIds.flatMap((id) => channels.find((channel) => channel.id === id)?.label ?? []),
    pillar: pillars.find(({ id }) => id === draft.pillarId)?.name ?? null,
  };
  return {
    state,
    problems: problems.map((problem) => ({ ...problem, facts: { ...problem.facts } })),
    draft: named,
    postId,
  };
}

function files(routes: Routes<Actor>, { db, now }: PublishingRoomTools): void {
  routes.serve(templateEndpoint, async ({ actor, query: { agencyId }, language }) => {
    if (!can(actor, 'post.write', agencyId as AgencyId)) return refuse({ kind: 'not-allowed' });
    const body = await templateWorkbook(db, agencyId as AgencyId, { now: now(), language });
    const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return accept(
      attachment(body, {
        mime,
        name: language === 'id' ? 'templat-rencana-konten.xlsx' : 'content-plan-template.xlsx',
      }),
    );
  });

  routes.serve(exportSheetEndpoint, async ({ actor, query: { agencyId, from, to, form }, language }) => {
    if (!canSomewhere(actor, 'post.read')) return refuse({ kind: 'not-allowed' });
    const scope = await within(db, scopeOf(actor, 'post.read'), agencyId);
    const span = from && to ? { from: new Date(from), to: new Date(to) } : undefined;
    const made = await exportPosts(db, scope, { span, form, language });
    if (!made.ok) return made;
    const { body, mime, ending } = made.value;
    const name = `${language === 'id' ? 'rencana-konten' : 'content-plan'}${from ? `-${from.slice(0, 10)}` : ''}.${ending}`;
    return accept(attachment(body, { mime, name }));
  });
}

function attachment(
  body: Buffer<ArrayBuffer> | string,
  { mime, name }: { readonly mime: string; readonly name: string },
): Response {
  return new Response(body, {
    headers: {
      'content-type': mime,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}

function importing(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db } = tools;
  routes.serve(importPostsEndpoint, async ({ actor, body: { agencyId, fileName, lines, wantedLines, ...sheet } }) => {
    const input = { agencyId: agencyId as AgencyId, fileName, sheet, lines, wantedLines };
    const made = await importPosts(tools, actor, input);
    return made.ok ? accept({ ...made.value, imported: [...made.value.imported] }) : made;
  });

  routes.serve(importListEndpoint, async ({ actor, query: { agencyId } }) => {
    if (!canSomewhere(actor, 'post.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const imports = await latestImports(db, await within(db, scopeOf(actor, 'post.read'), agencyId));
    const items = imports.map((one) => ({
      id: one.id,
      agency: tree.get(one.agency_id)?.shortName ?? '',
      fileName: one.file_name,
      by: one.by,
      at: one.created_at.toISOString(),
      posts: one.posts,
      undone: one.undone_at !== null,
      canUndo: one.undone_at === null && can(actor, 'post.write', one.agency_id as AgencyId),
    }));
    return accept({ items, can: { import: [...scopeOf(actor, 'post.write')] } });
  });

  routes.serve(undoImportEndpoint, async ({ actor, params }) => {
    const undone = await undoImport(tools, actor, { importId: params.id });
    return undone.ok ? accept({ ...undone.value, kept: [...undone.value.kept] }) : undone;
  });
}
