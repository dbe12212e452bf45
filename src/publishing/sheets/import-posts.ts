import { randomUUID } from 'node:crypto';
import { authorOf, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { instantOf } from '#platform/time/local-time.ts';
import { mayCreateAt, type NotAllowed, type PublishingTools } from '#publishing/posts/acting.ts';
import { emptyContent } from '#publishing/posts/beginning.ts';
import { keepVersion } from '#publishing/posts/history.store.ts';
import { nowhere } from '#publishing/posts/place.ts';
import { savePlace } from '#publishing/posts/place.store.ts';
import type { PostId } from '#publishing/posts/post.ts';
import { insertPost, writeContent } from '#publishing/posts/post.store.ts';
import { checkRows } from './check-rows.ts';
import type { RowDraft, SheetRows } from './row.ts';
import { addImport, addImportRows, saveBrief } from './import.store.ts';
import { sheetContext } from './sheet-context.ts';

export type ImportPostsRefusal = NotAllowed | { readonly kind: 'nothing-to-import' };

export interface ImportPostsInput {
  readonly agencyId: AgencyId;
  readonly fileName: string;
  readonly sheet: SheetRows;
  /** Of each row, the line of the file it stands on. */
  readonly lines: readonly number[];
  /** Lines that look like a post which is already there, and are wanted all the same. */
  readonly wantedLines: readonly number[];
}

export interface ImportedPosts {
  readonly id: string;
  readonly imported: readonly { readonly line: number; readonly postId: string }[];
  /** What stayed out: with errors, doubtful, or not for this agency. */
  readonly left: number;
}

/** The good rows become drafts, all in one transaction; whatever has an error stays out whole. */
export function importPosts(
  { db, now }: PublishingTools,
  actor: Actor,
  { agencyId, fileName, sheet, lines, wantedLines }: ImportPostsInput,
): Promise<Result<ImportedPosts, ImportPostsRefusal>> {
  return inTransaction(db, async (tx) => {
    const allowed = mayCreateAt(actor, agencyId);
    if (!allowed.ok) return allowed;
    // Checked again as things are now: a channel may be gone since the preview, a twin may have come.
    const context = await sheetContext(tx, agencyId, { sheet, now: now() });
    const wanted = new Set(wantedLines);
    const taken = checkRows(sheet, context).flatMap(({ state, draft }, index) => {
      const line = lines[index] ?? index + 1;
      return draft && (state === 'good' || (state === 'doubtful' && wanted.has(line))) ? [{ line, draft }] : [];
    });
    if (taken.length === 0) return refuse({ kind: 'nothing-to-import' });

    const by = { agencyId, zone: context.zone, actor };
    const imported: { line: number; postId: PostId }[] = [];
    for (const { line, draft } of taken) imported.push({ line, postId: await addDraft(tx, draft, by) });
    const id = await addImport(tx, { agencyId, personId: authorOf(actor), fileName });
    await addImportRows(tx, id, imported);
    const after = { fileName, posts: imported.length };
    await recordAudit(tx, actor, {
      agencyId,
      action: 'post.imported',
      subjectKind: 'post-import',
      subjectId: id,
      after,
    });
    await announce(tx, { topic: 'post', agencyId, id });
    return accept({ id, imported, left: sheet.rows.length - imported.length });
  });
}

interface Adding {
  readonly agencyId: AgencyId;
  readonly zone: string;
  readonly actor: Actor;
}

async function addDraft(tx: Tx, draft: RowDraft, { agencyId, zone, actor }: Adding): Promise<PostId> {
  const id = randomUUID() as PostId;
  const createdBy = authorOf(actor);
  const { date, time, title, text, kind, pillarId, channelIds, brief } = draft;
  const publishAt = date && time ? (instantOf({ date, time }, zone) ?? null) : null;
  const content = {
    ...emptyContent,
    title,
    text,
    kind,
    channels: channelIds.map((channelId) => ({ channelId, text: null })),
  };
  await insertPost(tx, { id, agencyId, activityId: null, createdBy, publishAt });
  await writeContent(tx, id, content);
  if (pillarId) await savePlace(tx, id, { ...nowhere, pillarId });
  await keepVersion(tx, { postId: id, version: 1, personId: createdBy, content });
  if (Object.values(brief).some((told) => told !== '')) await saveBrief(tx, id, brief);
  await recordAudit(tx, actor, {
    agencyId,
    action: 'post.created',
    subjectKind: 'post',
    subjectId: id,
    after: { title },
  });
  return id;
}
