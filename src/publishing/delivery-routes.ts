import { agencyTree, can, canSomewhere, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { within } from './agency-in.ts';
import {
  noteGoneEndpoint,
  queueEndpoint,
  recordProofEndpoint,
  resolveDeliveryEndpoint,
  retryDeliveryEndpoint,
  retryManyEndpoint,
} from './contract.ts';
import { queueOf, type ShownDelivery } from './delivery.view.ts';
import { noteGone } from './archive/note-gone.ts';
import { recordProof } from './deliveries/record-proof.ts';
import { resolveDelivery } from './deliveries/resolve-delivery.ts';
import { retryDelivery, retryMany } from './deliveries/retry-delivery.ts';
import { presentInQueue } from './present-delivery.ts';
import type { PublishingRoomTools } from './tools.ts';

export function deliveryRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db } = tools;
  routes.serve(queueEndpoint, async ({ actor, query: { agencyId } }) => {
    if (!canSomewhere(actor, 'delivery.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const { counts, ...sections } = await queueOf(db, await within(db, scopeOf(actor, 'delivery.read'), agencyId));
    const shown = (deliveries: readonly ShownDelivery[]) =>
      deliveries.map((row) => presentInQueue(tree, row, can(actor, 'delivery.act', row.agency_id as AgencyId)));
    return accept({
      needsPerson: shown(sections.needsPerson),
      byHand: shown(sections.byHand),
      sending: shown(sections.sending),
      coming: shown(sections.coming),
      recent: shown(sections.recent),
      counts,
    });
  });
  routes.serve(retryDeliveryEndpoint, async ({ actor, params, body: { time } }) => {
    const retried = await retryDelivery(tools, actor, { deliveryId: params.id, time });
    return retried.ok ? accept({ dueAt: retried.value.dueAt.toISOString() }) : retried;
  });
  routes.serve(retryManyEndpoint, ({ actor, body }) => retryMany(tools, actor, body.deliveryIds));
  routes.serve(resolveDeliveryEndpoint, ({ actor, params, body }) =>
    resolveDelivery(tools, actor, { deliveryId: params.id, found: body }),
  );
  routes.serve(noteGoneEndpoint, ({ actor, params }) => noteGone(tools, actor, { deliveryId: params.id }));
  routes.serve(recordProofEndpoint, ({ actor, params, body }) =>
    recordProof(tools, actor, { deliveryId: params.id, ...body }),
  );
}
