import { stateOfLetter, type PostCalendar, type PostState } from '#publishing/contract.ts';

export interface CalendarAgency {
  readonly id: string;
  readonly shortName: string;
  readonly name: string;
  readonly zone: string;
}

export interface CalendarChannel {
  readonly id: string;
  readonly name: string;
  readonly medium: string;
  readonly byHand: boolean;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A post as the calendar knows it. Agencies, channels and programmes are shared between posts. */
export interface CalendarPost {
  readonly id: string;
  /** Undefined where the view has no room for it and the server left it out. */
  readonly title: string | undefined;
  readonly state: PostState;
  readonly at: number;
  readonly agency: CalendarAgency;
  readonly channels: readonly CalendarChannel[];
  readonly campaignId: string | undefined;
  readonly pillar: Named | undefined;
  readonly programmes: readonly Named[];
  readonly thumbnailId: string | undefined;
}

const none: readonly never[] = [];

/** From columns to posts, in the order of time. */
export function readCalendar(answer: PostCalendar): readonly CalendarPost[] {
  const { columns, agencies, campaigns, pillars } = answer;
  const start = Date.parse(answer.from);
  const channelSets = answer.channelSets.map((places) => places.flatMap((place) => answer.channels[place] ?? []));
  const served = answer.programmeSets.map((places) => places.flatMap((place) => answer.programmes[place] ?? []));
  const titles = titlesByPlace(columns);
  const ids = atob(columns.ids);
  return columns.minutes.map((minute, place) => ({
    id: idAt(ids, place),
    title: titles.get(place),
    state: stateOfLetter(columns.states.charAt(place)),
    at: start + minute * 60_000,
    agency: pointed(agencies, columns.agencies, place) ?? nobody,
    channels: pointed(channelSets, columns.channelSets, place) ?? none,
    campaignId: pointed(campaigns, columns.campaigns, place),
    pillar: pointed(pillars, columns.pillars, place),
    programmes: pointed(served, columns.programmeSets, place) ?? none,
    thumbnailId: columns.thumbnails[place] ?? undefined,
  }));
}

const nobody = { id: '', shortName: '', name: '', zone: 'Asia/Jakarta' };

/** What a column points to in its table. */
function pointed<Value>(table: readonly Value[], column: readonly number[], place: number): Value | undefined {
  return table[column[place] ?? -1];
}

function titlesByPlace({ titles, titled }: PostCalendar['columns']): ReadonlyMap<number, string> {
  return new Map(titles.map((title, index) => [titled[index] ?? index, title]));
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const dashesBefore = new Set([4, 6, 8, 10]);

/** `3668972b-9847-…` from its sixteen bytes. */
function idAt(bytes: string, place: number): string {
  let id = '';
  for (let byte = 0; byte < 16; byte += 1) {
    if (dashesBefore.has(byte)) id += '-';
    id += digits[bytes.charCodeAt(place * 16 + byte)] ?? '';
  }
  return id;
}
