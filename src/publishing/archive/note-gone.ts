import type { Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { deliveryToActOn, tellDeliveryChanged, type MayNotAct } from '#publishing/deliveries/acting.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { noteGoneSeen } from './look.store.ts';

export type NoteGoneRefusal = MayNotAct | { readonly kind: 'not-gone' };

/** Somebody knows: it asks for nobody any more, and stays marked as no longer shown. */
export function noteGone(
  { db }: Pick<PublishingTools, 'db'>,
  actor: Actor,
  { deliveryId }: { readonly deliveryId: string },
): Promise<Result<{ readonly goneAt: string }, NoteGoneRefusal>> {
  return inTransaction(db, async (tx) => {
    const held = await deliveryToActOn(tx, actor, deliveryId);
    if (!held.ok) return held;
    const goneAt = await noteGoneSeen(tx, deliveryId);
    if (!goneAt) return refuse({ kind: 'not-gone' });
    await tellDeliveryChanged(tx, actor, { delivery: held.value, action: 'delivery.gone-noted', after: {} });
    return accept({ goneAt: goneAt.toISOString() });
  });
}
