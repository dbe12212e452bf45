import { agencyTree, type AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { ReportView } from './contract.ts';
import {
  agencyRowOf,
  answersOf,
  followerFigure,
  followerSeries,
  postFigure,
  postsOf,
  ratesOf,
  seriesOf,
  topOf,
  topPostOf,
  weeksOf,
  type Counted,
} from './figures.ts';
import { answerCounts, followerCounts, followersPerDay, viewsPerDay, voicesPerDay } from './people-counts.view.ts';
import type { Period } from './period.ts';
import { countedPosts, postCounts, postTitles, type CountedPost } from './post-counts.view.ts';

export interface ReportAsked {
  readonly scope: AgencyScope;
  readonly period: Period;
}

export type Report = Omit<ReportView, 'agency' | 'can'>;

/** One report over those agencies. Every part reads its rows once, for both periods. */
export async function overview(db: Db, { scope, period }: ReportAsked): Promise<Report> {
  const [posts, numbers, followers, answers, days, tree] = await Promise.all([
    postCounts(db, scope, period),
    countedPosts(db, scope, period),
    followerCounts(db, scope, period),
    answerCounts(db, scope, period),
    dailyOf(db, { scope, period }),
    agencyTree(db),
  ]);
  const counted: Counted = { posts, numbers, followers, answers };
  const together = answers.filter(({ agencyId }) => agencyId === null);
  const { from, to, previous, zone } = period;
  return {
    from,
    to,
    previous,
    zone,
    posts: {
      now: postsOf(posts.filter(({ current }) => current)),
      before: postsOf(posts.filter(({ current }) => !current)),
    },
    interactions: postFigure(numbers, (post) => post.interactions),
    views: postFigure(numbers, (post) => post.views),
    followers: followerFigure(followers),
    rates: ratesOf(numbers),
    answers: {
      now: answersOf(together.find(({ current }) => current)),
      before: answersOf(together.find(({ current }) => !current)),
    },
    weeks: weeksOf(posts, period),
    days,
    topPosts: await topPosts(db, scope, topOf(numbers)),
    agencies: tree.all.filter(({ id }) => scope.includes(id)).map((agency) => agencyRowOf(agency, counted)),
  };
}

async function topPosts(
  db: Db,
  scope: AgencyScope,
  top: readonly (readonly CountedPost[])[],
): Promise<ReportView['topPosts']> {
  const titles = await postTitles(
    db,
    scope,
    top.flatMap(([first]) => first?.postId ?? []),
  );
  const byId = new Map(titles.map((title) => [title.id, title]));
  return top.flatMap((parts) => topPostOf(parts, byId));
}

async function dailyOf(db: Db, { scope, period }: ReportAsked): Promise<ReportView['days']> {
  const [voices, views, followers] = await Promise.all([
    voicesPerDay(db, scope, period),
    viewsPerDay(db, scope, period),
    followersPerDay(db, scope, period),
  ]);
  return {
    voices: seriesOf(voices, period),
    views: seriesOf(views, period),
    followers: followerSeries(followers, period),
  };
}
