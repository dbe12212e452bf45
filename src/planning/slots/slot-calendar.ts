import { agencyTree, type AgencyId, type AgencyScope, type AgencyTree } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { addDaysToDate, localTimeOf } from '#platform/time/local-time.ts';
import { datesOf, freeKinds, type SpecialDay } from '#planning/special-days/special-day.ts';
import { daysAround } from '#planning/special-days/special-day.store.ts';
import { runningCrises } from './crisis.store.ts';
import { matchPosts, movedAtMostDays, occurrencesOf, type Look, type SlotMoment } from './occurrences.ts';
import { plannedPosts, type PostInSlot } from './occurrences.view.ts';
import { recurrenceOf, type Slot } from './slot.ts';
import { slotsOf } from './slot.store.ts';

export interface SlotCalendar {
  readonly slots: readonly Slot[];
  readonly moments: readonly SlotMoment[];
  readonly filled: ReadonlyMap<SlotMoment, PostInSlot>;
  readonly isPaused: (slot: Slot) => boolean;
  readonly zoneOf: (slot: Slot) => string;
  /** There would be more than the limit. */
  readonly cut: boolean;
}

/** All slots of those agencies between two instants, with what fills them. */
export async function slotCalendar(db: Db | Tx, scope: AgencyScope, look: Look): Promise<SlotCalendar> {
  const { tree, moments, ...found } = await momentsOf(db, scope, look);
  const stopped = new Set((await runningCrises(db)).flatMap(({ agencyId }) => tree.subtree(agencyId)));
  const posts = moments.length > 0 ? await plannedPosts(db, scope, look) : [];
  return {
    ...found,
    moments,
    filled: matchPosts(moments, posts),
    isPaused: (slot) => slot.stopsInCrisis && stopped.has(slot.agencyId),
  };
}

/** The same without looking for posts: for long stretches of which only the times count. */
export async function slotTimes(
  db: Db,
  scope: AgencyScope,
  look: Look,
): Promise<Pick<SlotCalendar, 'slots' | 'moments' | 'cut'>> {
  const { slots, moments, cut } = await momentsOf(db, scope, look);
  return { slots, moments, cut };
}

async function momentsOf(db: Db | Tx, scope: AgencyScope, look: Look) {
  const tree = await agencyTree(db);
  const slots = (await slotsOf(db, scope)).filter(({ agencyId }) => tree.get(agencyId)?.active);
  const freeDays = await freeDaysFor(db, tree, look);
  const zoneOf = (slot: Slot): string => slot.zone ?? tree.get(slot.agencyId)?.zone ?? 'Asia/Jakarta';
  const moments: SlotMoment[] = [];
  let cut = false;
  for (const slot of slots) {
    const here = { look: { ...look, limit: look.limit - moments.length }, freeDays: freeDays(slot.agencyId) };
    const found = occurrencesOf(slot, recurrenceOf(slot, zoneOf(slot)), here);
    for (const moment of found.moments) moments.push(moment);
    cut ||= found.cut;
    if (cut) break;
  }
  return { tree, slots, zoneOf, moments: moments.toSorted((a, b) => a.at - b.at), cut };
}

/** The days off of each agency: the city's, its own, and those of the agencies above it. */
export async function freeDaysFor(
  db: Db | Tx,
  tree: AgencyTree,
  { from, to }: Pick<Look, 'from' | 'to'>,
): Promise<(agencyId: AgencyId) => ReadonlySet<string>> {
  const first = addDaysToDate(localTimeOf(from, 'UTC').date, -movedAtMostDays - 1);
  const last = addDaysToDate(localTimeOf(to, 'UTC').date, movedAtMostDays);
  const days = (await daysAround(db, first, last)).filter(({ kind }) => freeKinds.includes(kind));
  const datesIn = (some: readonly SpecialDay[]): readonly string[] => some.flatMap((day) => datesOf(day, first, last));
  const ofCity = new Set(datesIn(days.filter(({ agencyId }) => agencyId === null)));
  const local = days.filter(({ agencyId }) => agencyId !== null);
  if (local.length === 0) return () => ofCity;
  return (id) => {
    const line = new Set<AgencyId | null>([id, ...tree.ancestors(id)]);
    return new Set([...ofCity, ...datesIn(local.filter(({ agencyId }) => line.has(agencyId)))]);
  };
}
