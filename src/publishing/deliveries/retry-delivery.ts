import { zoneOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { formatClock } from '#platform/time/format.ts';
import { instantOf, type LocalTime } from '#platform/time/local-time.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { deliveryToActOn, tellDeliveryChanged, type MayNotAct } from './acting.ts';
import { mayBeRetried } from './delivery.ts';
import type { DeliveryToActOn } from './delivery.store.ts';
import { saveDueAgain } from './outcome.store.ts';
import { enqueueSending } from './send-delivery.job.ts';

export type RetryRefusal =
  | MayNotAct
  | { readonly kind: 'not-failed' }
  | { readonly kind: 'not-approved-any-more' }
  | { readonly kind: 'no-such-time' }
  | { readonly kind: 'time-has-passed'; readonly now: string };

export interface RetryInput {
  readonly deliveryId: string;
  readonly time: LocalTime | 'now';
}

/** Sends what failed or was missed once more, now or at a new time. What may already be public is resolved first. */
export function retryDelivery(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { deliveryId, time }: RetryInput,
): Promise<Result<{ readonly dueAt: Date }, RetryRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await deliveryToActOn(tx, actor, deliveryId);
    if (!found.ok) return found;
    const delivery = found.value;
    if (!mayBeRetried(delivery.state)) return refuse({ kind: 'not-failed' });
    if (!delivery.approved) return refuse({ kind: 'not-approved-any-more' });
    const dueAt = await dueTime(tx, delivery, { time, now: now() });
    if (!dueAt.ok) return dueAt;

    await saveDueAgain(tx, delivery.id, dueAt.value);
    await enqueueSending(jobs, tx, { id: delivery.id, runAt: dueAt.value });
    await tellDeliveryChanged(tx, actor, { delivery, action: 'delivery.retried', after: { dueAt: dueAt.value } });
    return accept({ dueAt: dueAt.value });
  });
}

export interface RetriedMany {
  readonly again: number;
  /** Not failed any more, not approved any more, or not theirs. */
  readonly left: number;
}

/** What failed for one cause, sent again at once; each by itself, so that one that may not keeps none of the others. */
export async function retryMany(
  tools: PublishingTools,
  actor: Actor,
  deliveryIds: readonly string[],
): Promise<Result<RetriedMany, RetryRefusal>> {
  const ids = [...new Set(deliveryIds)];
  const outcomes = [];
  for (const deliveryId of ids) outcomes.push(await retryDelivery(tools, actor, { deliveryId, time: 'now' }));
  const again = outcomes.filter(({ ok }) => ok).length;
  const [first] = outcomes;
  return again === 0 && first?.ok === false ? first : accept({ again, left: ids.length - again });
}

interface Wanted {
  readonly time: LocalTime | 'now';
  readonly now: Date;
}

async function dueTime(
  tx: Tx,
  { agencyId }: DeliveryToActOn,
  { time, now }: Wanted,
): Promise<Result<Date, RetryRefusal>> {
  if (time === 'now') return accept(now);
  const zone = await zoneOf(tx, agencyId);
  const instant = instantOf(time, zone);
  if (!instant) return refuse({ kind: 'no-such-time' });
  return instant > now ? accept(instant) : refuse({ kind: 'time-has-passed', now: formatClock(now, zone, 'id') });
}
