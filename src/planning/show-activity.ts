import { can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockActivity, markShown } from './activity.store.ts';
import { faultForPortal, type ActivityId, type NotReadyForPortal } from './activity.ts';
import type { PlanningTools } from './tools.ts';

export type ShowActivityRefusal = { readonly kind: 'not-allowed' | 'activity-not-found' } | NotReadyForPortal;

/** Shown twice is shown. */
export function showActivity(
  { db, now }: PlanningTools,
  actor: Actor,
  id: ActivityId,
): Promise<Result<undefined, ShowActivityRefusal>> {
  return inTransaction(db, async (tx) => {
    const activity = await lockActivity(tx, scopeOf(actor, 'activity.read'), id);
    if (!activity || activity.removed) return refuse({ kind: 'activity-not-found' });
    const { agencyId } = activity;
    if (!can(actor, 'activity.show', agencyId)) return refuse({ kind: 'not-allowed' });
    const fault = faultForPortal(activity.content);
    if (fault) return refuse(fault);
    if (activity.shownOnPortal) return accept(undefined);

    await markShown(tx, [agencyId], { id, shown: true, at: now() });
    const subject = { agencyId, subjectKind: 'activity', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'activity.shown', after: { slug: activity.slug } });
    await announce(tx, { topic: 'activity', agencyId, id });
    return accept(undefined);
  });
}
