import type { CampaignListItem, TimelineActivity, TimelineMilestone } from '#planning/contract.ts';
import type { Span, Tick } from './horizons.ts';

interface Dated {
  readonly campaigns: readonly CampaignListItem[];
  readonly special: readonly { readonly on: string; readonly name: string }[];
  readonly activities: readonly TimelineActivity[];
  readonly milestones: readonly TimelineMilestone[];
}

/** What happens in one period of the timeline. */
export interface Period {
  readonly tick: Tick;
  readonly days: readonly string[];
  readonly milestones: readonly TimelineMilestone[];
  readonly begins: readonly CampaignListItem[];
  /** Began before it. */
  readonly ends: readonly CampaignListItem[];
  readonly activities: readonly TimelineActivity[];
}

/** What already runs when the span begins; then each period with what begins, ends or takes place in it. */
export function periodsOf(
  { from, ticks }: { readonly from: string; readonly ticks: readonly Tick[] },
  told: Dated,
): { readonly running: readonly CampaignListItem[]; readonly periods: readonly Period[] } {
  const periods = ticks.map((tick): Period => {
    const within = (day: string): boolean => isWithin(day, tick);
    return {
      tick,
      days: told.special.filter(({ on }) => within(on)).map(({ name }) => name),
      milestones: told.milestones.filter(({ on }) => within(on)),
      begins: told.campaigns.filter(({ startsOn }) => within(startsOn)),
      ends: told.campaigns.filter(({ startsOn, endsOn }) => within(endsOn) && !within(startsOn)),
      activities: told.activities.filter(({ startsOn }) => within(startsOn)),
    };
  });
  return {
    running: told.campaigns.filter(({ startsOn, endsOn }) => startsOn < from && endsOn >= from),
    periods: periods.filter(isEventful),
  };
}

function isEventful({ days, milestones, begins, ends, activities }: Period): boolean {
  return [days, milestones, begins, ends, activities].some(({ length }) => length > 0);
}

function isWithin(day: string, { from, to }: Span): boolean {
  return day >= from && day <= to;
}
