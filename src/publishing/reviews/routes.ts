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
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { agencyIn, within } from '../agency-in.ts';
import { standInsAt } from '../delegations/name-delegate.ts';
import type { PublishingRoomTools } from '../tools.ts';
import {
  approvalFlowsEndpoint, changeFlowEndpoint, createFlowEndpoint, flowPeopleEndpoint, removeFlowEndpoint, restoreFlowEndpoint,
  type FlowView } from './contract.ts'; // oxfmt-ignore
import type { Flow } from './flow.ts';
import { flowsOf } from './flow.store.ts';
import { pillarsFor } from './flow-pillars.store.ts';
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
    });
  });
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
