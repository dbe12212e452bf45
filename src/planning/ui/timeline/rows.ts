import type {
  CampaignListItem,
  TimelineActivity,
  TimelineDay,
  TimelineMilestone,
  TimelineRows,
} from '#planning/contract.ts';
import type { ProgrammeName } from '#strategy/contract.ts';
import { placeIn, type Span, type Tick } from './horizons.ts';

export type BarKind = 'programme' | 'theme' | 'campaign' | 'activity';

export interface Bar extends Span {
  /** Of the thing and of the row it stands in: who takes part sees it in its own row too. */
  readonly key: string;
  readonly kind: BarKind;
  readonly id: string;
  readonly name: string;
  /** Only taking part: drawn as an outline, and moved where it is led. */
  readonly partner: boolean;
  readonly campaign: CampaignListItem | undefined;
  readonly left: number;
  readonly width: number;
  /** Goes on beyond the edge. */
  readonly cut: { readonly start: boolean; readonly end: boolean };
}

export interface CountCell {
  readonly tick: Tick;
  readonly planned: number;
  readonly published: number;
  /** Occurrences of slots that nothing fills yet. */
  readonly open: number;
}

export interface Mark {
  readonly milestone: TimelineMilestone;
  /** Of its day's middle, in percent. */
  readonly at: number;
}

/** Slots of a row on a day that nothing fills. */
export interface OpenSlots {
  readonly day: string;
  readonly rowId: string | null;
  readonly count: number;
}

/** One line of the timeline, all equally high, so that hundreds need not be drawn at once. */
export interface Line {
  readonly key: string;
  readonly rowId: string | null;
  /** Stands at the left, in the first line of a row only. */
  readonly title: string | undefined;
  readonly bars: readonly Bar[];
  readonly marks: readonly Mark[];
  readonly counts: { readonly of: 'posts' | 'activities'; readonly cells: readonly CountCell[] } | undefined;
  readonly last: boolean;
}

export interface Told {
  readonly rows: TimelineRows;
  readonly span: Span;
  readonly ticks: readonly Tick[];
  readonly programmes: readonly ProgrammeName[];
  readonly campaigns: readonly CampaignListItem[];
  readonly activities: readonly TimelineActivity[];
  readonly days: readonly TimelineDay[];
  readonly milestones: readonly TimelineMilestone[];
  readonly openSlots: readonly OpenSlots[];
  readonly agencies: readonly { readonly id: string; readonly shortName: string }[];
  /** Whether single activities are drawn, or only counted. */
  readonly drawsActivities: boolean;
  readonly noProgramme: string;
}

interface Row {
  readonly id: string | null;
  readonly name: string;
}

/** Rows keep their order on every horizon; a row without anything in sight is left out. */
export function linesOf(told: Told): readonly Line[] {
  const rows: readonly Row[] =
    told.rows === 'agency'
      ? told.agencies.map(({ id, shortName }) => ({ id, name: shortName }))
      : [...told.programmes.map(({ id, name }) => ({ id, name })), { id: null, name: told.noProgramme }];
  return rows.flatMap((row) => linesOfRow(row, told));
}

function linesOfRow(row: Row, told: Told): readonly Line[] {
  const bars = barsOf(row, told);
  const lanes = packed(bars);
  const counts = countsOf(row, told);
  const marks = marksOf(row, told);
  const first = lanes.length === 0 && marks.length > 0 ? [[]] : lanes;
  const parts = [
    ...first.map((lane, index) => ({
      key: `${row.id}:${index}`,
      bars: lane,
      marks: index === 0 ? marks : [],
      counts: undefined,
    })),
    ...counts.map((counted) => ({ key: `${row.id}:${counted.of}`, bars: [], marks: [], counts: counted })),
  ];
  return parts.map((part, index) => ({
    ...part,
    rowId: row.id,
    title: index === 0 ? row.name : undefined,
    last: index === parts.length - 1,
  }));
}

function barsOf(row: Row, told: Told): readonly Bar[] {
  const programme = told.rows === 'programme' && told.programmes.find(({ id }) => id === row.id);
  const own = programme ? [programmeBar(programme, told.span)] : [];
  const campaigns = told.campaigns.flatMap((campaign) => {
    const partner = told.rows === 'agency' && campaign.agencies.some(({ id }) => id === row.id);
    const here = told.rows === 'agency' ? campaign.agency.id === row.id : (campaign.programme?.id ?? null) === row.id;
    return here || partner ? [campaignBar(campaign, partner, { row, span: told.span })] : [];
  });
  const activities = told.drawsActivities ? activitiesOf(row, told).map((one) => activityBar(one, row, told.span)) : [];
  return [...own, ...campaigns, ...activities].filter((bar) => bar !== undefined);
}

function marksOf(row: Row, { rows, milestones, span }: Told): readonly Mark[] {
  if (rows !== 'programme') return [];
  return milestones.flatMap((milestone) => {
    const place = milestone.programmeId === row.id && placeIn(span, { from: milestone.on, to: milestone.on });
    return place ? [{ milestone, at: place.left + place.width / 2 }] : [];
  });
}

function programmeBar({ id, name, startsOn, endsOn }: ProgrammeName, span: Span): Bar | undefined {
  const period = { from: startsOn, to: endsOn ?? span.to };
  return placed({ key: id, kind: 'programme', id, name, partner: false, campaign: undefined, ...period }, span);
}

function campaignBar(
  campaign: CampaignListItem,
  partner: boolean,
  { row, span }: { readonly row: Row; readonly span: Span },
): Bar | undefined {
  const { id, kind, name, startsOn: from, endsOn: to } = campaign;
  return placed({ key: `${row.id}:${id}`, kind, id, name, partner, campaign, from, to }, span);
}

function activityBar({ id, title, startsOn, endsOn }: TimelineActivity, row: Row, span: Span): Bar | undefined {
  const period = { from: startsOn, to: endsOn < startsOn ? startsOn : endsOn };
  const bar = {
    key: `${row.id}:${id}`,
    kind: 'activity',
    id,
    name: title,
    partner: false,
    campaign: undefined,
  } as const;
  return placed({ ...bar, ...period }, span);
}

function placed(bar: Omit<Bar, 'left' | 'width' | 'cut'>, span: Span): Bar | undefined {
  const place = placeIn(span, bar);
  return place && { ...bar, ...place, cut: { start: bar.from < span.from, end: bar.to > span.to } };
}

function activitiesOf(row: Row, { rows, activities }: Told): readonly TimelineActivity[] {
  if (rows === 'agency') return activities.filter(({ agency }) => agency.id === row.id);
  return activities.filter(({ programmeIds }) =>
    row.id === null ? programmeIds.length === 0 : programmeIds.includes(row.id),
  );
}

/** A name needs this much of the width to be read. */
export const readable = 15;

/** Into as few lanes as keep them apart, the earliest first. */
function packed(bars: readonly Bar[]): readonly (readonly Bar[])[] {
  const lanes: Bar[][] = [];
  const ends: number[] = [];
  for (const bar of bars) {
    const needed = bar.left + Math.max(bar.width, readable);
    const free = ends.findIndex((end) => end <= bar.left + 0.01);
    const lane = free === -1 ? lanes.length : free;
    (lanes[lane] ??= []).push(bar);
    ends[lane] = needed;
  }
  return lanes;
}

function countsOf(row: Row, told: Told): readonly NonNullable<Line['counts']>[] {
  const { ticks, days, openSlots } = told;
  const open = new Map(openSlots.filter(({ rowId }) => rowId === row.id).map((slot) => [slot.day, slot.count]));
  const byDay = new Map(days.filter(({ rowId }) => rowId === row.id).map((day) => [day.day, day]));
  const posts = ticks.flatMap((tick) => {
    const { planned = 0, published = 0 } = (tick.unit === 'day' && byDay.get(tick.from)) || {};
    const free = (tick.unit === 'day' && open.get(tick.from)) || 0;
    return planned + published + free > 0 ? [{ tick, planned, published, open: free }] : [];
  });
  const activities = told.drawsActivities ? [] : countedActivities(activitiesOf(row, told), ticks);
  return [
    ...(activities.length > 0 ? [{ of: 'activities' as const, cells: activities }] : []),
    ...(posts.length > 0 ? [{ of: 'posts' as const, cells: posts }] : []),
  ];
}

function countedActivities(activities: readonly TimelineActivity[], ticks: readonly Tick[]): readonly CountCell[] {
  return ticks.flatMap((tick) => {
    const count = activities.filter(({ startsOn }) => startsOn >= tick.from && startsOn <= tick.to).length;
    return count > 0 ? [{ tick, planned: count, published: 0, open: 0 }] : [];
  });
}
