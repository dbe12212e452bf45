import { dayOf } from '#platform/time/local-time.ts';

interface Days {
  readonly from: Date;
  readonly zone: string;
  /** So many of each day. */
  readonly most: number;
}

/** Where the first few of each day in that zone stand; `minutes` since `from`, the earliest first. */
export function firstOfEachDay(minutes: readonly number[], { from, zone, most }: Days): readonly number[] {
  const places: number[] = [];
  let dayEnds = -Infinity;
  let taken = 0;
  for (const [place, minute] of minutes.entries()) {
    const at = from.getTime() + minute * 60_000;
    if (at >= dayEnds) {
      dayEnds = dayOf(new Date(at), zone).to.getTime();
      taken = 0;
    }
    if (taken < most) places.push(place);
    taken += 1;
  }
  return places;
}
