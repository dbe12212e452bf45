import { recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockActivity, markRemoved } from './activity.store.ts';
import { mayWrite, type ActivityId } from './activity.ts';
import type { PlanningTools } from './tools.ts';

export type RemoveActivityRefusal = { readonly kind: 'not-allowed' | 'not-allowed-while-shown' | 'activity-not-found' };

/** Gone from the desk and the portal, but kept, so that it can be restored. Posts made from it stay. */
export function removeActivity(
  { db, now }: PlanningTools,
  actor: Actor,
  id: ActivityId,
): Promise<Result<undefined, RemoveActivityRefusal>> {
  return inTransaction(db, async (tx) => {
    const activity = await lockActivity(tx, scopeOf(actor, 'activity.read'), id);
    if (!activity || activity.removed) return refuse({ kind: 'activity-not-found' });
    const allowed = mayWrite(actor, activity);
    if (allowed !== true) return refuse({ kind: allowed });

    const { agencyId, content } = activity;
    await markRemoved(tx, [agencyId], { id, at: now() });
    const subject = { agencyId, subjectKind: 'activity', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'activity.removed', before: { title: content.title } });
    await announce(tx, { topic: 'activity', agencyId, id });
    return accept(undefined);
  });
}
