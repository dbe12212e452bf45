import { can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { lockGoal, markArchived } from './goal.store.ts';
import type { GoalId } from './goal.ts';

export type ArchiveGoalRefusal = { readonly kind: 'not-allowed' | 'goal-not-found' };

/** Puts a goal away, or takes it back. Doing twice what is done already changes nothing. */
export function archiveGoal(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { id, archived }: { readonly id: GoalId; readonly archived: boolean },
): Promise<Result<undefined, ArchiveGoalRefusal>> {
  return inTransaction(db, async (tx) => {
    const goal = await lockGoal(tx, scopeOf(actor, 'goal.read'), id);
    if (!goal) return refuse({ kind: 'goal-not-found' });
    const { agencyId } = goal;
    if (!can(actor, 'goal.write', agencyId)) return refuse({ kind: 'not-allowed' });
    if ((goal.archivedAt !== null) === archived) return accept(undefined);

    await markArchived(tx, [agencyId], { id, at: archived ? now() : null, revision: goal.revision + 1 });
    const subject = { agencyId, subjectKind: 'goal', subjectId: id };
    const { change } = goal.content;
    await recordAudit(tx, actor, {
      ...subject,
      action: archived ? 'goal.archived' : 'goal.restored',
      after: { change },
    });
    await announce(tx, { topic: 'goal', agencyId, id });
    return accept(undefined);
  });
}
