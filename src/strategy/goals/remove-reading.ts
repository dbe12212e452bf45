import { can, recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { lockReading, markReadingRemoved } from './goal-reading.store.ts';

export type RemoveReadingRefusal = { readonly kind: 'not-allowed' | 'reading-not-found' };

/** Takes back a number entered by mistake, or that taking back. */
export function removeReading(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { id, removed }: { readonly id: string; readonly removed: boolean },
): Promise<Result<undefined, RemoveReadingRefusal>> {
  return inTransaction(db, async (tx) => {
    const reading = await lockReading(tx, id);
    if (!reading || !can(actor, 'goal.read', reading.agencyId)) return refuse({ kind: 'reading-not-found' });
    const { agencyId, goalId, onDay, value } = reading;
    if (!can(actor, 'goal.write', agencyId)) return refuse({ kind: 'not-allowed' });
    if (reading.removed === removed) return accept(undefined);

    await markReadingRemoved(tx, id, removed ? now() : null);
    const subject = { agencyId, subjectKind: 'goal', subjectId: goalId };
    const action = removed ? 'goal.number-removed' : 'goal.number-restored';
    await recordAudit(tx, actor, { ...subject, action, after: { onDay, value } });
    await announce(tx, { topic: 'goal', agencyId, id: goalId });
    return accept(undefined);
  });
}
