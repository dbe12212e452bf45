import type { AgencyScope, AgencyTree } from '#organisation/index.ts';
import { agencyIn } from './agency-in.ts';
import { channelsIn, type Beside, type CalendarChannel, type CalendarColumns, type Named } from './calendar.view.ts';
import { stateLetter, type PostCalendar } from './contract-calendar.ts';
import type { PostState } from './posts/post.ts';

export interface CalendarFound {
  /** To which the agencies of the columns point. */
  readonly scope: AgencyScope;
  readonly from: Date;
  readonly columns: CalendarColumns;
  readonly truncated: boolean;
  readonly channels: readonly CalendarChannel[];
  readonly titles: readonly string[];
  /** Where those stand whose titles are given; empty: all. */
  readonly titled: readonly number[];
  /** Undefined: of cells, which show no more. */
  readonly beside: readonly Beside[] | undefined;
}

/** Each agency, channel, campaign and programme that occurs is written once; the columns point to it. */
export function presentCalendar(tree: AgencyTree, found: CalendarFound): PostCalendar {
  const { columns, beside, channels, truncated, titles, titled, scope } = found;
  const agencies = table<number>();
  const channelSets = table<string>();
  const campaigns = table<string>();
  const told = {
    ids: Buffer.from(columns.ids.join('').replaceAll('-', ''), 'hex').toString('base64'),
    states: columns.states.map((state) => stateLetter(state as PostState)).join(''),
    minutes: [...columns.minutes],
    agencies: columns.agencies.map((place) => agencies.place(place)),
    channelSets: columns.channelSets.map((set) => channelSets.place(set)),
    campaigns: columns.campaigns.map((id) => (id === '' ? -1 : campaigns.place(id))),
    titles: [...titles],
    titled: [...titled],
  };
  const { tables, columns: more } = moreOf(columns.pillars, beside);
  return {
    from: found.from.toISOString(),
    truncated,
    agencies: agencies.values.map((place) => agencyIn(tree, scope[place] ?? '')),
    channels: [...channels],
    channelSets: channelSets.values.map(placesIn(channels)),
    campaigns: [...campaigns.values],
    ...tables,
    columns: { ...told, campaigns: campaigns.values.length === 0 ? [] : told.campaigns, ...more },
  };
}

/** Where the channels of a set stand in the table, by their place there; one of an agency beyond the scope is left out. */
function placesIn(channels: readonly CalendarChannel[]): (set: string) => number[] {
  const places = new Map(channels.map(({ id }, place) => [id, place]));
  return (set) =>
    channelsIn(set)
      .flatMap((id) => places.get(id) ?? [])
      .toSorted((a, b) => a - b);
}

function moreOf(pillarIds: readonly string[], beside: readonly Beside[] | undefined) {
  const pillars = table<string>();
  const programmes = table<string>();
  const sets = table<string>();
  const pillarNames = new Map<string, string>();
  const names = new Map<string, string>();
  const known = beside ?? [];
  const setOf = (served: readonly Named[]): number => {
    for (const { id, name } of served) names.set(id, name);
    return sets.place(served.map(({ id }) => id).join(','));
  };
  const columns = {
    pillars: known.map(({ pillar }, place) => {
      const id = pillarIds[place] ?? '';
      if (id === '') return -1;
      pillarNames.set(id, pillar ?? '');
      return pillars.place(id);
    }),
    programmeSets: known.map((card) => setOf(card.programmes)),
    thumbnails: known.map((card) => card.thumbnail_id),
  };
  const programmeSets = sets.values.map((ids) => (ids === '' ? [] : ids.split(',').map((id) => programmes.place(id))));
  const tables = {
    pillars: pillars.values.map(named(pillarNames)),
    programmes: programmes.values.map(named(names)),
    programmeSets,
  };
  return { tables, columns };
}

function named(from: ReadonlyMap<string, string>) {
  return (id: string): Named => ({ id, name: from.get(id) ?? '' });
}

/** Gives each value a number, the same one again when it comes again. */
function table<Value extends string | number>() {
  const places = new Map<Value, number>();
  const values: Value[] = [];
  return {
    values: values as readonly Value[],
    place(value: Value): number {
      const known = places.get(value);
      if (known !== undefined) return known;
      places.set(value, values.length);
      return values.push(value) - 1;
    },
  };
}
