import type { AgencyScope, AgencyTree } from '#organisation/index.ts';
import { agencyIn } from './agency-in.ts';
import type { Beside, CalendarChannel, CalendarColumns, ChannelPosts, Named } from './calendar.view.ts';
import { stateLetter, type PostCalendar } from './contract-calendar.ts';
import type { PostState } from './posts/post.ts';

export interface CalendarFound {
  /** To which the agencies of the columns point. */
  readonly scope: AgencyScope;
  readonly from: Date;
  readonly columns: CalendarColumns;
  readonly truncated: boolean;
  readonly channels: readonly CalendarChannel[];
  readonly byChannel: readonly ChannelPosts[];
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
    ids: Buffer.from(columns.ids.join(''), 'hex').toString('base64'),
    states: columns.states.map((state) => stateLetter(state as PostState)).join(''),
    minutes: [...columns.minutes],
    agencies: columns.agencies.map((place) => agencies.place(place)),
    channelSets: channelSetsOf(found).map((set) => channelSets.place(set)),
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
    channelSets: channelSets.values.map((places) => (places === '' ? [] : places.split(',').map(Number))),
    campaigns: [...campaigns.values],
    ...tables,
    columns: { ...told, campaigns: campaigns.values.length === 0 ? [] : told.campaigns, ...more },
  };
}

/** Of each post, the places of its channels in the table, joined by a comma. */
function channelSetsOf({ channels, byChannel, columns }: CalendarFound): readonly string[] {
  const postsOf = new Map(byChannel.map(({ channelId, posts }) => [channelId, posts]));
  const sets = columns.ids.map(() => '');
  for (const [channel, { id }] of channels.entries()) {
    for (const post of postsOf.get(id) ?? []) {
      const former = sets[post];
      // Beyond what is told of one that is cut.
      if (former !== undefined) sets[post] = former === '' ? String(channel) : `${former},${channel}`;
    }
  }
  return sets;
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
