import { can, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { MayNot, PublishingTools } from '#publishing/posts/acting.ts';
import { postById } from '#publishing/posts/post.store.ts';
import { endWriting, othersWriting, saveWriting } from './comment.store.ts';

/** A screen repeats itself well within this; one that was closed is forgotten after it. */
const presenceMs = 20_000;

export interface SayWriting {
  readonly postId: string;
  readonly writing: boolean;
}

export type OthersWriting = { readonly writing: readonly { readonly id: string; readonly name: string }[] };

/** So that two people see each other in the same draft. Passing news, not a change: the trail does not keep it. */
export function sayWriting(
  { db, now }: Pick<PublishingTools, 'db' | 'now'>,
  actor: Actor,
  { postId, writing }: SayWriting,
): Promise<Result<OthersWriting, MayNot>> {
  return inTransaction(db, async (tx) => {
    // Not held: it is said every few seconds, and whoever saves the post does not wait for it.
    const post = await postById(tx, postId);
    const isSeen = post && !post.removed && scopeOf(actor, 'post.read').includes(post.agencyId);
    if (!isSeen) return refuse({ kind: 'post-not-found' });
    if (!can(actor, 'post.write', post.agencyId)) return refuse({ kind: 'not-allowed' });
    const { personId } = actor;
    const at = now();
    const until = new Date(at.getTime() + presenceMs);
    const news = writing
      ? await saveWriting(tx, { postId, personId, until }, at)
      : await endWriting(tx, postId, personId);
    if (news) await announce(tx, { topic: 'post-talk', agencyId: post.agencyId, id: postId });
    return accept({ writing: await othersWriting(tx, { postId, personId, until: at }) });
  });
}
