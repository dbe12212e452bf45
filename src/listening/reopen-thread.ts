import { recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { threadFor, type ThreadRefusal } from './find-thread.ts';
import { saveDone } from './thread.store.ts';

export type ReopenThreadRefusal = ThreadRefusal | { readonly kind: 'already-open' };

/** What was owed to the citizen is owed again. */
export function reopenThread(
  { db }: { readonly db: Db },
  actor: Actor,
  { threadId }: { readonly threadId: string },
): Promise<Result<{ readonly state: 'open' }, ReopenThreadRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await threadFor(tx, actor, { id: threadId, operation: 'message.reply' });
    if (!found.ok) return found;
    const thread = found.value;
    if (thread.state === 'open') return refuse({ kind: 'already-open' });
    await saveDone(tx, thread, null);
    const { agencyId, id } = thread;
    const subject = { agencyId, subjectKind: 'thread', subjectId: id };
    await recordAudit(tx, actor, {
      ...subject,
      action: 'thread.reopened',
      before: { state: 'done' },
      after: { state: 'open' },
    });
    await announce(tx, { topic: 'message', agencyId, id });
    return accept({ state: 'open' });
  });
}
