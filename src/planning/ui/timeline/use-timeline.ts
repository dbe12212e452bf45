import { useMemo } from 'react';
import {
  campaignListEndpoint,
  slotOccurrencesEndpoint,
  specialDaysEndpoint,
  timelineEndpoint,
  type CampaignListItem,
  type SpecialDateView,
  type TimelineActivity,
  type TimelineMilestone,
  type TimelineRows,
} from '#planning/contract.ts';
import { isoDay } from '#platform/time/format.ts';
import { addDaysToDate, instantOf } from '#platform/time/local-time.ts';
import { programmeNamesEndpoint, type ProgrammeName } from '#strategy/contract.ts';
import type { Refused } from '#web/api/refused.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { useNow, useZone } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { horizons, spanOf, ticksOf, turned, zoomed, type Horizon, type Span, type Tick } from './horizons.ts';
import { openSlotsOf } from './open-slots.ts';
import { linesOf, type Line } from './rows.ts';
import { timelineWords } from './words.ts';

/** What is looked at; it lives in the address. */
export interface TimelineView {
  readonly horizon: Horizon;
  readonly span: Span;
  readonly ticks: readonly Tick[];
  readonly today: string;
  readonly rows: TimelineRows;
  readonly chooseRows: (rows: string) => void;
  readonly choose: (horizon: Horizon) => void;
  readonly zoom: (by: 1 | -1) => void;
  readonly turn: (by: 1 | -1) => void;
  readonly goToToday: () => void;
  readonly zoomInto: (horizon: Horizon, day: string) => void;
}

const names: Readonly<Record<Horizon, string>> = {
  years: 'lima-tahun',
  year: 'tahun',
  half: 'semester',
  quarter: 'triwulan',
  month: 'bulan',
  week: 'pekan',
};

export function useTimelineView(): TimelineView {
  const today = isoDay(useNow(), useZone());
  const [name, chooseName] = useUrlState('rentang', names.year);
  const [asked, chooseDay] = useUrlState('tanggal');
  const [rowsName, chooseRows] = useUrlState('baris', 'programme');
  const horizon = horizons.find((known) => names[known] === name) ?? 'year';
  const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(asked) ? asked : today;
  const span = spanOf(horizon, day);
  const choose = (chosen: Horizon): void => chooseName(names[chosen]);
  return {
    horizon,
    span,
    ticks: ticksOf(horizon, span),
    today,
    rows: rowsName === 'agency' ? 'agency' : 'programme',
    chooseRows,
    choose,
    zoom: (by) => choose(zoomed(horizon, by)),
    turn: (by) => chooseDay(turned(horizon, day, by)),
    goToToday: () => chooseDay(''),
    zoomInto: (chosen, into) => {
      chooseDay(into);
      choose(chosen);
    },
  };
}

export interface ShownTimeline {
  readonly lines: readonly Line[];
  readonly campaigns: readonly CampaignListItem[];
  readonly special: readonly SpecialDateView[];
  /** Where single ones are drawn: from a month down. */
  readonly activities: readonly TimelineActivity[];
  readonly milestones: readonly TimelineMilestone[];
  readonly loading: boolean;
  readonly refused: Refused | null;
  readonly retry: () => void;
}

/** From half a year down, activities are shown too; from a month down, also posts per day and slots that wait. */
export function useTimeline(view: TimelineView): ShownTimeline {
  const say = useWords(timelineWords);
  const { agencies } = useSession();
  const { campaigns, programmes, short, special, slots } = useSources(view);
  const { horizon, rows, span, today } = view;
  const drawsActivities = horizon === 'month' || horizon === 'week';
  const items = campaigns.data?.items ?? noCampaigns;
  const named = programmes.data?.items ?? noProgrammes;
  const noProgramme = say('no-programme');
  const { from, to } = span;
  const lines = useMemo(() => {
    const seen = { from, to };
    return linesOf({
      rows,
      span: seen,
      ticks: ticksOf(horizon, seen),
      programmes: named,
      campaigns: items,
      ...short,
      openSlots: openSlotsOf(slots, { rows, campaigns: items, today }),
      agencies,
      drawsActivities: horizon === 'month' || horizon === 'week',
      noProgramme,
    });
  }, [rows, from, to, horizon, named, items, short, slots, today, agencies, noProgramme]);
  return {
    lines,
    campaigns: items,
    special,
    activities: drawsActivities ? short.activities : [],
    milestones: short.milestones,
    loading: campaigns.isPending || programmes.isPending,
    refused: campaigns.error ?? programmes.error,
    retry: () => void Promise.all([campaigns.refetch(), programmes.refetch()]),
  };
}

const noCampaigns: readonly CampaignListItem[] = [];
const noProgrammes: readonly ProgrammeName[] = [];
const nothing = { activities: [], days: [], milestones: [] };
const noSlots = { slots: [], occurrences: [] };

function useSources({ span, horizon, rows }: TimelineView) {
  const { agency, can } = useSession();
  const zone = useZone();
  const within = agency ? { agencyId: agency.id } : {};
  const former = { keepFormer: true };
  const daily = horizon === 'month' || horizon === 'week';
  const marked = horizon !== 'years';
  const short = useAnswer(timelineEndpoint, { query: { ...span, rows, ...within } }, former);
  const special = useAnswer(specialDaysEndpoint, { query: { ...span, ...within } }, { ...former, enabled: marked });
  const slots = useAnswer(
    slotOccurrencesEndpoint,
    { query: { ...instantsOf(span, zone), ...within } },
    { ...former, enabled: daily && can('slot.read') },
  );
  return {
    campaigns: useAnswer(campaignListEndpoint, { query: { ...span, ...within } }, former),
    programmes: useAnswer(programmeNamesEndpoint, { query: {} }, former),
    short: short.data ?? nothing,
    slots: (daily && slots.data) || noSlots,
    special: (marked && special.data?.items) || [],
  };
}

/** From the first midnight to the one after the last day. */
function instantsOf({ from, to }: Span, zone: string): { readonly from: string; readonly to: string } {
  const midnight = (date: string): string =>
    (instantOf({ date, time: '00:00' }, zone) ?? new Date(`${date}T00:00:00Z`)).toISOString();
  return { from: midnight(from), to: midnight(addDaysToDate(to, 1)) };
}
