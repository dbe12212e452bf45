import { can, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { MayNot, PublishingTools } from './acting.ts';
import { lockPost, saveRemoved } from './post.store.ts';
import { tellPostChanged } from './tell.ts';

/** Takes a removal back. Restoring what is not removed changes nothing. */
export function restorePost(
  { db }: PublishingTools,
  actor: Actor,
  { postId }: { readonly postId: string },
): Promise<Result<undefined, MayNot>> {
  return inTransaction(db, async (tx) => {
    const post = await lockPost(tx, scopeOf(actor, 'post.read'), postId);
    if (!post) return refuse({ kind: 'post-not-found' });
    if (!can(actor, 'post.write', post.agencyId)) return refuse({ kind: 'not-allowed' });
    if (!post.removed) return accept(undefined);
    await saveRemoved(tx, post.id, false);
    await tellPostChanged(tx, actor, { post, action: 'post.restored', after: { removed: false } });
    return accept(undefined);
  });
}
