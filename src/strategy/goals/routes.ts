import { agencyTree, canSomewhere, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { isoDay } from '#platform/time/format.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import { archiveGoal } from './archive-goal.ts';
import {
  archiveGoalEndpoint,
  createGoalEndpoint,
  enterReadingEndpoint,
  goalEndpoint,
  goalListEndpoint,
  goalOfferEndpoint,
  removeReadingEndpoint,
  saveGoalEndpoint,
  type GoalBody,
} from './contract.ts';
import { createGoal } from './create-goal.ts';
import { enterReading } from './enter-reading.ts';
import { goalNumbers } from './goal-numbers.view.ts';
import { goalsInSight } from './goal.store.ts';
import { reachOf, type GoalContent, type GoalId } from './goal.ts';
import { presentGoal, presentGoals } from './present-goal.ts';
import { removeReading } from './remove-reading.ts';
import { saveGoal } from './save-goal.ts';
import { sightOf } from './sight.ts';

interface GoalTools {
  readonly db: Db;
  readonly now: Now;
}

/** So far back is shown when a baseline is chosen. */
const offeredDays = 84;

export function goalRoutes(routes: Routes<Actor>, tools: GoalTools): void {
  reading(routes, tools);
  offering(routes, tools);

  routes.serve(createGoalEndpoint, async ({ actor, body: { agencyId, ...body } }) => {
    const created = await createGoal(tools, actor, { agencyId: agencyId as AgencyId, content: contentOf(body) });
    return created.ok ? accept({ id: created.value }) : created;
  });

  routes.serve(saveGoalEndpoint, async ({ actor, params, body: { revision, ...body } }) => {
    const saved = await saveGoal(tools, actor, { id: params.id as GoalId, revision, content: contentOf(body) });
    return saved.ok ? accept({ revision: saved.value }) : saved;
  });

  routes.serve(archiveGoalEndpoint, ({ actor, params, body: { archived } }) =>
    archiveGoal(tools, actor, { id: params.id as GoalId, archived }),
  );

  routes.serve(enterReadingEndpoint, async ({ actor, params, body }) => {
    const entered = await enterReading(tools, actor, { goalId: params.id as GoalId, ...body });
    return entered.ok ? accept({ id: entered.value }) : entered;
  });

  routes.serve(removeReadingEndpoint, ({ actor, params, body: { removed } }) =>
    removeReading(tools, actor, { id: params.id, removed }),
  );
}

function reading(routes: Routes<Actor>, { db, now }: GoalTools): void {
  routes.serve(goalListEndpoint, async ({ actor, query: { agencyId, programmeId, archived } }) => {
    if (!canSomewhere(actor, 'goal.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const within = agencyId === undefined ? undefined : new Set<string>(tree.subtree(agencyId));
    const own = scopeOf(actor, 'goal.read').filter((id) => within?.has(id) ?? true);
    const wanted = { sight: sightOf(own, tree), archived: archived === 'yes' };
    const goals = await goalsInSight(db, programmeId === undefined ? wanted : { ...wanted, programmeId });
    const items = await presentGoals(db, actor, { goals, now: now() });
    return accept({ items, can: { create: canSomewhere(actor, 'goal.write') } });
  });

  routes.serve(goalEndpoint, async ({ actor, params }) => {
    const sight = sightOf(scopeOf(actor, 'goal.read'), await agencyTree(db));
    const [goal] = await goalsInSight(db, { sight, archived: false, ids: [params.id as GoalId] });
    if (!goal) return refuse({ kind: 'goal-not-found' });
    return accept(await presentGoal(db, actor, { goal, now: now() }));
  });
}

function offering(routes: Routes<Actor>, { db, now }: GoalTools): void {
  routes.serve(goalOfferEndpoint, async ({ actor, query }) => {
    const agencyId = query.agencyId as AgencyId;
    const seen = new Set<string>(scopeOf(actor, 'report.read'));
    const tree = await agencyTree(db);
    if (!seen.has(agencyId)) return refuse({ kind: 'goal-agency-not-found' });
    const zone = tree.get(agencyId)?.zone ?? 'Asia/Jakarta';
    const at = now();
    const today = isoDay(at, zone);
    const contributorIds = listOf(query.contributorIds) as AgencyId[];
    const reach = reachOf(tree, agencyId, { contributors: query.contributors, contributorIds });
    const { numbers } = await goalNumbers(db, {
      metric: query.metric,
      goalId: null,
      reach: reach.filter((id) => seen.has(id)),
      channelIds: listOf(query.channelIds),
      programmeId: query.programmeId ?? null,
      from: addDaysToDate(today, -offeredDays),
      today,
      zone,
      now: at,
    });
    const latest = numbers.findLast(({ value }) => value !== null);
    const found = latest && latest.value !== null ? { day: latest.day, value: latest.value } : null;
    return accept({ latest: found, numbers: numbers.map((number) => ({ ...number })) });
  });
}

const anId = /^[0-9a-f-]{36}$/;

function listOf(joined: string): readonly string[] {
  return joined.split(',').filter((id) => anId.test(id));
}

function contentOf({ programmeId, supportsId, contributorIds, channelIds, ...same }: GoalBody): GoalContent {
  return {
    ...same,
    programmeId: programmeId as ProgrammeId | null,
    supportsId: supportsId as GoalId | null,
    contributorIds: same.contributors === 'chosen' ? ([...new Set(contributorIds)] as AgencyId[]) : [],
    channelIds: [...new Set(channelIds)],
  };
}
