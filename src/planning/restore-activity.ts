import { recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockActivity, markRemoved } from './activity.store.ts';
import { mayWrite, type ActivityId } from './activity.ts';
import type { PlanningTools } from './tools.ts';

export type RestoreActivityRefusal = {
  readonly kind: 'not-allowed' | 'not-allowed-while-shown' | 'activity-not-found';
};

/** Undoes throwing away; shown on the portal again if it was. */
export function restoreActivity(
  { db }: PlanningTools,
  actor: Actor,
  id: ActivityId,
): Promise<Result<undefined, RestoreActivityRefusal>> {
  return inTransaction(db, async (tx) => {
    const activity = await lockActivity(tx, scopeOf(actor, 'activity.read'), id);
    if (!activity || !activity.removed) return refuse({ kind: 'activity-not-found' });
    const allowed = mayWrite(actor, activity);
    if (allowed !== true) return refuse({ kind: allowed });

    const { agencyId, content } = activity;
    await markRemoved(tx, [agencyId], { id, at: null });
    const subject = { agencyId, subjectKind: 'activity', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'activity.restored', after: { title: content.title } });
    await announce(tx, { topic: 'activity', agencyId, id });
    return accept(undefined);
  });
}
