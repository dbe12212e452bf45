import { authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { followFlow, type AfterApproval } from '#publishing/reviews/follow-flow.ts';
import { keyMessageSeenBy } from '#strategy/index.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { carriedBy, markCarried, unmarkCarried } from './post-key-message.store.ts';
import { tellPostChanged } from './tell.ts';

export type CarryKeyMessageRefusal = MayNot | AfterApproval | { readonly kind: 'key-message-not-found' };

export interface CarryInput {
  readonly postId: string;
  readonly messageId: string;
  readonly carries: boolean;
}

/**
 * A note for the desk: citizens don't see it, so it is possible at any time. An approval falls only where the post now has
 * to pass what an agency made binding.
 */
export function carryKeyMessage(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { postId, messageId, carries }: CarryInput,
): Promise<Result<{ readonly ids: string[]; readonly voided: boolean }, CarryKeyMessageRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.write' });
    if (!found.ok) return found;
    const message = carries ? await keyMessageSeenBy(tx, actor, messageId) : undefined;
    if (carries && message?.state !== 'issued') return refuse({ kind: 'key-message-not-found' });
    const change = (): Promise<void> =>
      carries ? markCarried(tx, { postId, messageId, by: authorOf(actor) }) : unmarkCarried(tx, { postId, messageId });
    const done = await followFlow({ tx, jobs, now }, actor, { post: found.value, change });
    if (!done.ok) return done;
    const { voided } = done.value;
    const after = { keyMessageId: messageId, carries, ...(voided ? { voided } : {}) };
    await tellPostChanged(tx, actor, { post: found.value, action: 'post.key-message-marked', after });
    if (message) await announce(tx, { topic: 'key-message', agencyId: message.agencyId, id: messageId });
    return accept({ ids: await carriedBy(tx, postId), voided });
  });
}
