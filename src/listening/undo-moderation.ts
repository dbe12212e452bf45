import { authorOf, can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { lockMessage, saveModeration } from './message.store.ts';
import { decisionById, saveUndone, standingDecision } from './moderation.store.ts';
import type { Moderation } from './thread.ts';

export type UndoModerationRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'moderation-not-found' }
  | { readonly kind: 'already-undone' }
  | { readonly kind: 'moderated-meanwhile' };

/** Only the newest decision can be taken back; an older one no longer says what is shown. */
export function undoModeration(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { decisionId }: { readonly decisionId: string },
): Promise<Result<{ readonly moderation: Moderation }, UndoModerationRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await decisionById(tx, decisionId);
    const message = found && (await lockMessage(tx, scopeOf(actor, 'message.read'), found.messageId));
    // Read again while the message is held: somebody may just have undone it.
    const decision = message && (await decisionById(tx, decisionId));
    if (!decision) return refuse({ kind: 'moderation-not-found' });
    const { id, agencyId, threadId, moderation } = message;
    if (!can(actor, 'message.moderate', agencyId)) return refuse({ kind: 'not-allowed' });
    if (decision.undone) return refuse({ kind: 'already-undone' });
    if ((await standingDecision(tx, id)) !== decision.id) return refuse({ kind: 'moderated-meanwhile' });

    await saveModeration(tx, id, decision.previous);
    await saveUndone(tx, decision, { personId: authorOf(actor), at: now() });
    await recordAudit(tx, actor, {
      agencyId,
      action: 'moderation.undone',
      subjectKind: 'thread',
      subjectId: threadId,
      before: { messageId: id, moderation },
      after: { messageId: id, moderation: decision.previous },
    });
    await announce(tx, { topic: 'message', agencyId, id: threadId });
    await announce(tx, { topic: 'portal', agencyId, id: threadId });
    return accept({ moderation: decision.previous });
  });
}
