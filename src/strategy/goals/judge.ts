import {
  estimateAt,
  leastPoints,
  leastSpanDays,
  reachesAsFar,
  trendOf,
  type Estimate,
  type Point,
  type Trend,
} from './forecast.ts';

export const standings = ['behind', 'missed', 'unknown', 'on-track', 'reached'] as const;
/** Where a goal stands, worst first. */
export type Standing = (typeof standings)[number];

/** Why it stands there; the screen has a sentence for each. */
export type Reason =
  | { readonly kind: 'no-number' | 'one-number' | 'reached' | 'held-at-due' | 'missed' | 'no-number-at-due' }
  | { readonly kind: 'too-few'; readonly have: number; readonly need: number; readonly needDays: number }
  | { readonly kind: 'stale'; readonly days: number }
  | { readonly kind: 'too-far'; readonly spanDays: number; readonly daysLeft: number }
  | { readonly kind: 'will-reach' | 'may-reach' | 'may-miss' | 'will-miss'; readonly at: Estimate }
  | { readonly kind: 'ahead-of-line' | 'behind-line'; readonly expected: number; readonly spanDays: number };

export interface Aim {
  readonly direction: 'up' | 'down';
  readonly baseline: number | null;
  /** Day numbers, as of the points. */
  readonly baselineDay: number;
  readonly target: number;
  readonly dueDay: number;
}

export interface Judged {
  readonly standing: Standing;
  readonly reason: Reason;
  readonly latest: Point | null;
  /** How much of the way is done: 0 at the baseline, 1 at the target. Null without a baseline, or when there is no way to go. */
  readonly progress: number | null;
  /** Expected at the due day; null when too little is known, or the day is over. */
  readonly forecast: Estimate | null;
  /** What the forecast follows. */
  readonly trend: Trend | null;
}

/** Numbers older than this say nothing about today. */
const staleDays = 45;
/** The pace is that of the last half year; what was before is another time. */
const pacePoints = 26;

interface Now {
  readonly today: number;
  /** How many neighbouring numbers share their data. */
  readonly overlap: number;
}

/** Says where a goal stands, and never more than the numbers allow. `points` in order of their days. */
export function judge(aim: Aim, points: readonly Point[], { today, overlap }: Now): Judged {
  // After the deadline only what was true until then counts.
  const counted = points.filter(({ day }) => day <= Math.min(today, aim.dueDay));
  const latest = counted.at(-1) ?? null;
  const basis = { latest, progress: progressOf(aim, latest) };
  if (today > aim.dueDay) return { ...basis, forecast: null, trend: null, ...afterDue(aim, latest) };
  if (!latest) return { ...basis, forecast: null, trend: null, standing: 'unknown', reason: { kind: 'no-number' } };
  if (today - latest.day > staleDays) {
    const reason = { kind: 'stale', days: today - latest.day } as const;
    return { ...basis, forecast: null, trend: null, standing: 'unknown', reason };
  }
  const recent = counted.slice(-pacePoints);
  const trend = reachesAsFar(recent, aim.dueDay) ? (trendOf(recent, overlap) ?? null) : null;
  const forecast = trend && estimateAt(trend, aim.dueDay);
  return { ...basis, forecast, trend, ...beforeDue(aim, counted, { latest, forecast, today }) };
}

type Verdict = Pick<Judged, 'standing' | 'reason'>;

function afterDue(aim: Aim, latest: Point | null): Verdict {
  if (latest && meets(aim, latest.value)) return { standing: 'reached', reason: { kind: 'held-at-due' } };
  if (!latest || aim.dueDay - latest.day > staleDays) {
    return { standing: 'unknown', reason: { kind: 'no-number-at-due' } };
  }
  return { standing: 'missed', reason: { kind: 'missed' } };
}

interface Present {
  readonly latest: Point;
  readonly forecast: Estimate | null;
  readonly today: number;
}

function beforeDue(aim: Aim, points: readonly Point[], { latest, forecast, today }: Present): Verdict {
  if (meets(aim, latest.value)) return { standing: 'reached', reason: { kind: 'reached' } };
  return forecast ? byForecast(aim, forecast) : withoutForecast(aim, points, { latest, today });
}

function byForecast(aim: Aim, at: Estimate): Verdict {
  const [worst, best] = aim.direction === 'up' ? [at.low, at.high] : [at.high, at.low];
  if (meets(aim, worst)) return { standing: 'on-track', reason: { kind: 'will-reach', at } };
  if (meets(aim, at.value)) return { standing: 'on-track', reason: { kind: 'may-reach', at } };
  if (meets(aim, best)) return { standing: 'behind', reason: { kind: 'may-miss', at } };
  return { standing: 'behind', reason: { kind: 'will-miss', at } };
}

function withoutForecast(
  aim: Aim,
  points: readonly Point[],
  { latest, today }: { readonly latest: Point; readonly today: number },
): Verdict {
  const spanDays = latest.day - (points[0]?.day ?? latest.day);
  if (points.length === 1) return { standing: 'unknown', reason: { kind: 'one-number' } };
  if (points.length < leastPoints || spanDays < leastSpanDays) {
    const reason = { kind: 'too-few', have: points.length, need: leastPoints, needDays: leastSpanDays } as const;
    return { standing: 'unknown', reason };
  }
  const expected = onTheLine(aim, latest.day);
  if (expected === null)
    return { standing: 'unknown', reason: { kind: 'too-far', spanDays, daysLeft: aim.dueDay - today } };
  const ahead = aim.direction === 'up' ? latest.value >= expected : latest.value <= expected;
  const kind = ahead ? 'ahead-of-line' : 'behind-line';
  return { standing: ahead ? 'on-track' : 'behind', reason: { kind, expected, spanDays } };
}

/** Where one would be at that day on the straight way from the baseline to the target. */
function onTheLine({ baseline, baselineDay, target, dueDay }: Aim, day: number): number | null {
  if (baseline === null) return null;
  const gone = Math.min(1, Math.max(0, (day - baselineDay) / (dueDay - baselineDay)));
  return baseline + (target - baseline) * gone;
}

function meets({ direction, target }: Aim, value: number): boolean {
  return direction === 'up' ? value >= target : value <= target;
}

/** Negative when it went the other way; above 1 when it went further. */
function progressOf({ baseline, target }: Aim, latest: Point | null): number | null {
  if (!latest || baseline === null || baseline === target) return null;
  return (latest.value - baseline) / (target - baseline);
}
