import { peopleWhoCan, personNames, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { threadFor, type ThreadRefusal } from './find-thread.ts';
import { saveAssignee } from './thread.store.ts';

export type AssignThreadRefusal =
  | ThreadRefusal
  | { readonly kind: 'assignee-cannot-reply' }
  | { readonly kind: 'assigned-meanwhile'; readonly name: string };

export interface AssignThread {
  readonly threadId: string;
  /** Null: to nobody. */
  readonly personId: string | null;
  /** Who had it on the asker's screen. */
  readonly from: string | null;
}

export type Assigned = { readonly assignee: { readonly id: string; readonly name: string } | null };

export function assignThread(
  { db }: { readonly db: Db },
  actor: Actor,
  { threadId, personId, from }: AssignThread,
): Promise<Result<Assigned, AssignThreadRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await threadFor(tx, actor, { id: threadId, operation: 'message.assign' });
    if (!found.ok) return found;
    const thread = found.value;
    const { agencyId, id, assigneeId: before } = thread;
    const assignee = await named(tx, personId);
    if (before === personId) return accept({ assignee });
    if (before !== from) return refuse({ kind: 'assigned-meanwhile', name: (await named(tx, before))?.name ?? '—' });
    if (assignee && !(await mayTakeOn(tx, agencyId, assignee.id))) return refuse({ kind: 'assignee-cannot-reply' });
    await saveAssignee(tx, thread, personId);
    await recordAudit(tx, actor, {
      agencyId,
      action: assignee ? 'thread.assigned' : 'thread.unassigned',
      subjectKind: 'thread',
      subjectId: id,
      before: { assigneeId: before },
      after: { assigneeId: personId },
    });
    await announce(tx, { topic: 'message', agencyId, id });
    return accept({ assignee });
  });
}

async function mayTakeOn(tx: Tx, agencyId: AgencyId, personId: string): Promise<boolean> {
  return (await peopleWhoCan(tx, 'message.reply', agencyId)).some(({ id }) => id === personId);
}

async function named(tx: Tx, id: string | null): Promise<Assigned['assignee']> {
  return id === null ? null : { id, name: (await personNames(tx, [id])).get(id) ?? '' };
}
