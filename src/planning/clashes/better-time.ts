import { addDaysToDate, instantOf, localTimeOf, type LocalTime } from '#platform/time/local-time.ts';
import type { Clash, PlannedPost } from './clash.ts';

const usualTimes = ['07:00', '12:00', '16:30', '19:00'] as const;
const daysAhead = 14;
const hourMs = 3_600_000;
const leadMs = 15 * 60_000;

export interface Moving {
  readonly clash: Clash;
  readonly post: PlannedPost;
  readonly zone: string;
  readonly now: Date;
  /** Every planned post, to see which hours the agency has free. */
  readonly posts: readonly PlannedPost[];
  readonly solemn: ReadonlyMap<string, string>;
}

/** The next usual hour in which its agency publishes nothing, two hours or more from the other post, on no solemn day. */
export function betterTime({ clash, post, zone, now, posts, solemn }: Moving): LocalTime | null {
  const own = posts.filter((other) => other.agencyId === post.agencyId && other.id !== post.id);
  const partner = clash.first.id === post.id ? clash.second : clash.first;
  const today = localTimeOf(new Date(Math.max(now.getTime(), post.publishAt.getTime())), zone).date;
  for (let day = 0; day <= daysAhead; day += 1) {
    const date = addDaysToDate(today, day);
    if (solemn.has(date)) continue;
    const time = usualTimes.find((one) => {
      const at = instantOf({ date, time: one }, zone)?.getTime() ?? 0;
      if (at < now.getTime() + leadMs || at <= post.publishAt.getTime()) return false;
      const apart = partner === null || Math.abs(at - partner.publishAt.getTime()) >= 2 * hourMs;
      return apart && own.every((other) => Math.abs(other.publishAt.getTime() - at) >= hourMs / 2);
    });
    if (time) return { date, time };
  }
  return null;
}
