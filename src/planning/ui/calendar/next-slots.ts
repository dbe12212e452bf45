import { addDaysToDate, instantOf } from '#platform/time/local-time.ts';
import type { CalendarPost } from './calendar-data.ts';
import { byTime } from './in-order.ts';
import type { EmptySlot } from './use-surroundings.ts';

/** Which of the empty slots may take that post: of its agency, and of one of its channels where a slot names one. */
export function slotsFor(post: CalendarPost, slots: readonly EmptySlot[]): readonly EmptySlot[] {
  const channels = new Set(post.channels.map(({ id }) => id));
  return slots.filter(({ agencyId, channel }) => agencyId === post.agency.id && (!channel || channels.has(channel.id)));
}

/** Each post gets the next slot that is still free, in the order of the posts; without one it gets none. */
export function spreadOverSlots(
  posts: readonly CalendarPost[],
  slots: readonly EmptySlot[],
  now: number,
): ReadonlyMap<string, number> {
  const taken = new Set<string>();
  const given = new Map<string, number>();
  const coming = byTime(slots.filter(({ at }) => at > now));
  for (const post of posts) {
    const slot = slotsFor(post, coming).find(({ id }) => !taken.has(id));
    if (!slot) continue;
    taken.add(slot.id);
    given.set(post.id, slot.at);
  }
  return given;
}

/** The first of that weekday and hour, or of that hour, that still lies ahead. */
export function comingTime(
  place: { readonly date: string; readonly time: string },
  { zone, now, everyDays }: { readonly zone: string; readonly now: number; readonly everyDays: number },
): number | undefined {
  for (let step = 1; step <= 400; step += 1) {
    const at = instantOf({ date: addDaysToDate(place.date, everyDays * step), time: place.time }, zone)?.getTime();
    if (at !== undefined && at > now) return at;
  }
  return undefined;
}
