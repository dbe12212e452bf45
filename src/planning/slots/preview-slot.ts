import { agencyTree, type AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { faultOfTimes, type SlotFault } from './check-slot.ts';
import { occurrencesOf, type Look, type SlotMoment } from './occurrences.ts';
import { freeDaysFor } from './slot-calendar.ts';
import { recurrenceOf, type Slot, type SlotContent, type SlotId } from './slot.ts';

const shownMoments = 10;
const mostCounted = 20_000;
const yearMs = 366 * 86_400_000;
/** A rule of leap years shows its ten within this. */
const farMs = 45 * yearMs;

export interface Preview {
  readonly zone: string;
  readonly moments: readonly SlotMoment[];
  readonly inYear: {
    readonly count: number;
    readonly cut: boolean;
    readonly fallingOut: number;
    readonly moved: number;
  };
}

/** While it is being written: the next ten from now or its start, and what a year holds. */
export async function previewSlot(db: Db, content: SlotContent, now: Date): Promise<Result<Preview, SlotFault>> {
  const tree = await agencyTree(db);
  const agency = tree.get(content.agencyId);
  if (!agency) return refuse({ kind: 'slot-agency-not-found' });
  const fault = faultOfTimes(content, agency.zone);
  if (fault) return refuse(fault);
  const slot: Slot = { ...content, id: '' as SlotId, revision: 0, autoFillBy: null };
  const from = new Date(Math.max(now.getTime(), Date.parse(`${content.startsOn}T00:00:00Z`) - 86_400_000));
  const year = { from, to: new Date(from.getTime() + yearMs), limit: mostCounted };
  const look = lookFrom(db, tree, slot);
  const held = await look(year);
  const all = await lookFrom(db, tree, { ...slot, onHolidays: 'keep' })(year);
  const next =
    held.moments.length >= shownMoments
      ? held
      : await look({ ...year, to: new Date(from.getTime() + farMs), limit: 60 });
  return accept({
    zone: slot.zone ?? agency.zone,
    moments: next.moments.slice(0, shownMoments),
    inYear: {
      count: held.moments.length,
      cut: held.cut,
      fallingOut: slot.onHolidays === 'skip' ? all.moments.length - held.moments.length : 0,
      moved: held.moments.filter(({ movedFrom }) => movedFrom !== null).length,
    },
  });
}

function lookFrom(db: Db, tree: AgencyTree, slot: Slot) {
  const zone = slot.zone ?? tree.get(slot.agencyId)?.zone ?? 'Asia/Jakarta';
  return async (look: Look) => {
    const freeDays = (await freeDaysFor(db, tree, look))(slot.agencyId);
    return occurrencesOf(slot, recurrenceOf(slot, zone), { look, freeDays });
  };
}
