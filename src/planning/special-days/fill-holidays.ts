import { agencyTree, authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { offeredYears } from './contract.ts';
import { nationalHolidays } from './national-holidays.ts';
import { mayWriteDay } from './rights.ts';
import { freeKinds, type SpecialDay, type SpecialDayContent, type SpecialDayId } from './special-day.ts';
import { addDay, daysAround, lockDay, markDayRemoved } from './special-day.store.ts';
import { tell } from './write-special-day.ts';

export type FillHolidaysRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'year-not-known'; readonly years: string };

export interface Filled {
  readonly added: readonly SpecialDayId[];
  readonly uncertain: number;
}

/** Enters what is missing. A date that already is a day off of the city is left alone: somebody has corrected its name. */
export function fillHolidays(
  { db, now }: PlanningTools,
  actor: Actor,
  year: number,
): Promise<Result<Filled, FillHolidaysRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!mayWriteDay(actor, await agencyTree(tx), null)) return refuse({ kind: 'not-allowed' });
    if (nationalHolidays(year).length === 0) return refuse({ kind: 'year-not-known', years: offeredYears.join(', ') });
    const missing = await missingOf(tx, year);
    const added: SpecialDayId[] = [];
    for (const content of missing) {
      const id = await addDay(tx, content, { personId: authorOf(actor), at: now() });
      if (!id) continue;
      added.push(id);
      await tell(tx, actor, { id, action: 'special-day.created', agencyId: null, after: content });
    }
    return accept({ added, uncertain: missing.filter(({ uncertain }) => uncertain).length });
  });
}

export async function missingOf(db: Db | Tx, year: number): Promise<readonly SpecialDayContent[]> {
  const there = await daysAround(db, `${year}-01-01`, `${year}-12-31`);
  const taken = new Set(
    there.filter(({ kind, agencyId }) => agencyId === null && freeKinds.includes(kind)).map(({ date }) => date),
  );
  return nationalHolidays(year).filter(({ date }) => !taken.has(date));
}

/** The undo of filling. What is gone already, or belongs to others, is left as it is. */
export function removeSpecialDays(
  { db, now }: PlanningTools,
  actor: Actor,
  ids: readonly SpecialDayId[],
): Promise<Result<number, { readonly kind: 'not-allowed' }>> {
  return inTransaction(db, async (tx) => {
    const tree = await agencyTree(tx);
    const found: SpecialDay[] = [];
    for (const id of ids.toSorted()) {
      const day = await lockDay(tx, id);
      if (day && !day.removed) found.push(day);
    }
    if (!found.every(({ agencyId }) => mayWriteDay(actor, tree, agencyId))) return refuse({ kind: 'not-allowed' });
    for (const { id, agencyId, name, date } of found) {
      await markDayRemoved(tx, id, now());
      await tell(tx, actor, { id, action: 'special-day.removed', agencyId, before: { name, date } });
    }
    return accept(found.length);
  });
}
