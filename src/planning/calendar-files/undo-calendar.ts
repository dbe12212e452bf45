import { can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { postsOfActivity } from '#planning/activity-posts.view.ts';
import { lockActivity, markRemoved } from '#planning/activity.store.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { activitiesOfImport, lockCalendarImport, markImportUndone } from './import.store.ts';

export type UndoCalendarRefusal = {
  readonly kind: 'not-allowed' | 'activity-import-not-found' | 'already-taken-back';
};

export interface TakenBack {
  readonly undone: number;
  /** Written on, shown to citizens or used for a post since. */
  readonly kept: readonly { readonly id: string; readonly title: string }[];
}

export function undoCalendarImport(
  { db, now }: PlanningTools,
  actor: Actor,
  id: string,
): Promise<Result<TakenBack, UndoCalendarRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await lockCalendarImport(tx, scopeOf(actor, 'activity.read'), id);
    if (!found) return refuse({ kind: 'activity-import-not-found' });
    const { agencyId } = found;
    if (!can(actor, 'activity.write', agencyId)) return refuse({ kind: 'not-allowed' });
    if (found.undone) return refuse({ kind: 'already-taken-back' });
    const kept: { id: string; title: string }[] = [];
    let undone = 0;
    for (const activityId of await activitiesOfImport(tx, id)) {
      const activity = await lockActivity(tx, [agencyId], activityId);
      if (!activity || activity.removed) continue;
      const { title } = activity.content;
      const used = (await postsOfActivity(tx, [agencyId], activityId)).length > 0;
      if (activity.revision > 1 || activity.shownOnPortal || used) {
        kept.push({ id: activityId, title });
        continue;
      }
      await markRemoved(tx, [agencyId], { id: activityId, at: now() });
      const subject = { agencyId, subjectKind: 'activity', subjectId: activityId };
      await recordAudit(tx, actor, { ...subject, action: 'activity.removed', before: { title } });
      undone += 1;
    }
    await markImportUndone(tx, id, now());
    const subject = { agencyId, subjectKind: 'activity-import', subjectId: id };
    await recordAudit(tx, actor, {
      ...subject,
      action: 'activity.import-undone',
      after: { undone, kept: kept.length },
    });
    await announce(tx, { topic: 'activity', agencyId, id });
    return accept({ undone, kept });
  });
}
