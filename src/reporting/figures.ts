import type { AgencyRow, Answers, Figure, Posts, Rate, ReportView, Series, TopPost } from './contract.ts';
import type { AnswerCount, ChannelDay, DayCount, FollowerCount } from './people-counts.view.ts';
import type { Period } from './period.ts';
import type { CountedPost, PostCount, PostTitle } from './post-counts.view.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';

/** A sum that stays unknown while nothing in it is known. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

export function postsOf(counts: readonly PostCount[]): Posts {
  return {
    planned: counts.reduce((total, { planned }) => total + planned, 0),
    verified: counts.reduce((total, { verified }) => total + verified, 0),
  };
}

export function weeksOf(counts: readonly PostCount[], { from, to }: Period): ReportView['weeks'] {
  const current = counts.filter((count) => count.current);
  const weeks: ReportView['weeks'] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDaysToDate(monday, 7)) {
    const sunday = addDaysToDate(monday, 6);
    const start = monday;
    weeks.push({
      from: monday < from ? from : monday,
      to: sunday > to ? to : sunday,
      ...postsOf(current.filter(({ weekStart }) => weekStart === start)),
    });
  }
  return weeks;
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDaysToDate(day, -((weekday + 6) % 7));
}

/** `told` picks the number of one delivery; a medium counts as covered when at least one of its posts has it. */
export function postFigure(posts: readonly CountedPost[], told: (post: CountedPost) => number | null): Figure {
  const current = posts.filter((post) => post.current);
  const known = current.filter((post) => told(post) !== null);
  return {
    value: sumKnown(current.map(told)),
    previous: sumKnown(posts.filter((post) => !post.current).map(told)),
    coverage: { have: channelsOf(known), of: channelsOf(current) },
    sources: [...new Set(known.flatMap(({ sources }) => sources))],
    takenAt: latest(known.map(({ takenAt }) => takenAt)),
    parts: partsOf(known.map((post) => ({ medium: post.medium, value: told(post) ?? 0 }))),
  };
}

function channelsOf(posts: readonly CountedPost[]): number {
  return new Set(posts.map(({ channelId }) => channelId)).size;
}

export function followerFigure(counts: readonly FollowerCount[]): Figure {
  const known = counts.filter(({ now }) => now !== null);
  // Compared only over accounts counted at both ends; an account that is new would look like growth.
  const both = known.filter(({ atStart }) => atStart !== null);
  const growth = sumKnown(both.map(({ now, atStart }) => (now ?? 0) - (atStart ?? 0)));
  const value = sumKnown(known.map(({ now }) => now));
  return {
    value,
    previous: value === null || growth === null ? null : value - growth,
    coverage: { have: known.length, of: counts.length },
    sources: [...new Set(known.flatMap(({ source }) => source ?? []))],
    takenAt: latest(known.map(({ takenAt }) => takenAt)),
    parts: partsOf(known.map(({ medium, now }) => ({ medium, value: now ?? 0 }))),
  };
}

function latest(instants: readonly (Date | null)[]): string | null {
  const times = instants.flatMap((at) => at?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}

function partsOf(values: readonly { readonly medium: string; readonly value: number }[]): Figure['parts'] {
  const sums = new Map<string, number>();
  for (const { medium, value } of values) sums.set(medium, (sums.get(medium) ?? 0) + value);
  return [...sums].map(([medium, value]) => ({ medium, value })).toSorted((a, b) => b.value - a.value);
}

const bases = ['reach', 'views'] as const;

/** Interactions ÷ base × 100, over posts that have both; a post without the base is left out, never counted as zero. */
export function ratesOf(posts: readonly CountedPost[]): ReportView['rates'] {
  return bases.flatMap((base) => {
    const now = rateOver(
      posts.filter((post) => post.current),
      base,
    );
    const before = rateOver(
      posts.filter((post) => !post.current),
      base,
    );
    return now ? [{ now, before: before?.value ?? null }] : [];
  });
}

function rateOver(posts: readonly CountedPost[], base: (typeof bases)[number]): Rate | null {
  const both = posts.filter((post) => (post[base] ?? 0) > 0 && post.interactions !== null);
  const total = sumKnown(both.map((post) => post[base]));
  const interactions = sumKnown(both.map((post) => post.interactions));
  if (total === null || interactions === null) return null;
  return { value: (interactions / total) * 100, base, posts: both.length };
}

const topLength = 10;

function weight(parts: readonly CountedPost[]): number {
  return sumKnown(parts.map(({ interactions }) => interactions)) ?? -1;
}

export function topOf(posts: readonly CountedPost[]): readonly (readonly CountedPost[])[] {
  const byPost = Map.groupBy(
    posts.filter((post) => post.current),
    ({ postId }) => postId,
  );
  return [...byPost.values()].toSorted((a, b) => weight(b) - weight(a)).slice(0, topLength);
}

export function topPostOf(parts: readonly CountedPost[], titles: ReadonlyMap<string, PostTitle>): TopPost[] {
  const title = titles.get(parts[0]?.postId ?? '');
  if (!title) return [];
  return [
    {
      postId: title.id,
      title: title.title,
      agency: title.agency,
      kind: title.kind,
      publishedAt: title.publishedAt.toISOString(),
      media: parts.map(({ medium }) => medium),
      picture: title.pictureId === null ? null : { id: title.pictureId, alt: title.pictureAlt ?? '' },
      reach: sumKnown(parts.map(({ reach }) => reach)),
      views: sumKnown(parts.map(({ views }) => views)),
      interactions: sumKnown(parts.map(({ interactions }) => interactions)),
      rate: rateOver(parts, 'reach') ?? rateOver(parts, 'views'),
    },
  ];
}

const noAnswers: Answers = { medianMinutes: null, answered: 0, inTime: 0, owed: 0, closedWithoutAnswer: 0 };

export function answersOf(count: AnswerCount | undefined): Answers {
  if (!count) return noAnswers;
  const { medianMinutes, answered, inTime, owed, closedWithoutAnswer } = count;
  return { medianMinutes, answered, inTime, owed, closedWithoutAnswer };
}

export interface Counted {
  readonly posts: readonly PostCount[];
  readonly numbers: readonly CountedPost[];
  readonly followers: readonly FollowerCount[];
  readonly answers: readonly AnswerCount[];
}

export function agencyRowOf(agency: { readonly id: string; readonly shortName: string }, counted: Counted): AgencyRow {
  const own = <Row extends { readonly agencyId: string | null }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ agencyId }) => agencyId === agency.id);
  const followers = own(counted.followers);
  const figure = followerFigure(followers);
  return {
    id: agency.id,
    shortName: agency.shortName,
    posts: postsOf(own(counted.posts).filter(({ current }) => current)),
    interactions: postFigure(own(counted.numbers), (post) => post.interactions).value,
    followers: figure.value,
    followersBefore: figure.previous,
    answers: answersOf(own(counted.answers).find(({ current }) => current)),
  };
}

/** Each day has a point; on a day without a count there was nothing. */
export function seriesOf(counts: readonly DayCount[], { from, to }: Period): Series[] {
  const days = daysOf(from, to);
  return [...Map.groupBy(counts, ({ medium }) => medium)].map(([medium, list]) => {
    const values = new Map(list.map(({ day, value }) => [day, value]));
    return { medium, points: days.map((day) => ({ day, value: values.get(day) ?? 0 })) };
  });
}

/** Per medium, over its accounts; an account not counted on a day keeps its last count. */
export function followerSeries(counts: readonly ChannelDay[], period: Period): Series[] {
  const days = daysOf(period.from, period.to);
  const sums = new Map<string, (number | undefined)[]>();
  for (const list of Map.groupBy(counts, ({ channelId }) => channelId).values()) {
    const medium = list[0]?.medium ?? '';
    const values = new Map(list.map(({ day, value }) => [day, value]));
    const sum = sums.get(medium) ?? [];
    let last: number | undefined;
    for (const [at, day] of days.entries()) {
      last = values.get(day) ?? last;
      if (last !== undefined) sum[at] = (sum[at] ?? 0) + last;
    }
    sums.set(medium, sum);
  }
  return [...sums].map(([medium, sum]) => ({
    medium,
    points: days.map((day, at) => ({ day, value: sum[at] ?? null })),
  }));
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDaysToDate(day, 1)) days.push(day);
  return days;
}
