import { recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { threadFor, type ThreadRefusal } from './find-thread.ts';
import { saveDone } from './thread.store.ts';

export type FinishThreadRefusal = ThreadRefusal | { readonly kind: 'already-done' };

/** Also without an answer: praise and insults may need none. The report counts such threads by themselves. */
export function finishThread(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { threadId }: { readonly threadId: string },
): Promise<Result<{ readonly state: 'done' }, FinishThreadRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await threadFor(tx, actor, { id: threadId, operation: 'message.reply' });
    if (!found.ok) return found;
    const thread = found.value;
    if (thread.state === 'done') return refuse({ kind: 'already-done' });
    await saveDone(tx, thread, now());
    const { agencyId, id } = thread;
    const subject = { agencyId, subjectKind: 'thread', subjectId: id };
    await recordAudit(tx, actor, {
      ...subject,
      action: 'thread.finished',
      before: { state: 'open' },
      after: { state: 'done' },
    });
    await announce(tx, { topic: 'message', agencyId, id });
    return accept({ state: 'done' });
  });
}
