import { authorOf, can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { lockMessage, saveModeration } from './message.store.ts';
import { canModerateOn, moderatedTo, type ModerationAction } from './moderation.ts';
import { addDecision } from './moderation.store.ts';
import type { Moderation } from './thread.ts';

export type ModerateMessageRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'message-not-found' }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'not-ours-to-hide' }
  | { readonly kind: 'already-moderated'; readonly moderation: Moderation };

export interface ModerateMessage {
  readonly messageId: string;
  readonly action: ModerationAction;
  readonly reason: string;
}

export type Moderated = { readonly id: string; readonly moderation: Moderation };

export function moderateMessage(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { messageId, action, reason }: ModerateMessage,
): Promise<Result<Moderated, ModerateMessageRefusal>> {
  return inTransaction(db, async (tx) => {
    const message = await lockMessage(tx, scopeOf(actor, 'message.read'), messageId);
    if (!message) return refuse({ kind: 'message-not-found' });
    if (!can(actor, 'message.moderate', message.agencyId)) return refuse({ kind: 'not-allowed' });
    if (!canModerateOn(message.network)) return refuse({ kind: 'not-ours-to-hide' });
    if (reason.trim() === '') return refuse({ kind: 'reason-missing' });
    const moderation = moderatedTo(action);
    const { id, agencyId, threadId, moderation: previous } = message;
    if (moderation === previous) return refuse({ kind: 'already-moderated', moderation });

    await saveModeration(tx, id, moderation);
    const personId = authorOf(actor);
    const decisionId = await addDecision(tx, { messageId: id, action, reason, previous, personId, at: now() });
    await recordAudit(tx, actor, {
      agencyId,
      action: action === 'hide' ? 'message.hidden' : 'message.shown',
      subjectKind: 'thread',
      subjectId: threadId,
      before: { messageId: id, moderation: previous },
      after: { messageId: id, moderation, reason },
    });
    await announce(tx, { topic: 'message', agencyId, id: threadId });
    await announce(tx, { topic: 'portal', agencyId, id: threadId });
    return accept({ id: decisionId, moderation });
  });
}
