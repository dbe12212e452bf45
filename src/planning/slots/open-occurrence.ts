import type { AgencyScope } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { holdOccurrence } from './fill.store.ts';
import type { SlotMoment } from './occurrences.ts';
import { slotCalendar } from './slot-calendar.ts';
import type { Slot, SlotId } from './slot.ts';

export interface WantedOccurrence {
  readonly slotId: SlotId;
  readonly at: Date;
  readonly now: Date;
}

export interface OpenOccurrence {
  readonly slot: Slot;
  readonly moment: SlotMoment;
}

export type OccurrenceRefusal = {
  readonly kind:
    | 'slot-not-found'
    | 'slot-occurrence-not-found'
    | 'slot-has-passed'
    | 'slot-in-crisis'
    | 'already-filled';
};

/** An occurrence that still waits for a post, held so that nobody else fills it meanwhile. */
export async function openOccurrence(
  tx: Tx,
  scope: AgencyScope,
  { slotId, at, now }: WantedOccurrence,
): Promise<Result<OpenOccurrence, OccurrenceRefusal>> {
  await holdOccurrence(tx, slotId, at);
  const look = { from: at, to: new Date(at.getTime() + 60_000), limit: 10_000 };
  const calendar = await slotCalendar(tx, scope, look);
  const slot = calendar.slots.find(({ id }) => id === slotId);
  if (!slot) return refuse({ kind: 'slot-not-found' });
  const moment = calendar.moments.find((one) => one.slotId === slotId && one.at === at.getTime());
  if (!moment) return refuse({ kind: 'slot-occurrence-not-found' });
  if (at <= now) return refuse({ kind: 'slot-has-passed' });
  if (calendar.isPaused(slot)) return refuse({ kind: 'slot-in-crisis' });
  if (calendar.filled.has(moment)) return refuse({ kind: 'already-filled' });
  return accept({ slot, moment });
}
