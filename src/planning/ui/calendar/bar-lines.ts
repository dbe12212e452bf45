import type { CampaignBar } from './use-surroundings.ts';

/** A bar in a grid of days: which line, from which day to which, and whether it begins and ends here. */
export interface PlacedBar {
  readonly bar: CampaignBar;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly begins: boolean;
  readonly ends: boolean;
}

/** Each bar stands in the first line that has room on its days. */
export function inLines(bars: readonly CampaignBar[], days: readonly string[]): readonly PlacedBar[] {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  const takenTo: number[] = [];
  const placed: PlacedBar[] = [];
  for (const bar of byStart(bars)) {
    if (bar.from > last || bar.to < first) continue;
    const start = Math.max(0, days.indexOf(bar.from));
    const end = bar.to > last ? days.length - 1 : days.indexOf(bar.to);
    const free = takenTo.findIndex((day) => day < start);
    const line = free === -1 ? takenTo.length : free;
    takenTo[line] = end;
    placed.push({ bar, line, start, end, begins: bar.from >= first, ends: bar.to <= last });
  }
  return placed;
}

/** The longer first, where two begin together. */
function byStart(bars: readonly CampaignBar[]): readonly CampaignBar[] {
  return bars.toSorted((a, b) => a.from.localeCompare(b.from) || b.to.localeCompare(a.to));
}
