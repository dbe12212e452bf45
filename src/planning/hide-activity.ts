import { can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockActivity, markShown } from './activity.store.ts';
import type { ActivityId } from './activity.ts';
import type { PlanningTools } from './tools.ts';

export type HideActivityRefusal = { readonly kind: 'not-allowed' | 'activity-not-found' };

/** Hidden twice is hidden. Posts made from it stay where they are. */
export function hideActivity(
  { db, now }: PlanningTools,
  actor: Actor,
  id: ActivityId,
): Promise<Result<undefined, HideActivityRefusal>> {
  return inTransaction(db, async (tx) => {
    const activity = await lockActivity(tx, scopeOf(actor, 'activity.read'), id);
    if (!activity || activity.removed) return refuse({ kind: 'activity-not-found' });
    const { agencyId } = activity;
    if (!can(actor, 'activity.show', agencyId)) return refuse({ kind: 'not-allowed' });
    if (!activity.shownOnPortal) return accept(undefined);

    await markShown(tx, [agencyId], { id, shown: false, at: now() });
    const subject = { agencyId, subjectKind: 'activity', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'activity.hidden', before: { slug: activity.slug } });
    await announce(tx, { topic: 'activity', agencyId, id });
    return accept(undefined);
  });
}
