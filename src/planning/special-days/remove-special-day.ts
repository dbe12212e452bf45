import { agencyTree, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { mayWriteDay } from './rights.ts';
import type { SpecialDayId } from './special-day.ts';
import { lockDay, markDayRemoved, standsAlready } from './special-day.store.ts';
import { tell } from './write-special-day.ts';

export type RemoveSpecialDayRefusal =
  | { readonly kind: 'not-allowed' | 'special-day-not-found' }
  | { readonly kind: 'special-day-there-already'; readonly name: string };

export function removeSpecialDay(
  tools: PlanningTools,
  actor: Actor,
  id: SpecialDayId,
): Promise<Result<undefined, RemoveSpecialDayRefusal>> {
  return setRemoved(tools, actor, { id, removed: true });
}

export function restoreSpecialDay(
  tools: PlanningTools,
  actor: Actor,
  id: SpecialDayId,
): Promise<Result<undefined, RemoveSpecialDayRefusal>> {
  return setRemoved(tools, actor, { id, removed: false });
}

function setRemoved(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, removed }: { readonly id: SpecialDayId; readonly removed: boolean },
): Promise<Result<undefined, RemoveSpecialDayRefusal>> {
  return inTransaction(db, async (tx) => {
    const day = await lockDay(tx, id);
    if (!day || (removed && day.removed)) return refuse({ kind: 'special-day-not-found' });
    const { agencyId, name, date } = day;
    if (!mayWriteDay(actor, await agencyTree(tx), agencyId)) return refuse({ kind: 'not-allowed' });
    if (day.removed === removed) return accept(undefined);
    if (!removed && (await standsAlready(tx, day, id))) return refuse({ kind: 'special-day-there-already', name });
    await markDayRemoved(tx, id, removed ? now() : null);
    const action = removed ? 'special-day.removed' : 'special-day.restored';
    await tell(tx, actor, { id, action, agencyId, before: { name, date } });
    return accept(undefined);
  });
}
