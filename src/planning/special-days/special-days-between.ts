import type { AgencyId } from '#organisation/index.ts';
import { agencyTree } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { datesOf, freeKinds, type SpecialDate, type SpecialDay } from './special-day.ts';
import { daysAround } from './special-day.store.ts';

export interface Between {
  /** Calendar days, both included. */
  readonly from: string;
  readonly to: string;
}

/** What falls between two days, by date: of the whole city, or of the city and one agency with those above it. */
export async function specialDaysBetween(
  db: Db | Tx,
  { from, to }: Between,
  agencyId?: AgencyId,
): Promise<readonly SpecialDate[]> {
  const days = await daysAround(db, from, to);
  const concerned = agencyId === undefined ? days : await concerning(db, days, agencyId);
  return concerned
    .flatMap((day) => datesOf(day, from, to).map((on) => ({ ...day, on })))
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.name.localeCompare(b.name, 'id'));
}

async function concerning(db: Db | Tx, days: readonly SpecialDay[], id: AgencyId): Promise<readonly SpecialDay[]> {
  if (days.every((day) => day.agencyId === null)) return days;
  const line = new Set<AgencyId>([id, ...(await agencyTree(db)).ancestors(id)]);
  return days.filter((day) => day.agencyId === null || line.has(day.agencyId));
}

/** On which the offices of the whole city, or of that agency, are closed beside weekends. */
export async function freeDaysBetween(
  db: Db | Tx,
  between: Between,
  agencyId?: AgencyId,
): Promise<ReadonlySet<string>> {
  const days = await specialDaysBetween(db, between, agencyId);
  const closed = days.filter(
    (day) => freeKinds.includes(day.kind) && (agencyId !== undefined || day.agencyId === null),
  );
  return new Set(closed.map(({ on }) => on));
}
