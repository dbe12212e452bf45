import { useMemo } from 'react';
import { activityCalendarEndpoint, type CalendarActivity } from '#planning/contract.ts';
import { postCalendarEndpoint, type PostCalendar } from '#publishing/contract.ts';
import type { Ask } from '#web/api/call.ts';
import type { Refused } from '#web/api/refused.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import type { CalendarView } from './calendar-days.ts';
import { readCalendar, type CalendarPost } from './calendar-data.ts';
import { dayClock, type DayClock } from './day-clock.ts';
import type { CalendarAddress, Filters } from './use-calendar-address.ts';
import { byTime, grouped } from './in-order.ts';
import { useSurroundings, type AroundPosts, type EmptySlot, type NativePost } from './use-surroundings.ts';

interface Placed {
  readonly id: string;
  /** Milliseconds. */
  readonly at: number;
  /** On the clocks of the calendar's zone. */
  readonly date: string;
  readonly time: string;
}

export interface PostEntry extends Placed {
  readonly kind: 'post';
  readonly post: CalendarPost;
}

export interface ActivityEntry extends Placed {
  readonly kind: 'activity';
  readonly activity: CalendarActivity;
  /** It began on an earlier day. */
  readonly goesOn: boolean;
}

export interface SlotEntry extends Placed {
  readonly kind: 'slot';
  readonly slot: EmptySlot;
}

export interface NativeEntry extends Placed {
  readonly kind: 'native';
  readonly native: NativePost;
}

/** Everything that has a place in the calendar. */
export type Entry = PostEntry | ActivityEntry | SlotEntry | NativeEntry;

export interface CalendarQuery {
  readonly address: CalendarAddress;
  readonly zone: string;
  /** Of the desk's own switch; a filter narrows further. */
  readonly agencyId: string | undefined;
  /** Moves that the server has not answered yet: where the post already stands for the person. */
  readonly moved: ReadonlyMap<string, number>;
}

export interface Calendar extends AroundPosts {
  readonly byDay: ReadonlyMap<string, readonly Entry[]>;
  readonly posts: ReadonlyMap<string, PostEntry>;
  readonly clock: DayClock;
  /** Most titles are left out: there are too many posts for one answer. */
  readonly lean: boolean;
  /** The agency asked for, with those below it. */
  readonly whose: string | undefined;
  readonly media: readonly string[];
  readonly loading: boolean;
  readonly error: Refused | null;
  /** More happens than is shown. */
  readonly truncated: boolean;
  readonly refetch: () => void;
}

export function useCalendar({ address, zone, agencyId, moved }: CalendarQuery): Calendar {
  const { days, filters, layers, view } = address;
  const clock = useMemo(() => dayClock(days, zone), [days, zone]);
  const whose = filters.agencyId === '' ? agencyId : filters.agencyId;
  const span = spanOf(clock, whose);
  const answer = useAnswer(
    postCalendarEndpoint,
    { query: { ...span, zone, detail: detailOf(view), ...narrowing(filters) } },
    { keepFormer: true },
  );
  const activities = useAnswer(
    activityCalendarEndpoint,
    { query: { ...span, ...activityNarrowing(filters) } },
    { enabled: layers.activities, keepFormer: true },
  );
  const around = useSurroundings({ days, ...clock, agencyId: whose, layers, filters });
  const posts = useMemo(() => (answer.data ? readCalendar(answer.data) : []), [answer.data]);
  const standing = useMemo(() => posts.flatMap((post) => placed(post, post.at, clock)), [posts, clock]);
  const entries = useMemo(() => withMoves(standing, clock, moved), [standing, clock, moved]);
  const postsByDay = useMemo(() => grouped(byTime(entries), ({ date }) => date), [entries]);
  const beside = layers.activities ? activities.data?.items : undefined;
  const byDay = useMemo(
    () => joined(postsByDay, [...activityEntries(beside ?? [], clock), ...aroundEntries(around, clock)]),
    [postsByDay, beside, around, clock],
  );
  return {
    ...around,
    byDay,
    posts: useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]),
    clock,
    lean: detailOf(view) === 'cells',
    whose,
    media: useMemo(() => mediaOf(answer.data), [answer.data]),
    loading: answer.isPending,
    error: answer.error,
    truncated: (answer.data?.truncated ?? false) || (activities.data?.truncated ?? false),
    refetch: () => void answer.refetch(),
  };
}

function mediaOf(answer: PostCalendar | undefined): readonly string[] {
  return [...new Set(answer?.channels.map(({ medium }) => medium))].toSorted();
}

/** A month has no room for more than cells; its list asks for cards as they come into sight. */
function detailOf(view: CalendarView): 'cells' | 'cards' {
  return view === 'month' || view === 'list' ? 'cells' : 'cards';
}

export function spanOf({ from, to }: Pick<DayClock, 'from' | 'to'>, agencyId: string | undefined) {
  const whose = agencyId === undefined ? {} : { agencyId };
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), ...whose };
}

type PostQuery = NonNullable<Ask<typeof postCalendarEndpoint>['query']>;

export function narrowing(filters: Filters): Partial<PostQuery> {
  const chosen = Object.entries(filters).filter(([name, value]) => name !== 'agencyId' && value !== '');
  return Object.fromEntries(chosen) as Partial<PostQuery>;
}

/** Filters that say nothing about activities leave them where they are. */
function activityNarrowing({ programmeId, campaignId, text }: Filters) {
  const chosen = Object.entries({ programmeId, campaignId, text }).filter(([, value]) => value !== '');
  return Object.fromEntries(chosen);
}

function placed(post: CalendarPost, at: number, clock: DayClock): readonly PostEntry[] {
  const place = clock.at(at);
  return place ? [{ kind: 'post', id: post.id, post, at, ...place }] : [];
}

/** What was not moved stays the same entry, so that a card is drawn anew only when its post has changed. */
function withMoves(
  standing: readonly PostEntry[],
  clock: DayClock,
  moved: ReadonlyMap<string, number>,
): readonly PostEntry[] {
  if (moved.size === 0) return standing;
  return standing.flatMap((entry) => {
    const at = moved.get(entry.id);
    // The post itself says so too: whoever moves it on starts from there.
    return at === undefined ? [entry] : placed({ ...entry.post, at }, at, clock);
  });
}

const dayMs = 86_400_000;

/** One that lasts several days stands on each of them. */
function activityEntries(activities: readonly CalendarActivity[], clock: DayClock): readonly ActivityEntry[] {
  return activities.flatMap((activity) => {
    const start = Date.parse(activity.startsAt);
    const end = activity.endsAt === null ? start : Date.parse(activity.endsAt);
    const found = new Map<string, ActivityEntry>();
    const stand = (at: number): void => {
      const place = clock.at(at);
      if (!place || found.has(place.date)) return;
      const id = at === start ? activity.id : `${activity.id}/${place.date}`;
      found.set(place.date, { kind: 'activity', id, activity, at, ...place, goesOn: at > start });
    };
    for (let at = start; at <= end; at += dayMs) stand(at);
    stand(Math.max(start, end));
    return [...found.values()];
  });
}

function aroundEntries({ slots, natives }: AroundPosts, clock: DayClock): readonly Entry[] {
  return [
    ...slots.flatMap((slot): SlotEntry[] => {
      const place = clock.at(slot.at);
      return place ? [{ kind: 'slot', id: slot.id, slot, at: slot.at, ...place }] : [];
    }),
    ...natives.flatMap((native): NativeEntry[] => {
      const place = clock.at(native.at);
      return place ? [{ kind: 'native', id: native.id, native, at: native.at, ...place }] : [];
    }),
  ];
}

/** Days on which only posts stand keep their list. */
function joined(posts: ReadonlyMap<string, readonly Entry[]>, others: readonly Entry[]): Calendar['byDay'] {
  const days = new Map(posts);
  for (const [date, beside] of grouped(others, (entry) => entry.date)) {
    days.set(date, byTime([...(posts.get(date) ?? []), ...beside]));
  }
  return days;
}
