import { agencyById, authorOf, can, recordAudit, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { checkedGoal, type GoalContentRefusal } from './checked-goal.ts';
import { addGoal } from './goal.store.ts';
import type { GoalContent, GoalId } from './goal.ts';

export type CreateGoalRefusal = { readonly kind: 'not-allowed' | 'goal-agency-not-found' } | GoalContentRefusal;

export function createGoal(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { agencyId, content }: { readonly agencyId: AgencyId; readonly content: GoalContent },
): Promise<Result<GoalId, CreateGoalRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!(await agencyById(tx, agencyId))) return refuse({ kind: 'goal-agency-not-found' });
    if (!can(actor, 'goal.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const at = now();
    const fault = await checkedGoal(tx, actor, { agencyId, content, before: undefined, id: undefined, now: at });
    if (fault) return refuse(fault);

    const writing = { agencyId, content, by: authorOf(actor), at };
    const id = await addGoal(tx, scopeOf(actor, 'goal.write'), writing);
    const subject = { agencyId, subjectKind: 'goal', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'goal.created', after: content });
    await announce(tx, { topic: 'goal', agencyId, id });
    return accept(id);
  });
}
