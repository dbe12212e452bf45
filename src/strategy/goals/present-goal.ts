import { agencyTree, can, personNames, scopeOf, type Actor, type AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { programmesByIds } from '#strategy/programme.store.ts';
import type { Programme, ProgrammeId } from '#strategy/programme.ts';
import type { GoalSummary, GoalView } from './contract.ts';
import { channelsOfGoal } from './goal-channels.view.ts';
import { goalNumbers } from './goal-numbers.view.ts';
import { readingsOf } from './goal-reading.store.ts';
import { goalsInSight } from './goal.store.ts';
import { reachOf, type Goal } from './goal.ts';
import { standings } from './judge.ts';
import { aheadOf, allMeasured, measured, type MeasuredGoal } from './measure.ts';
import type { Metric } from './metric.ts';
import { dayOfNumber } from './series.ts';
import { sightOf } from './sight.ts';

/** For the list, so many numbers are enough to see where it goes. */
const drawnInList = 14;

interface Around {
  readonly actor: Actor;
  readonly tree: AgencyTree;
  readonly programmes: ReadonlyMap<string, Programme>;
}

/** What is behind first, then by its day. */
export async function presentGoals(
  db: Db,
  actor: Actor,
  { goals, now }: { readonly goals: readonly Goal[]; readonly now: Date },
): Promise<GoalSummary[]> {
  const around = await aroundOf(db, actor, goals);
  const all = await allMeasured(db, goals, { tree: around.tree, now });
  return all
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.goal.content.dueOn.localeCompare(b.goal.content.dueOn))
    .map((one) => ({
      ...summaryOf(one, around),
      numbers: one.numbers.slice(-drawnInList).map((number) => ({ ...number })),
    }));
}

function rankOf({ judged }: MeasuredGoal): number {
  return standings.indexOf(judged.standing);
}

async function aroundOf(db: Db, actor: Actor, goals: readonly Goal[]): Promise<Around> {
  const ids = new Set(goals.flatMap(({ content }) => content.programmeId ?? []));
  const programmes = await programmesByIds(db, [...ids] as ProgrammeId[]);
  return { actor, tree: await agencyTree(db), programmes: new Map(programmes.map((each) => [each.id, each])) };
}

function agencyRef(tree: AgencyTree, id: string): GoalSummary['agency'] {
  return { id, shortName: tree.get(id)?.shortName ?? '' };
}

function summaryOf({ goal, judged, numbers }: MeasuredGoal, { actor, tree, programmes }: Around): GoalSummary {
  const { content, agencyId, archivedAt } = goal;
  const { latest, standing, reason, progress } = judged;
  const programme = programmes.get(content.programmeId ?? '');
  return {
    id: goal.id,
    agency: agencyRef(tree, agencyId),
    change: content.change,
    audience: content.audience,
    metric: content.metric,
    unit: content.unit,
    direction: content.direction,
    baseline: content.baseline,
    baselineOn: content.baselineOn,
    target: content.target,
    dueOn: content.dueOn,
    programme: programme ? { id: programme.id, name: programme.name } : null,
    standing,
    reason: { ...reason },
    latest: latest && { day: dayOfNumber(latest.day), value: latest.value },
    progress,
    numbers: numbers.map((number) => ({ ...number })),
    archived: archivedAt !== null,
    can: { write: can(actor, 'goal.write', agencyId) },
  };
}

export async function presentGoal(
  db: Db,
  actor: Actor,
  { goal, now }: { readonly goal: Goal; readonly now: Date },
): Promise<GoalView> {
  const around = await aroundOf(db, actor, [goal]);
  const one = await measured(db, goal, { tree: around.tree, now });
  const { content, revision, updatedAt, updatedBy } = goal;
  const [channels, readings, family, shares] = await Promise.all([
    channelsOfGoal(db, content.channelIds),
    content.metric === 'by-hand' ? readingsOf(db, goal.id) : [],
    familyOf(db, around, { goal, now }),
    sharesOf(db, around, one),
  ]);
  const names = await personNames(
    db,
    [updatedBy, ...readings.map(({ personId }) => personId)].flatMap((id) => id ?? []),
  );
  return {
    ...summaryOf(one, around),
    zone: one.zone,
    note: content.note,
    revision,
    updatedAt: updatedAt.toISOString(),
    updatedBy: names.get(updatedBy ?? '') ?? null,
    contributors: content.contributors,
    contributorAgencies: content.contributorIds.map((id) => agencyRef(around.tree, id)),
    channels: channels.map((channel) => ({ ...channel })),
    ...family,
    ahead: aheadOf(one).map((each) => ({ ...each })),
    accounts: one.accounts && { ...one.accounts },
    shares,
    readings: readings.map(({ personId, ...reading }) => ({ ...reading, by: names.get(personId ?? '') ?? null })),
  };
}

/** The goal it serves and those that serve it, as far as the asker may see them. */
async function familyOf(
  db: Db,
  { actor, tree }: Around,
  { goal, now }: { readonly goal: Goal; readonly now: Date },
): Promise<Pick<GoalView, 'supports' | 'supportedBy'>> {
  const sight = sightOf(scopeOf(actor, 'goal.read'), tree);
  const { supportsId } = goal.content;
  const [[supported], serving] = await Promise.all([
    supportsId === null ? [] : goalsInSight(db, { sight, archived: false, ids: [supportsId] }),
    goalsInSight(db, { sight, archived: false, supports: goal.id }),
  ]);
  const standingOf = await allMeasured(db, serving, { tree, now });
  const shortName = (agencyId: string): string => tree.get(agencyId)?.shortName ?? '';
  return {
    supports: supported
      ? { id: supported.id, change: supported.content.change, agency: shortName(supported.agencyId) }
      : null,
    supportedBy: standingOf.map(({ goal: each, judged }) => ({
      id: each.id,
      change: each.content.change,
      agency: shortName(each.agencyId),
      standing: judged.standing,
    })),
  };
}

const addsUp: readonly Metric[] = ['followers', 'posts', 'interactions', 'comments', 'views', 'voices'];

/** What each agency in the asker's sight gives; the biggest first. */
async function sharesOf(
  db: Db,
  { actor, tree }: Around,
  { goal, judged, zone, now }: MeasuredGoal,
): Promise<GoalView['shares']> {
  const { content, agencyId } = goal;
  const seen = new Set<string>(scopeOf(actor, 'report.read'));
  const reach = reachOf(tree, agencyId, content);
  const shown = reach.filter((id) => seen.has(id));
  if (!judged.latest || reach.length < 2 || !addsUp.includes(content.metric)) return [];
  const day = dayOfNumber(judged.latest.day);
  const shares = await Promise.all(
    shown.map(async (id) => {
      const { metric, channelIds, programmeId } = content;
      const asked = { metric, goalId: null, reach: [id], channelIds, programmeId, from: day, today: day, zone, now };
      const { numbers } = await goalNumbers(db, asked);
      return { agency: agencyRef(tree, id), value: numbers.at(-1)?.value ?? null };
    }),
  );
  return shares.toSorted(
    (a, b) => (b.value ?? -1) - (a.value ?? -1) || a.agency.shortName.localeCompare(b.agency.shortName, 'id'),
  );
}
