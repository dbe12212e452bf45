import type { AgencyTree } from '#organisation/index.ts';
import { agencyIn } from './agency-in.ts';
import { channelsIn, type Beside, type CalendarChannel, type CalendarPost, type Named } from './calendar.view.ts';
import { stateLetter, type PostCalendar } from './contract-calendar.ts';

export interface CalendarFound {
  readonly from: Date;
  readonly posts: readonly CalendarPost[];
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
  const { posts, beside, channels, truncated, titles, titled } = found;
  const [agencies, channelSets, campaigns] = [table(), table(), table()];
  const bytes = Buffer.alloc(posts.length * bytesOfId);
  const told = { minutes: [] as number[], agencies: [] as number[], channelSets: [] as number[] };
  const campaignOf: number[] = [];
  let states = '';
  for (const [place, { id, minute, agency_id, state, channels: set, campaign_id }] of posts.entries()) {
    bytes.write(id.replaceAll('-', ''), place * bytesOfId, 'hex');
    states += stateLetter(state);
    told.minutes.push(minute);
    told.agencies.push(agencies.place(agency_id));
    told.channelSets.push(channelSets.place(set.toString('latin1')));
    campaignOf.push(campaign_id === null ? -1 : campaigns.place(campaign_id));
  }
  const { tables, columns: more } = moreOf(posts, beside);
  return {
    from: found.from.toISOString(),
    truncated,
    agencies: agencies.values.map((id) => agencyIn(tree, id)),
    channels: [...channels],
    channelSets: channelSets.values.map(placesIn(channels)),
    campaigns: [...campaigns.values],
    ...tables,
    columns: {
      ids: bytes.toString('base64'),
      states,
      ...told,
      campaigns: campaigns.values.length === 0 ? [] : campaignOf,
      titles: [...titles],
      titled: [...titled],
      ...more,
    },
  };
}

const bytesOfId = 16;

/** Where the channels of a set stand in the table, by their place there; one of an agency beyond the scope is left out. */
function placesIn(channels: readonly CalendarChannel[]): (set: string) => number[] {
  const places = new Map(channels.map(({ id }, place) => [id, place]));
  return (set) =>
    channelsIn(set)
      .flatMap((id) => places.get(id) ?? [])
      .toSorted((a, b) => a - b);
}

function moreOf(posts: readonly CalendarPost[], beside: readonly Beside[] | undefined) {
  const [pillars, programmes, sets] = [table(), table(), table()];
  const pillarNames = new Map<string, string>();
  const names = new Map<string, string>();
  const known = beside ?? [];
  const setOf = (served: readonly Named[]): number => {
    for (const { id, name } of served) names.set(id, name);
    return sets.place(served.map(({ id }) => id).join(','));
  };
  const columns = {
    pillars: known.map(({ pillar }, place) => {
      const id = posts[place]?.pillar_id ?? null;
      if (id === null) return -1;
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
function table() {
  const places = new Map<string, number>();
  const values: string[] = [];
  return {
    values: values as readonly string[],
    place(value: string): number {
      const known = places.get(value);
      if (known !== undefined) return known;
      places.set(value, values.length);
      return values.push(value) - 1;
    },
  };
}
