import { reactTo, type Failure, type Sent } from '#channels/index.ts';
import { productItself, recordAudit } from '#organisation/index.ts';
import { inOneStatement, inTransaction, type Tx } from '#platform/db/db.ts';
import { announce, type Change } from '#platform/events/events.ts';
import { mayHandOver } from '#publishing/pauses/hold.store.ts';
import { postStateFrom } from '#publishing/posts/post.ts';
import { tellTroublesSoon } from '#publishing/troubles/tell-troubles.job.ts';
import type { Delivery, DeliveryId } from './delivery.ts';
import { statesOf } from './delivery.store.ts';
import type { DeliverySettled, EngineTools, Turn } from './engine.ts';
import {
  holdPost,
  holdUnchanged,
  savePause,
  savePostState,
  saveSent,
  saveSettled,
  saveVerified,
  saveWaitingByHand,
  type Pause,
} from './outcome.store.ts';
import { enqueueSending } from './send-delivery.job.ts';

type Settled = Pick<Delivery, 'id' | 'agencyId' | 'channelId' | 'postId' | 'replyId'>;

/** The post follows its deliveries, and screens hear of both. Call it last in the transaction. */
export async function followDelivery(tx: Tx, { id, agencyId, postId }: Pick<Settled, 'id' | 'agencyId' | 'postId'>) {
  const changed = postId !== null && (await savePostState(tx, postId, postStateFrom(await statesOf(tx, postId))));
  const delivery: Change = { topic: 'delivery', agencyId, id };
  await announce(tx, delivery, ...(changed ? [{ topic: 'post', agencyId, id: postId } as const] : []));
}

export async function recordSent({ tools, delivery }: Turn, sent: Sent): Promise<void> {
  await inOneStatement(tools.db, (tx) => saveSent(tx, delivery.id, sent));
}

export async function recordVerified({ tools, delivery }: Turn, sent: Sent): Promise<void> {
  await inTransaction(tools.db, async (tx) => {
    await saveVerified(tx, delivery);
    await tellSettled(tools, tx, { ...delivery, ...sent, state: 'verified' });
  });
}

/** An end without success. Whatever `before` does happens in the same transaction, also when a person was faster. */
export async function recordSettled(
  { tools, delivery, now }: Turn,
  end: { readonly state: 'failed' | 'unknown' | 'missed' | 'withdrawn'; readonly failure: Failure | null },
  before: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await inTransaction(tools.db, async (tx) => {
    if (delivery.postId !== null) await holdPost(tx, delivery.postId);
    await before(tx);
    if (!(await holdUnchanged(tx, delivery))) return;
    await saveSettled(tx, delivery.id, end);
    const { remoteId = null, remoteVersion = null, url = null } = delivery.sent ?? {};
    await tellSettled(tools, tx, { ...delivery, remoteId, remoteVersion, url, state: end.state });
    if (end.state !== 'withdrawn') await tellTroublesSoon(tx, tools.jobs, now);
  });
}

export type SettlingTools = Pick<EngineTools, 'onDeliverySettled'>;

type Told = Settled & Pick<DeliverySettled, 'state' | 'remoteId' | 'remoteVersion' | 'url'>;

export async function tellSettled(tools: SettlingTools, tx: Tx, told: Told): Promise<void> {
  const { id: deliveryId, agencyId, channelId, postId, replyId, state, remoteId, remoteVersion, url } = told;
  const subject = { agencyId, subjectKind: 'delivery', subjectId: deliveryId };
  const after = { channelId, postId, replyId, state, url };
  await recordAudit(tx, productItself, { ...subject, action: `delivery.${state}`, after });
  const whose = { deliveryId, agencyId, channelId, postId, replyId };
  await tools.onDeliverySettled(tx, { ...whose, state, remoteId, remoteVersion, url });
  await followDelivery(tx, told);
}

/** Not now, but again: at that time, or when something else queues it. */
export async function recordPause(
  { tools, delivery, now }: Turn,
  pause: Pause,
  before: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await inTransaction(tools.db, async (tx) => {
    if (delivery.postId !== null) await holdPost(tx, delivery.postId);
    await before(tx);
    if (!(await holdUnchanged(tx, delivery))) return;
    await savePause(tx, delivery.id, pause);
    if (pause.until) await enqueueSending(tools.jobs, tx, { id: delivery.id, runAt: pause.until });
    await followDelivery(tx, delivery);
    if (pause.failure && reactTo(pause.failure).losesConnection) await tellTroublesSoon(tx, tools.jobs, now);
  });
}

/** A person goes on from here. */
export async function recordHandedOver({ tools, delivery }: Turn): Promise<void> {
  await inTransaction(tools.db, async (tx) => {
    if (!(await mayHandOver(tx, delivery.id))) return;
    if (delivery.postId !== null) await holdPost(tx, delivery.postId);
    if (!(await holdUnchanged(tx, delivery))) return;
    await saveWaitingByHand(tx, delivery.id);
    await followDelivery(tx, delivery);
  });
}

export async function comeBack(tools: EngineTools, id: DeliveryId, runAt: Date): Promise<void> {
  await inTransaction(tools.db, (tx) => enqueueSending(tools.jobs, tx, { id, runAt }));
}
