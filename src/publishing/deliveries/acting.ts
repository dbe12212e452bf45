import { can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockDelivery, type DeliveryToActOn } from './delivery.store.ts';
import type { DeliverySettled } from './engine.ts';
import { followDelivery } from './record.ts';

export type MayNotAct = { readonly kind: 'not-allowed' } | { readonly kind: 'delivery-not-found' };

/** The delivery, held for the transaction, if this person may act on it. */
export async function deliveryToActOn(
  tx: Tx,
  actor: Actor,
  deliveryId: string,
): Promise<Result<DeliveryToActOn, MayNotAct>> {
  const delivery = await lockDelivery(tx, scopeOf(actor, 'delivery.read'), deliveryId);
  if (!delivery) return refuse({ kind: 'delivery-not-found' });
  return can(actor, 'delivery.act', delivery.agencyId) ? accept(delivery) : refuse({ kind: 'not-allowed' });
}

export interface DeliveryChange {
  readonly delivery: DeliveryToActOn;
  readonly action: string;
  readonly after: Readonly<Record<string, unknown>>;
}

/** Into the audit trail and to every open screen; the post follows. Call it last in the transaction. */
export async function tellDeliveryChanged(tx: Tx, actor: Actor, { delivery, action, after }: DeliveryChange) {
  const { id, agencyId, state } = delivery;
  const subject = { agencyId, subjectKind: 'delivery', subjectId: id };
  await recordAudit(tx, actor, { ...subject, action, before: { state }, after });
  await followDelivery(tx, delivery);
}

/** What the asker of a delivery hears when a person says how it ended. */
export function settledByHand(delivery: DeliveryToActOn, url: string | null): DeliverySettled {
  const { id, agencyId, channelId, postId, replyId } = delivery;
  const whose = { deliveryId: id, agencyId, channelId, postId, replyId };
  return { ...whose, state: 'verified', remoteId: null, remoteVersion: null, url };
}
