import { can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { ReplyTools } from './reply-to-citizen.ts';
import { lockReply, saveWithdrawn } from './reply.store.ts';

export type WithdrawReplyRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'reply-not-found' }
  | { readonly kind: 'already-sent' };

/** Calls an answer back while it has not gone out. Gives the words back, so that they can be mended. */
export function withdrawReply(
  { db, now, sender }: ReplyTools,
  actor: Actor,
  { replyId }: { readonly replyId: string },
): Promise<Result<{ readonly text: string }, WithdrawReplyRefusal>> {
  return inTransaction(db, async (tx) => {
    const reply = await lockReply(tx, scopeOf(actor, 'message.read'), replyId);
    if (!reply) return refuse({ kind: 'reply-not-found' });
    const { id, agencyId, threadId, text } = reply;
    if (!can(actor, 'message.reply', agencyId)) return refuse({ kind: 'not-allowed' });
    if (reply.withdrawnAt) return accept({ text });
    if (!(await sender.withdraw(tx, id))) return refuse({ kind: 'already-sent' });
    await saveWithdrawn(tx, reply, now());
    await recordAudit(tx, actor, {
      agencyId,
      action: 'reply.withdrawn',
      subjectKind: 'thread',
      subjectId: threadId,
      before: { replyId: id },
    });
    await announce(tx, { topic: 'message', agencyId, id: threadId });
    return accept({ text });
  });
}
