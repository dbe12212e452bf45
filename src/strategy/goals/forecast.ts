/** One number at one day; days are counted, from any day on. */
export interface Point {
  readonly day: number;
  readonly value: number;
}

export interface Trend {
  /** Change per day, and the range it lies in with the confidence of `z`. */
  readonly slope: number;
  readonly slopeLow: number;
  readonly slopeHigh: number;
  /** The middle of the days, and the line's value there. */
  readonly day: number;
  readonly value: number;
  /** How far single numbers stray from the line (robust standard deviation). */
  readonly spread: number;
}

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export const leastPoints = 4;
export const leastSpanDays = 14;
/** Further ahead than this many times the span of the numbers, nobody can say anything. */
export const furthestSpans = 4;
/** Eight in ten. */
const z = 1.2816;

/**
 * The line through the numbers by Theil and Sen: the median of all slopes, which a few strange numbers don't move, with
 * Sen's range of the slopes. `overlap`: how many neighbouring numbers share their data (moving sums); they tell less
 * than as many independent ones, so the range widens. Undefined when there is too little to say anything.
 */
export function trendOf(points: readonly Point[], overlap = 1): Trend | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < leastPoints || last.day - first.day < leastSpanDays) return undefined;
  const slopes = slopesOf(points);
  const slope = median(slopes);
  const strayed = z * Math.sqrt(kendallVariance(points.length) * Math.max(1, overlap));
  const day = median(points.map((point) => point.day));
  const value = median(points.map((point) => point.value - slope * (point.day - day)));
  const residuals = points.map((point) => Math.abs(point.value - value - slope * (point.day - day)));
  return {
    slope,
    slopeLow: atRank(slopes, Math.floor((slopes.length - strayed) / 2) - 1),
    slopeHigh: atRank(slopes, Math.ceil((slopes.length + strayed) / 2)),
    day,
    value,
    spread: 1.4826 * median(residuals),
  };
}

/** Where the line is at a day, and where eight in ten numbers would be. */
export function estimateAt(
  { slope, slopeLow, slopeHigh, day: middle, value: atMiddle, spread }: Trend,
  day: number,
): Estimate {
  const away = day - middle;
  const value = atMiddle + slope * away;
  const ends = [slopeLow * away, slopeHigh * away].map((change) => atMiddle + change);
  return { value, low: Math.min(value, ...ends) - z * spread, high: Math.max(value, ...ends) + z * spread };
}

/** Whether so many days of numbers allow a word about a day that far ahead of the last one. */
export function reachesAsFar(points: readonly Point[], day: number): boolean {
  const [first, last] = [points[0], points.at(-1)];
  return first !== undefined && last !== undefined && day - last.day <= furthestSpans * (last.day - first.day);
}

function slopesOf(points: readonly Point[]): readonly number[] {
  const slopes: number[] = [];
  for (const [index, from] of points.entries()) {
    for (const to of points.slice(index + 1)) {
      if (to.day !== from.day) slopes.push((to.value - from.value) / (to.day - from.day));
    }
  }
  return slopes.toSorted((a, b) => a - b);
}

function kendallVariance(count: number): number {
  return (count * (count - 1) * (2 * count + 5)) / 18;
}

function atRank(sorted: readonly number[], rank: number): number {
  const index = Math.min(sorted.length - 1, Math.max(0, rank));
  return sorted[index] ?? 0;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
