import { agencyTree, type AgencyId, type AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { addDaysToDate, dayOf, instantOf, localTimeOf } from '#platform/time/local-time.ts';
import type { SlotMoment } from './occurrences.ts';
import { dayOfIso, weekdayOf } from './rule-days.ts';
import { freeDaysFor, slotCalendar, type SlotCalendar } from './slot-calendar.ts';
import type { Slot } from './slot.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const toldDays = 3;
const toldWorkingDays = 2;
/** No row of weekends and holidays is longer. */
const farthestDays = 30;
const mostLooked = 50_000;

export interface SoonEmpty {
  readonly calendar: SlotCalendar;
  /** By time. */
  readonly empty: readonly SlotMoment[];
}

export type UntilOf = (agencyId: AgencyId) => Date;

/** What stays empty unless somebody acts, while there is time to; what a crisis stops is no gap. */
export async function soonEmpty(db: Db, scope: AgencyScope, now: Date): Promise<SoonEmpty> {
  const untilOf = await tellingUntil(db, now);
  const to = new Date(Math.max(now.getTime(), ...scope.map((id) => untilOf(id).getTime())));
  const calendar = await slotCalendar(db, scope, { from: now, to, limit: mostLooked });
  return { calendar, empty: toTell(calendar, now, untilOf) };
}

export async function tellingUntil(db: Db, now: Date): Promise<UntilOf> {
  const tree = await agencyTree(db);
  const freeDays = await freeDaysFor(db, tree, { from: now, to: new Date(now.getTime() + farthestDays * dayMs) });
  return (id) => tellUntil(now, tree.get(id)?.zone ?? 'Asia/Jakarta', freeDays(id));
}

/** Three days ahead; before weekends and holidays farther, so that a whole working day is left for it. */
export function tellUntil(now: Date, zone: string, freeDays: ReadonlySet<string>): Date {
  let date = localTimeOf(now, zone).date;
  for (let left = toldWorkingDays; left > 0;) {
    date = addDaysToDate(date, 1);
    if (weekdayOf(dayOfIso(date)) <= 5 && !freeDays.has(date)) left -= 1;
  }
  const noon = instantOf({ date, time: '12:00' }, zone) ?? now;
  return new Date(Math.max(now.getTime() + toldDays * dayMs, dayOf(noon, zone).to.getTime()));
}

export function toTell(calendar: SlotCalendar, now: Date, untilOf: UntilOf): readonly SlotMoment[] {
  const slots = new Map(calendar.slots.map((slot) => [slot.id, slot]));
  const until = new Map<AgencyId, number>();
  for (const { agencyId } of calendar.slots) if (!until.has(agencyId)) until.set(agencyId, untilOf(agencyId).getTime());
  return calendar.moments.filter((moment) => {
    const slot = slots.get(moment.slotId);
    if (!slot || calendar.filled.has(moment) || calendar.isPaused(slot)) return false;
    return moment.at < (until.get(moment.agencyId) ?? 0) && !fillsItselfLater(slot, moment.at, now);
  });
}

/** Only once its own time for that has come and nothing fitted, a person is needed. */
function fillsItselfLater({ autoFill, autoFillDays }: Slot, at: number, now: Date): boolean {
  return autoFill !== 'off' && now.getTime() < at - autoFillDays * dayMs + hourMs;
}
