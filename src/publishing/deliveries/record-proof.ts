import { isPermalink } from '#channels/index.ts';
import { attachable, type MediaId } from '#media/index.ts';
import { authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { deliveryToActOn, settledByHand, tellDeliveryChanged, type MayNotAct } from './acting.ts';
import type { DeliveryState } from './delivery.ts';
import type { DeliveryToActOn } from './delivery.store.ts';
import type { EngineTools } from './engine.ts';
import { saveProof } from './outcome.store.ts';

export type RecordProofRefusal =
  | MayNotAct
  | { readonly kind: 'not-by-hand' }
  | { readonly kind: 'already-recorded' }
  | { readonly kind: 'proof-missing' }
  | { readonly kind: 'link-does-not-fit' }
  | { readonly kind: 'picture-not-found'; readonly mediaId: string };

export interface ProofInput {
  readonly deliveryId: string;
  readonly url: string | null;
  readonly mediaId: string | null;
}

/** A person published it where no program can: the link or a photo counts, with who and when. */
export function recordProof(
  tools: PublishingTools & Pick<EngineTools, 'onDeliverySettled'>,
  actor: Actor,
  { deliveryId, url, mediaId }: ProofInput,
): Promise<Result<{ readonly state: DeliveryState }, RecordProofRefusal>> {
  return inTransaction(tools.db, async (tx) => {
    const found = await deliveryToActOn(tx, actor, deliveryId);
    if (!found.ok) return found;
    const delivery = found.value;
    const proves = provesIt(delivery, url, mediaId);
    if (!proves.ok) return proves;
    const photo = await attachable(tx, actor, mediaId === null ? [] : [mediaId as MediaId]);
    if (!photo.ok) return photo;

    await saveProof(tx, delivery.id, { personId: authorOf(actor), url, mediaId });
    await tools.onDeliverySettled(tx, settledByHand(delivery, url));
    const after = { state: 'verified', url, mediaId };
    await tellDeliveryChanged(tx, actor, { delivery, action: 'delivery.done-by-hand', after });
    return accept({ state: 'verified' });
  });
}

function provesIt(
  { network, state, medium }: DeliveryToActOn,
  url: string | null,
  mediaId: string | null,
): Result<undefined, RecordProofRefusal> {
  if (state === 'verified') return refuse({ kind: 'already-recorded' });
  if (network !== 'by-hand' || !['waiting-by-hand', 'missed'].includes(state)) return refuse({ kind: 'not-by-hand' });
  if (url === null && mediaId === null) return refuse({ kind: 'proof-missing' });
  return url === null || isPermalink(medium, url) ? accept(undefined) : refuse({ kind: 'link-does-not-fit' });
}
