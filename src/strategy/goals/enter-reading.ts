import { authorOf, can, recordAudit, scopeOf, zoneOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { isoDay } from '#platform/time/format.ts';
import { addReading } from './goal-reading.store.ts';
import { lockGoal } from './goal.store.ts';
import type { GoalId } from './goal.ts';

export interface ReadingToEnter {
  readonly goalId: GoalId;
  readonly onDay: string;
  readonly value: number;
  /** Where the number comes from. */
  readonly source: string;
  readonly proofUrl: string;
}

export type EnterReadingRefusal = {
  readonly kind: 'not-allowed' | 'goal-not-found' | 'goal-archived' | 'goal-counts-itself' | 'reading-in-future';
};

/** Writes down a number of a goal that nothing here counts. */
export function enterReading(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { goalId, ...reading }: ReadingToEnter,
): Promise<Result<string, EnterReadingRefusal>> {
  return inTransaction(db, async (tx) => {
    const goal = await lockGoal(tx, scopeOf(actor, 'goal.read'), goalId);
    if (!goal) return refuse({ kind: 'goal-not-found' });
    const { agencyId } = goal;
    if (!can(actor, 'goal.write', agencyId)) return refuse({ kind: 'not-allowed' });
    if (goal.archivedAt) return refuse({ kind: 'goal-archived' });
    if (goal.content.metric !== 'by-hand') return refuse({ kind: 'goal-counts-itself' });
    const at = now();
    if (reading.onDay > isoDay(at, await zoneOf(tx, agencyId))) return refuse({ kind: 'reading-in-future' });

    const id = await addReading(tx, { goalId, ...reading, personId: authorOf(actor), at });
    const subject = { agencyId, subjectKind: 'goal', subjectId: goalId };
    await recordAudit(tx, actor, { ...subject, action: 'goal.number-entered', after: reading });
    await announce(tx, { topic: 'goal', agencyId, id: goalId });
    return accept(id);
  });
}
