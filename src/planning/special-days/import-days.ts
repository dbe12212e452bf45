import { agencyTree, authorOf, zoneOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { FileFault } from '#planning/calendar-files/event-blocks.ts';
import { readCalendar, type ReadEvent } from '#planning/calendar-files/read-calendar.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { addDaysToDate, localTimeOf } from '#platform/time/local-time.ts';
import type { SpecialDayKind } from './contract.ts';
import { mayWriteDay } from './rights.ts';
import type { SpecialDayContent, SpecialDayId } from './special-day.ts';
import { addDay, standsAlready } from './special-day.store.ts';
import { tell } from './write-special-day.ts';

/** As many as can be taken back at once. */
const mostAtOnce = 100;

export type ImportDaysRefusal =
  | FileFault
  | { readonly kind: 'not-allowed' | 'no-event-to-import' }
  | { readonly kind: 'too-many-special-days'; readonly max: number };

export interface DaysFile {
  readonly bytes: Uint8Array;
  /** The agency at the top stands for the whole city. */
  readonly agencyId: AgencyId;
  readonly kind: SpecialDayKind;
}

/** Each day of the good events becomes a special day; what stands there already is left alone. */
export function importSpecialDays(
  { db, now }: PlanningTools,
  actor: Actor,
  { bytes, agencyId, kind }: DaysFile,
): Promise<Result<{ readonly added: readonly SpecialDayId[]; readonly left: number }, ImportDaysRefusal>> {
  return inTransaction(db, async (tx) => {
    const tree = await agencyTree(tx);
    const place = tree.roots.some(({ id }) => id === agencyId) ? null : agencyId;
    if (!mayWriteDay(actor, tree, place)) return refuse({ kind: 'not-allowed' });
    const zone = await zoneOf(tx, agencyId);
    const read = readCalendar(bytes, { zone, now: now() });
    if (!read.ok) return read;
    const days = read.value.flatMap((event) => daysOf(event, zone));
    if (days.length > mostAtOnce) return refuse({ kind: 'too-many-special-days', max: mostAtOnce });
    const added: SpecialDayId[] = [];
    for (const { date, name } of days) {
      const content: SpecialDayContent = { date, name, kind, agencyId: place, yearly: false, uncertain: false, note: '', source: '' }; // oxfmt-ignore
      if (await standsAlready(tx, content, null)) continue;
      const id = await addDay(tx, content, { personId: authorOf(actor), at: now() });
      if (!id) continue;
      added.push(id);
      await tell(tx, actor, { id, action: 'special-day.created', agencyId: place, after: content });
    }
    if (added.length === 0) return refuse({ kind: 'no-event-to-import' });
    const bad = read.value.filter(({ fault }) => fault !== null).length;
    return accept({ added, left: days.length - added.length + bad });
  });
}

/** Every day that the event touches, where the agency is. */
function daysOf({ title, startsAt, endsAt, fault }: ReadEvent, zone: string): { date: string; name: string }[] {
  if (fault || !startsAt) return [];
  const first = localTimeOf(startsAt, zone).date;
  const last = endsAt ? localTimeOf(endsAt, zone).date : first;
  const found: { date: string; name: string }[] = [];
  for (let date = first; date <= last && found.length <= mostAtOnce; date = addDaysToDate(date, 1))
    found.push({ date, name: title.slice(0, 120) });
  return found;
}
