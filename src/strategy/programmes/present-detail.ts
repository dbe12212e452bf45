import { personNames, scopeOf, type Actor } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import { presentProgramme, todayInTheCity } from '#strategy/present-programme.ts';
import { programmesListed } from '#strategy/programme-list.view.ts';
import { branchOf } from '#strategy/programme.store.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import type { StrategyTools } from '#strategy/tools.ts';
import type { IndicatorView, MilestoneView, ProgrammeDetail } from './contract.ts';
import {
  achievementsOf,
  activitiesFor,
  detailOf,
  indicatorsOf,
  milestonesOf,
  namedProgrammes,
  postsFor,
  type MilestoneRow,
} from './programme-detail.view.ts';

const soonDays = 14;

export async function presentDetail(
  tools: StrategyTools,
  actor: Actor,
  id: ProgrammeId,
): Promise<ProgrammeDetail | undefined> {
  const { db } = tools;
  const own = await detailOf(db, id);
  if (!own) return undefined;
  const today = await todayInTheCity(tools);
  const listed = await programmesListed(db, await branchOf(db, id), tools.now());
  const shown = listed.map((row) => presentProgramme(row, actor, today));
  const programme = shown.find((each) => each.id === id);
  if (!programme) return undefined;
  const [parents, predecessors, indicators, milestones, activities, posts] = await Promise.all([
    own.parentId === null ? [] : namedProgrammes(db, { id: own.parentId }),
    namedProgrammes(db, { successorId: id }),
    presentIndicators(db, id),
    milestonesOf(db, id),
    activitiesFor(db, scopeOf(actor, 'activity.read'), id),
    postsFor(db, scopeOf(actor, 'post.read'), id),
  ]);
  return {
    programme,
    description: own.description,
    updatedAt: own.updatedAt.toISOString(),
    parent: parents[0] ?? null,
    predecessors: [...predecessors],
    parts: shown
      .filter((each) => each.id !== id)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true })),
    indicators,
    milestones: milestones.map((row) => ({ ...row, state: stateOf(row, today) })),
    activities: activities.map(({ startsAt, ...row }) => ({ ...row, startsAt: startsAt?.toISOString() ?? null })),
    posts: posts.map(({ at, ...row }) => ({ ...row, at: at?.toISOString() ?? null })),
  };
}

async function presentIndicators(db: Db, programmeId: string): Promise<IndicatorView[]> {
  const rows = await indicatorsOf(db, programmeId);
  const achieved = await achievementsOf(
    db,
    rows.map(({ id }) => id),
  );
  const names = await personNames(db, [...new Set(achieved.flatMap(({ personId }) => personId ?? []))]);
  const histories = Map.groupBy(achieved, ({ indicatorId }) => indicatorId);
  return rows.map((row) => ({
    ...row,
    direction: row.direction as 'up' | 'down',
    history: (histories.get(row.id) ?? []).map(({ personId, id, onDay, value, source, proofUrl }) => ({
      id,
      onDay,
      value,
      source,
      proofUrl,
      by: names.get(personId ?? '') ?? null,
    })),
  }));
}

export function stateOf(
  { plannedOn, doneOn }: Pick<MilestoneRow, 'plannedOn' | 'doneOn'>,
  today: string,
): MilestoneView['state'] {
  if (doneOn !== null) return 'done';
  if (plannedOn < today) return 'late';
  return plannedOn <= addDaysToDate(today, soonDays) ? 'soon' : 'planned';
}
