import { authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { addDecision } from './history.store.ts';
import type { PostState } from './post.ts';
import { saveState } from './post.store.ts';
import { tellPostChanged } from './tell.ts';

export type ReturnPostRefusal = MayNot | { readonly kind: 'not-in-review' } | { readonly kind: 'note-missing' };

/** Back to the writer, with words that say what to mend. */
export function returnPost(
  { db }: PublishingTools,
  actor: Actor,
  { postId, note }: { readonly postId: string; readonly note: string },
): Promise<Result<{ readonly state: PostState }, ReturnPostRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.approve' });
    if (!found.ok) return found;
    const post = found.value;
    if (post.state !== 'in-review') return refuse({ kind: 'not-in-review' });
    if (note.trim() === '') return refuse({ kind: 'note-missing' });

    const decided = { postId: post.id, version: post.version, note: note.trim(), personId: authorOf(actor) };
    await addDecision(tx, { ...decided, decision: 'returned' });
    await saveState(tx, post.id, 'returned');
    await tellPostChanged(tx, actor, {
      post,
      action: 'post.returned',
      after: { state: 'returned', note: decided.note },
    });
    return accept({ state: 'returned' });
  });
}
