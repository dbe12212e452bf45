import {
  agencyTree,
  can,
  canSomewhere,
  peopleWhoCan,
  scopeOf,
  type Actor,
  type AgencyId,
  type AgencyTree,
} from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { agencyIn, within } from '../agency-in.ts';
import { standInsAt } from '../delegations/stand-ins.ts';
import type { PublishingRoomTools } from '../tools.ts';
import {
  approvalFlowsEndpoint, changeFlowEndpoint, createFlowEndpoint, flowPeopleEndpoint, removeFlowEndpoint, restoreFlowEndpoint,
  type FlowView, rushPostEndpoint, reviewAfterwardsEndpoint, setRushEndpoint } from './contract.ts'; // oxfmt-ignore
import type { Flow } from './flow.ts';
import { flowsOf } from './flow.store.ts';
import { pillarsFor } from './flow-pillars.store.ts';
import { reviewAfterwards } from './review-afterwards.ts';
import { rushPost } from './rush-post.ts';
import { rushRolesAlong } from './rush.store.ts';
import { setRush } from './set-rush.ts';
import { changeFlow, createFlow, setFlowGone } from './write-flow.ts';

export function flowRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db } = tools;
  routes.serve(approvalFlowsEndpoint, async ({ actor, query: { agencyId } }) => {
    if (!canSomewhere(actor, 'approval-flow.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const scope = await within(db, scopeOf(actor, 'approval-flow.read'), agencyId);
    const above = new Set(scope.flatMap((id) => tree.ancestors(id)).filter((id) => !scope.includes(id)));
    const flows = (await flowsOf(db, [...scope, ...above])).filter((flow) => flow.reach !== 'agency' || !above.has(flow.agencyId)); // oxfmt-ignore
    const create = scopeOf(actor, 'approval-flow.write').filter((id) => scope.includes(id));
    return accept({
      items: flows.map((flow) => presentFlow(tree, actor, flow)),
      rush: await presentRush(db, tree, create),
      pillars: await pillarsFor(db, scope),
      can: { create: [...create] },
    });
  });
  routes.serve(flowPeopleEndpoint, async ({ actor, query }) => {
    const agencyId = query.agencyId as AgencyId;
    if (!can(actor, 'approval-flow.read', agencyId)) return refuse({ kind: 'not-allowed' });
    const readers = await peopleWhoCan(db, 'post.read', agencyId);
    return accept({
      readers: readers.map(({ id, name, jobTitle }) => ({ id, name, jobTitle })),
      standIns: [...(await standInsAt(db, agencyId))],
      pillars: await pillarsFor(db, [agencyId]),
    });
  });
  rushing(routes, tools);
  routes.serve(createFlowEndpoint, ({ actor, body: { agencyId, ...terms } }) =>
    createFlow(tools, actor, { agencyId: agencyId as AgencyId, terms }),
  );
  routes.serve(changeFlowEndpoint, ({ actor, params, body: { revision, ...terms } }) =>
    changeFlow(tools, actor, { flowId: params.id, revision, terms }),
  );
  routes.serve(removeFlowEndpoint, ({ actor, params }) =>
    setFlowGone(tools, actor, { flowId: params.id, removed: true }),
  );
  routes.serve(restoreFlowEndpoint, ({ actor, params }) =>
    setFlowGone(tools, actor, { flowId: params.id, removed: false }),
  );
}

function presentFlow(tree: AgencyTree, actor: Actor, { agencyId, removed, ...flow }: Flow): FlowView {
  const acts = { write: !removed && can(actor, 'approval-flow.write', agencyId) };
  return { ...flow, steps: flow.steps as FlowView['steps'], agency: agencyIn(tree, agencyId), can: acts };
}

async function presentRush(db: Db, tree: AgencyTree, agencyIds: readonly AgencyId[]) {
  const lines = agencyIds.map((agencyId) => [agencyId, ...tree.ancestors(agencyId)]);
  const roles = await rushRolesAlong(db, lines);
  return agencyIds.map((agencyId, index) => ({ agencyId, roles: [...(roles[index] ?? [])] }));
}

function rushing(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  routes.serve(setRushEndpoint, ({ actor, body: { agencyId, roles } }) =>
    setRush(tools, actor, { agencyId: agencyId as AgencyId, roles }),
  );
  routes.serve(rushPostEndpoint, ({ actor, params, body }) => rushPost(tools, actor, { postId: params.id, ...body }));
  routes.serve(reviewAfterwardsEndpoint, ({ actor, params, body }) =>
    reviewAfterwards(tools, actor, { postId: params.id, ...body }),
  );
}
