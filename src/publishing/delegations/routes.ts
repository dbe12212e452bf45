import {
  agencyTree,
  can,
  canSomewhere,
  scopeOf,
  type Actor,
  type AgencyId,
  type PersonId,
} from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { agencyIn, within } from '../agency-in.ts';
import type { PublishingRoomTools } from '../tools.ts';
import {
  delegationsEndpoint,
  endDelegationEndpoint,
  nameDelegateEndpoint,
  resumeDelegationEndpoint,
} from './contract.ts';
import { shownDelegations } from './delegation.view.ts';
import { endDelegation, nameDelegate } from './name-delegate.ts';

export function delegationRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db, now } = tools;
  routes.serve(delegationsEndpoint, async ({ actor, query: { agencyId } }) => {
    if (!canSomewhere(actor, 'approval-flow.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const scope = await within(db, scopeOf(actor, 'approval-flow.read'), agencyId);
    const rows = await shownDelegations(db, scope, now());
    const own = new Set(actor.memberships.map((membership) => membership.agencyId));
    return accept({
      items: rows.map(({ agencyId: at, ...row }) => ({
        ...row,
        agency: agencyIn(tree, at),
        can: { end: row.person.id === actor.personId || can(actor, 'person.manage', at as AgencyId) },
      })),
      can: { name: scopeOf(actor, 'post.approve').filter((id) => own.has(id)) },
    });
  });
  routes.serve(nameDelegateEndpoint, ({ actor, body }) =>
    nameDelegate(tools, actor, {
      ...body,
      agencyId: body.agencyId as AgencyId,
      delegateId: body.delegateId as PersonId,
    }),
  );
  routes.serve(endDelegationEndpoint, ({ actor, params }) =>
    endDelegation(tools, actor, { delegationId: params.id, ended: true }),
  );
  routes.serve(resumeDelegationEndpoint, ({ actor, params }) =>
    endDelegation(tools, actor, { delegationId: params.id, ended: false }),
  );
}
