import { can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { NotAllowed, PublishingTools } from '#publishing/posts/acting.ts';
import type { Post } from '#publishing/posts/post.ts';
import { contentOf, lockPost, saveRemoved } from '#publishing/posts/post.store.ts';
import { tellPostChanged } from '#publishing/posts/tell.ts';
import { importRows, lockImport, markUndone } from './import.store.ts';

export type UndoImportRefusal =
  | NotAllowed
  | { readonly kind: 'post-import-not-found' }
  | { readonly kind: 'already-undone' };

export interface KeptRow {
  readonly line: number;
  readonly postId: string;
  readonly title: string;
  /** `edited`: somebody wrote on. `moved-on`: it was submitted, approved or sent. */
  readonly why: 'edited' | 'moved-on';
}

export interface UndoneImport {
  readonly undone: number;
  readonly kept: readonly KeptRow[];
}

/** Takes back what nobody has touched since; a post that has moved on stays, and is named. */
export function undoImport(
  { db }: PublishingTools,
  actor: Actor,
  { importId }: { readonly importId: string },
): Promise<Result<UndoneImport, UndoImportRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await lockImport(tx, scopeOf(actor, 'post.read'), importId);
    if (!found) return refuse({ kind: 'post-import-not-found' });
    if (!can(actor, 'post.write', found.agencyId)) return refuse({ kind: 'not-allowed' });
    if (found.undone) return refuse({ kind: 'already-undone' });
    const kept: KeptRow[] = [];
    let undone = 0;
    for (const { line, postId } of await importRows(tx, importId)) {
      const post = await lockPost(tx, [found.agencyId], postId);
      if (!post || post.removed) continue;
      const why = whyItStays(post);
      if (why) kept.push({ line, postId, title: (await contentOf(tx, postId)).title, why });
      else undone += await takeBack(tx, actor, post);
    }
    await markUndone(tx, importId);
    const after = { undone, kept: kept.length };
    const { agencyId } = found;
    await recordAudit(tx, actor, {
      agencyId,
      action: 'post.import-undone',
      subjectKind: 'post-import',
      subjectId: importId,
      after,
    });
    await announce(tx, { topic: 'post', agencyId, id: importId });
    return accept({ undone, kept });
  });
}

function whyItStays(post: Post): KeptRow['why'] | undefined {
  if (post.state !== 'draft') return 'moved-on';
  return post.revision > 1 ? 'edited' : undefined;
}

async function takeBack(tx: Tx, actor: Actor, post: Post): Promise<1> {
  await saveRemoved(tx, post.id, true);
  await tellPostChanged(tx, actor, { post, action: 'post.removed', after: { removed: true } });
  return 1;
}
