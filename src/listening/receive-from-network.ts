import { randomUUID } from 'node:crypto';
import type { IncomingItem } from '#channels/index.ts';
import { citizen, recordAudit } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { addMessage, holdKey, knownMessages, replaceText, type KnownMessage } from './message.store.ts';
import { officeHoursOf } from '#planning/index.ts';
import { ownItemIds, receivingChannel, type ReceivingChannel } from './receiving-channel.store.ts';
import { answerDueAt, type ThreadId } from './thread.ts';
import { noteCitizenWrote, openThread, tieThreadsToPosts } from './thread.store.ts';
import type { WorkingHours } from '#platform/time/working-time.ts';

export interface NetworkItems {
  readonly channelId: string;
  readonly items: readonly IncomingItem[];
  readonly at: Date;
}

export interface ReceivedFromNetwork {
  readonly added: number;
  readonly edited: number;
}

/** Words older than the account's connection by more than this owe no answer: nobody could have promised one. */
const graceMs = 24 * 3_600_000;

/**
 * Takes a page of a network's inbox. The same item again changes nothing, in whatever order pages come, also when two
 * readers bring it at once; a new version of it replaces the text and keeps the old one.
 */
export async function receiveFromNetwork(tx: Tx, { channelId, items, at }: NetworkItems): Promise<ReceivedFromNetwork> {
  await holdKey(tx, `inbox:${channelId}`);
  const channel = await receivingChannel(tx, channelId);
  const ours = await ownItemIds(tx, channelId, items);
  const citizens = items.filter(({ remoteId }) => !ours.has(remoteId));
  const known = new Map(
    await knownMessages(
      tx,
      channelId,
      citizens.map(({ remoteId }) => remoteId),
    ),
  );
  const hours = await hoursSince(tx, channel, { items: citizens, at });
  const changed = new Set<ThreadId>();
  let [added, edited] = [0, 0];

  for (const item of citizens.toSorted(byTime)) {
    const before = known.get(item.remoteId);
    if (before?.remoteVersion === item.remoteVersion) continue;
    const message = before ?? (await storeItem(tx, item, { channel, at, hours }));
    if (before && !(await replaceText(tx, before, { ...item, at }))) continue;
    known.set(item.remoteId, { ...message, text: item.text, remoteVersion: item.remoteVersion });
    changed.add(message.threadId);
    if (before) edited += 1;
    else added += 1;
  }
  await tieThreadsToPosts(tx, channelId);
  for (const id of changed) await announce(tx, { topic: 'message', agencyId: channel.agencyId, id });
  return { added, edited };
}

/** From the oldest of those items on. */
function hoursSince(
  tx: Tx,
  channel: ReceivingChannel,
  { items, at }: Pick<NetworkItems, 'items' | 'at'>,
): Promise<WorkingHours> {
  return officeHoursOf(tx, channel, { from: items.toSorted(byTime)[0]?.writtenAt ?? at, to: at });
}

function byTime(a: IncomingItem, b: IncomingItem): number {
  return a.writtenAt.getTime() - b.writtenAt.getTime();
}

async function storeItem(
  tx: Tx,
  item: IncomingItem,
  { channel, at, hours }: { channel: ReceivingChannel; at: Date; hours: WorkingHours },
): Promise<KnownMessage> {
  // The writer's clock is the writer's claim: nothing is from the future.
  const writtenAt = item.writtenAt < at ? item.writtenAt : at;
  const owed = writtenAt.getTime() > channel.connectedAt.getTime() - graceMs;
  const dueAt = owed ? answerDueAt('comment', writtenAt, hours) : null;
  const threadId = await openThread(tx, {
    id: randomUUID(),
    agencyId: channel.agencyId,
    channelId: channel.id,
    postId: null,
    kind: 'comment',
    trackingCode: null,
    name: item.author.name,
    handle: item.author.handle,
    citizenRemoteId: item.author.remoteId,
    contactSealed: null,
    village: '',
    public: true,
    openedAt: writtenAt,
    answerDueAt: dueAt,
    remoteRootId: item.rootId,
  });
  const id = await addMessage(tx, {
    ...item,
    threadId,
    agencyId: channel.agencyId,
    channelId: channel.id,
    remoteParentId: item.parentId,
    remoteRootVersion: item.rootVersion,
    writtenAt,
    receivedAt: at,
    moderation: 'shown',
    sourceAddressHash: null,
  });
  if (!id) throw new Error(`Item ${item.remoteId} was stored by somebody else while its channel was held`);
  await noteCitizenWrote(tx, threadId, { writtenAt, dueAt });
  await recordAudit(tx, citizen, {
    agencyId: channel.agencyId,
    action: 'message.received',
    subjectKind: 'thread',
    subjectId: threadId,
    after: { messageId: id },
  });
  return {
    id,
    threadId,
    remoteId: item.remoteId,
    remoteVersion: item.remoteVersion,
    text: item.text,
    moderation: 'shown',
  };
}
