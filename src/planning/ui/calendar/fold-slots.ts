import { grouped } from './in-order.ts';
import type { Entry, SlotEntry } from './use-calendar.ts';

/** Empty slots of one moment, or all that a cell left unfilled: several tell nothing that their number does not. */
export interface FoldedSlots {
  readonly kind: 'slots';
  readonly id: string;
  readonly at: number;
  readonly date: string;
  readonly time: string;
  readonly past: boolean;
  readonly slots: readonly SlotEntry[];
}

export type CellEntry = Entry | FoldedSlots;

/** What stands in a cell: what was left unfilled as one line, and what may be filled as one for each time. */
export function foldSlots(entries: readonly Entry[], now: number): readonly CellEntry[] {
  const slots = entries.filter((entry): entry is SlotEntry => entry.kind === 'slot');
  if (slots.length < 2) return entries;
  const keyOf = ({ at }: SlotEntry): string => (at <= now ? 'past' : String(at));
  const groups = grouped(slots, keyOf);
  return entries.flatMap((entry): readonly CellEntry[] => {
    if (entry.kind !== 'slot') return [entry];
    const together = groups.get(keyOf(entry)) ?? [];
    if (together.length < 2) return [entry];
    if (together[0] !== entry) return [];
    const { at, date, time, id } = entry;
    return [{ kind: 'slots', id: `slots ${id}`, at, date, time, past: at <= now, slots: together }];
  });
}
