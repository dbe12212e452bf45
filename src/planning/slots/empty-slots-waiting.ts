import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { EmptyOccurrence } from './contract.ts';
import { presentEmpty } from './present-slots.ts';
import { soonEmpty } from './soon-empty.ts';

export interface EmptySlotsWaiting {
  readonly total: number;
  readonly items: EmptyOccurrence[];
}

/** Slots of those agencies that have to be filled soon, the next ones first. */
export async function emptySlotsWaiting(
  db: Db,
  scope: AgencyScope,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<EmptySlotsWaiting> {
  const { calendar, empty } = await soonEmpty(db, scope, now);
  return { total: empty.length, items: await presentEmpty(db, calendar, empty.slice(0, limit)) };
}
