import { isPermalink } from '#channels/index.ts';
import { authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { deliveryToActOn, settledByHand, tellDeliveryChanged, type MayNotAct } from './acting.ts';
import type { DeliveryState } from './delivery.ts';
import type { DeliveryToActOn } from './delivery.store.ts';
import type { EngineTools } from './engine.ts';
import { saveAbsent, saveDueAgain, saveProof, saveSettled } from './outcome.store.ts';
import { enqueueSending } from './send-delivery.job.ts';

export type ResolveRefusal = MayNotAct | { readonly kind: 'not-unknown' } | { readonly kind: 'link-does-not-fit' };

export interface ResolveInput {
  readonly deliveryId: string;
  readonly found: { readonly there: true; readonly url: string } | { readonly there: false };
}

export type ResolveTools = PublishingTools & Pick<EngineTools, 'onDeliverySettled'>;

/**
 * A person has looked where no program could: it is there, with its address, or it is not. Then it goes out again, unless
 * it was withdrawn or changed meanwhile: then it is known to have reached nobody.
 */
export function resolveDelivery(
  tools: ResolveTools,
  actor: Actor,
  { deliveryId, found }: ResolveInput,
): Promise<Result<{ readonly state: DeliveryState }, ResolveRefusal>> {
  return inTransaction(tools.db, async (tx) => {
    const held = await deliveryToActOn(tx, actor, deliveryId);
    if (!held.ok) return held;
    const delivery = held.value;
    if (delivery.state !== 'unknown') return refuse({ kind: 'not-unknown' });
    return found.there
      ? await isThere(tx, actor, { tools, delivery, url: found.url })
      : await isNotThere(tx, actor, { tools, delivery });
  });
}

type Resolved = Promise<Result<{ readonly state: DeliveryState }, ResolveRefusal>>;

interface Found {
  readonly tools: ResolveTools;
  readonly delivery: DeliveryToActOn;
}

async function isThere(tx: Tx, actor: Actor, { tools, delivery, url }: Found & { readonly url: string }): Resolved {
  if (!isPermalink(delivery.medium, url)) return refuse({ kind: 'link-does-not-fit' });
  await saveProof(tx, delivery.id, { personId: authorOf(actor), url, mediaId: null });
  await tools.onDeliverySettled(tx, settledByHand(delivery, url));
  const after = { state: 'verified', url };
  await tellDeliveryChanged(tx, actor, { delivery, action: 'delivery.found-by-person', after });
  return accept({ state: 'verified' });
}

async function isNotThere(tx: Tx, actor: Actor, { tools, delivery }: Found): Resolved {
  await saveAbsent(tx, delivery.id);
  const state = delivery.approved && !delivery.takeDownAsked ? 'scheduled' : 'withdrawn';
  if (state === 'scheduled') {
    const dueAt = tools.now();
    await saveDueAgain(tx, delivery.id, dueAt);
    await enqueueSending(tools.jobs, tx, { id: delivery.id, runAt: dueAt });
  } else {
    await saveSettled(tx, delivery.id, { state, failure: null });
    await tools.onDeliverySettled(tx, { ...settledByHand(delivery, null), state });
  }
  await tellDeliveryChanged(tx, actor, { delivery, action: 'delivery.not-there', after: { state } });
  return accept({ state });
}
