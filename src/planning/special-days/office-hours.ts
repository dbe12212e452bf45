import type { AgencyId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { localTimeOf, addDaysToDate } from '#platform/time/local-time.ts';
import { freeDaysBetween } from './special-days-between.ts';
import { officeHours, type WorkingHours } from '#platform/time/working-time.ts';

/** Longer than any row of holidays, so that a deadline always finds its working days. */
const daysAhead = 60;

export interface Office {
  readonly agencyId: string;
  readonly zone: string;
}

/** When that agency is at work between two instants and for some weeks after: neither weekends nor its holidays. */
export async function officeHoursOf(
  db: Db | Tx,
  { agencyId, zone }: Office,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<WorkingHours> {
  const between = {
    from: localTimeOf(from, zone).date,
    to: addDaysToDate(localTimeOf(to, zone).date, daysAhead),
  };
  return officeHours(zone, await freeDaysBetween(db, between, agencyId as AgencyId));
}
