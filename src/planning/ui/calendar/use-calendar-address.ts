import { useMemo } from 'react';
import { isoDay } from '#platform/time/format.ts';
import { useNow } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { daysShown, turned, type CalendarView } from './calendar-days.ts';

/** What narrows the calendar, by its name in the address. */
export const filterNames = {
  text: 'cari',
  agencyId: 'opd',
  medium: 'kanal',
  state: 'status',
  pillarId: 'pilar',
  programmeId: 'program',
  campaignId: 'komunikasi',
  kind: 'jenis',
} as const;
export type FilterName = keyof typeof filterNames;
export const filterKeys = Object.keys(filterNames) as FilterName[];
export type Filters = Readonly<Record<FilterName, string>>;

/** What stands beside the posts. */
export const layerNames = { activities: 'kegiatan', slots: 'slot', natives: 'langsung' } as const;
export type LayerName = keyof typeof layerNames;
export type Layers = Readonly<Record<LayerName, boolean>>;

/** What is looked at: all of it lives in the address, so that a view can be shared. */
export interface CalendarAddress {
  readonly view: CalendarView;
  readonly chooseView: (view: CalendarView) => void;
  readonly date: string;
  readonly chooseDate: (date: string) => void;
  readonly today: string;
  readonly days: readonly string[];
  readonly turn: (by: 1 | -1) => void;
  readonly goToToday: () => void;
  readonly filters: Filters;
  readonly choose: (filter: FilterName, value: string) => void;
  readonly layers: Layers;
  readonly toggle: (layer: LayerName) => void;
}

const views: Readonly<Record<string, CalendarView>> = {
  pekan: 'week',
  bulan: 'month',
  hari: 'day',
  daftar: 'list',
  lajur: 'lanes',
  program: 'programmes',
};
export const viewNames: Readonly<Record<CalendarView, string>> = {
  week: 'pekan',
  month: 'bulan',
  day: 'hari',
  list: 'daftar',
  lanes: 'lajur',
  programmes: 'program',
};

export function useCalendarAddress(zone: string): CalendarAddress {
  const today = isoDay(useNow(), zone);
  const [viewName, chooseViewName] = useUrlState('tampilan', 'pekan');
  const [asked, chooseDate] = useUrlState('tanggal');
  const view = views[viewName] ?? 'week';
  const date = isDate(asked) ? asked : today;
  return {
    view,
    chooseView: (chosen) => chooseViewName(viewNames[chosen]),
    date,
    chooseDate,
    today,
    days: useMemo(() => daysShown(view, date), [view, date]),
    turn: (by) => chooseDate(turned(view, date, by)),
    goToToday: () => chooseDate(''),
    ...useFilters(),
    ...useLayers(),
  };
}

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function useFilters(): Pick<CalendarAddress, 'filters' | 'choose'> {
  const [text, chooseText] = useUrlState(filterNames.text);
  const [agencyId, chooseAgency] = useUrlState(filterNames.agencyId);
  const [medium, chooseMedium] = useUrlState(filterNames.medium);
  const [state, chooseState] = useUrlState(filterNames.state);
  const [pillarId, choosePillar] = useUrlState(filterNames.pillarId);
  const [programmeId, chooseProgramme] = useUrlState(filterNames.programmeId);
  const [campaignId, chooseCampaign] = useUrlState(filterNames.campaignId);
  const [kind, chooseKind] = useUrlState(filterNames.kind);
  const choosers: Record<FilterName, (value: string) => void> = {
    text: chooseText,
    agencyId: chooseAgency,
    medium: chooseMedium,
    state: chooseState,
    pillarId: choosePillar,
    programmeId: chooseProgramme,
    campaignId: chooseCampaign,
    kind: chooseKind,
  };
  const filters = useMemo(
    () => ({ text, agencyId, medium, state, pillarId, programmeId, campaignId, kind }),
    [text, agencyId, medium, state, pillarId, programmeId, campaignId, kind],
  );
  return { filters, choose: (filter, value) => choosers[filter](value) };
}

function useLayers(): Pick<CalendarAddress, 'layers' | 'toggle'> {
  const [activities, showActivities] = useUrlState(layerNames.activities, 'ya');
  const [slots, showSlots] = useUrlState(layerNames.slots, 'ya');
  const [natives, showNatives] = useUrlState(layerNames.natives, 'ya');
  const shown = { activities: activities === 'ya', slots: slots === 'ya', natives: natives === 'ya' };
  const show = { activities: showActivities, slots: showSlots, natives: showNatives };
  return { layers: shown, toggle: (layer) => show[layer](shown[layer] ? 'tidak' : 'ya') };
}
