import { findingsFor, limitsOf, type ReplyTarget } from '#channels/index.ts';
import { authorOf, personNames, recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { threadFor, type ThreadRefusal } from './find-thread.ts';
import {
  addReply,
  answeringChannel,
  anyReply,
  lastReply,
  messageToAnswer,
  type AnsweredMessage,
  type AnsweringChannel,
} from './reply.store.ts';
import type { Replies } from '#publishing/index.ts';
import type { Thread } from './thread.store.ts';

/** How long an answer can be called back before it goes out. */
export const callBackMs = 10_000;

export type ReplyRefusal =
  | ThreadRefusal
  | { readonly kind: 'message-not-found' }
  | { readonly kind: 'reply-empty' }
  | { readonly kind: 'reply-too-long'; readonly used: number; readonly max: number; readonly over: number }
  | { readonly kind: 'no-way-back' }
  | { readonly kind: 'channel-needs-reconnect'; readonly channel: string }
  | { readonly kind: 'answered-meanwhile'; readonly name: string };

export interface ReplyToCitizen {
  /** Made by the caller; the same id again is the same answer. */
  readonly id: string;
  readonly threadId: string;
  readonly messageId: string;
  /** The newest answer on the writer's screen. */
  readonly lastReplyId: string | null;
  readonly text: string;
}

export interface ReplyTools {
  readonly db: Db;
  readonly now: Now;
  readonly sender: Replies;
}

export type Replied = { readonly id: string; readonly goesOutAt: Date };

export function replyToCitizen(
  { db, now, sender }: ReplyTools,
  actor: Actor,
  reply: ReplyToCitizen,
): Promise<Result<Replied, ReplyRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await threadFor(tx, actor, { id: reply.threadId, operation: 'message.reply' });
    if (!found.ok) return found;
    const thread = found.value;
    const again = await anyReply(tx, reply.id);
    if (again) {
      const mine = again.threadId === thread.id;
      return mine
        ? accept({ id: again.id, goesOutAt: goesOutAt(again.createdAt) })
        : refuse({ kind: 'thread-not-found' });
    }
    const last = await lastReply(tx, thread.id);
    if ((last?.id ?? null) !== reply.lastReplyId) return refuse(await answeredBy(tx, last?.personId ?? null));
    const way = await wayBack(tx, thread, reply);
    if (!way.ok) return way;

    const createdAt = now();
    const { agencyId } = thread;
    const messageId = way.value.message.id;
    await addReply(tx, { ...reply, threadId: thread.id, messageId, agencyId, personId: authorOf(actor), createdAt });
    await sender.request(tx, {
      replyId: reply.id,
      agencyId,
      channelId: way.value.channel.id,
      text: reply.text,
      language: way.value.message.language,
      replyTo: targetOf(thread, way.value.message),
      dueAt: goesOutAt(createdAt),
    });
    await recordAudit(tx, actor, {
      agencyId,
      action: 'reply.written',
      subjectKind: 'thread',
      subjectId: thread.id,
      after: { replyId: reply.id },
    });
    await announce(tx, { topic: 'message', agencyId, id: thread.id });
    return accept({ id: reply.id, goesOutAt: goesOutAt(createdAt) });
  });
}

function goesOutAt(writtenAt: Date): Date {
  return new Date(writtenAt.getTime() + callBackMs);
}

async function answeredBy(tx: Tx, personId: string | null): Promise<ReplyRefusal> {
  const names = await personNames(tx, personId === null ? [] : [personId]);
  return { kind: 'answered-meanwhile', name: names.get(personId ?? '') ?? '—' };
}

interface WayBack {
  readonly message: AnsweredMessage;
  readonly channel: AnsweringChannel;
}

async function wayBack(
  tx: Tx,
  thread: Thread,
  { messageId, text }: ReplyToCitizen,
): Promise<Result<WayBack, ReplyRefusal>> {
  const message = await messageToAnswer(tx, thread.id, messageId);
  if (!message) return refuse({ kind: 'message-not-found' });
  const channel = thread.channelId === null ? undefined : await answeringChannel(tx, thread.channelId);
  if (!channel) return refuse({ kind: 'no-way-back' });
  if (!channel.connected) return refuse({ kind: 'channel-needs-reconnect', channel: channel.name });
  if (text.trim() === '') return refuse({ kind: 'reply-empty' });
  const findings = findingsFor(limitsOf(channel), { text, title: '-', pictures: [] });
  const tooLong = findings.find(({ level }) => level === 'error');
  if (!tooLong) return accept({ message, channel });
  const { used, max, over } = tooLong.facts;
  return refuse({ kind: 'reply-too-long', used: Number(used), max: Number(max), over: Number(over) });
}

/** The citizen's message is the parent; the root stays the post under which everybody speaks. */
function targetOf(thread: Thread, message: AnsweredMessage): ReplyTarget {
  const parent = { id: message.remoteId, version: message.remoteVersion };
  const root = thread.remoteRootId === '' ? parent : { id: thread.remoteRootId, version: message.remoteRootVersion };
  return { threadId: thread.id, parent, root };
}
