import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { presentCalendar } from './present-slots.ts';
import { slotCalendar } from './slot-calendar.ts';

/** A time that was set aside and that nothing is planned for. */
export interface EmptySlot {
  readonly agencyId: AgencyId;
  readonly date: string;
  readonly time: string;
  readonly name: string;
  readonly channelId: string | null;
  readonly pillar: string | null;
  readonly campaign: string | null;
}

const most = 20_000;

/** Of those agencies between two instants, by time; slots that stand still in a crisis are no gaps. */
export async function emptySlots(
  db: Db,
  scope: AgencyScope,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly EmptySlot[]> {
  const shown = await presentCalendar(db, await slotCalendar(db, scope, { from, to, limit: most }));
  const slots = new Map(shown.slots.map((slot) => [slot.id, slot]));
  return shown.occurrences.flatMap(({ slotId, date, time, post }) => {
    const slot = slots.get(slotId);
    if (post || !slot || slot.paused) return [];
    const { agency, name, channel, pillar, campaign } = slot;
    return {
      agencyId: agency.id as AgencyId,
      date,
      time,
      name,
      channelId: channel?.id ?? null,
      pillar: pillar?.name ?? null,
      campaign: campaign?.name ?? null,
    };
  });
}
