import type { Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { mayBeRemoved } from './post.ts';
import { saveRemoved } from './post.store.ts';
import { tellPostChanged } from './tell.ts';

export type RemovePostRefusal = MayNot | { readonly kind: 'no-draft-any-more' };

/** Out of sight, and back with `restorePost`. What was approved or sent is withdrawn instead. */
export function removePost(
  { db }: PublishingTools,
  actor: Actor,
  { postId }: { readonly postId: string },
): Promise<Result<undefined, RemovePostRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.write' });
    if (!found.ok) return found;
    if (!mayBeRemoved(found.value.state)) return refuse({ kind: 'no-draft-any-more' });
    await saveRemoved(tx, found.value.id, true);
    await tellPostChanged(tx, actor, { post: found.value, action: 'post.removed', after: { removed: true } });
    return accept(undefined);
  });
}
