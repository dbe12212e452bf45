import { randomUUID } from 'node:crypto';
import { agencyById, agencyTree, citizen, recordAudit } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { SecretBox } from '#platform/secrets/secret-box.ts';
import { addMessage, holdKey, knownMessages } from './message.store.ts';
import { agencyOfPost, portalChannelOf, threadByCode, trackingCodeOf } from './portal-threads.store.ts';
import { contactOwner } from './contact.ts';
import { officeHoursOf } from '#planning/index.ts';
import {
  answerDueAt,
  newTrackingCode,
  type MessageId,
  type Moderation,
  type ThreadId,
  type ThreadKind,
} from './thread.ts';
import { noteCitizenWrote, openThread } from './thread.store.ts';

export interface PortalMessage {
  readonly kind: ThreadKind;
  /** To whom a form message goes. A comment belongs to the agency of its post. */
  readonly agencyId: string;
  /** The post a comment stands under; null for a form message. */
  readonly postId: string | null;
  /** Empty when the citizen gives none. */
  readonly name: string;
  /** How to reach the citizen, as typed; empty when they give none. Kept sealed; every reading is logged. */
  readonly contact: string;
  readonly village: string;
  readonly text: string;
  readonly language: string;
  /** Whether the citizen agrees that it is shown on the portal. */
  readonly public: boolean;
  /** The portal finds it suspicious: it is shown after a person has read it, whatever the agency's rule. */
  readonly held?: boolean;
  /** Made with the form: the same form sent twice is one message. */
  readonly submissionKey: string;
  readonly sourceAddressHash: Buffer | null;
  readonly at: Date;
}

export interface ReceivedFromPortal {
  readonly threadId: ThreadId;
  readonly messageId: MessageId;
  readonly trackingCode: string;
  /** `waiting`: the agency reads it before it is shown. */
  readonly moderation: Moderation;
}

export type ReceiveRefusal =
  | { readonly kind: 'post-not-found' }
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'tracking-code-not-found' };

/** Exactly once per submission key. The citizen's text is taken as it is; length and spam are the portal's to judge. */
export async function receiveFromPortal(
  tx: Tx,
  message: PortalMessage,
  secrets: SecretBox,
): Promise<Result<ReceivedFromPortal, ReceiveRefusal>> {
  const agencyId = message.postId === null ? message.agencyId : await agencyOfPost(tx, message.postId);
  if (agencyId === undefined) return refuse({ kind: 'post-not-found' });
  const agency = await agencyById(tx, agencyId);
  if (!agency?.active) return refuse({ kind: 'agency-not-found' });

  await holdKey(tx, message.submissionKey);
  const channelId = await portalChannelOf(tx, [agency.id, ...(await agencyTree(tx)).ancestors(agency.id)]);
  const again = await receivedBefore(tx, channelId, message.submissionKey);
  if (again) return accept(again);

  const id = randomUUID();
  const hours = await officeHoursOf(
    tx,
    { agencyId: agency.id, zone: agency.zone },
    { from: message.at, to: message.at },
  );
  const threadId = await openThread(tx, {
    ...message,
    id,
    contactSealed: message.contact === '' ? null : secrets.seal(message.contact, contactOwner(id)),
    agencyId: agency.id,
    channelId,
    trackingCode: newTrackingCode(),
    handle: '',
    citizenRemoteId: '',
    openedAt: message.at,
    answerDueAt: answerDueAt(message.kind, message.at, hours),
    remoteRootId: '',
  });
  const moderation = message.public && (agency.moderatesComments || message.held) ? 'waiting' : 'shown';
  return accept(await store(tx, { ...message, agencyId: agency.id }, { threadId, channelId, moderation }));
}

export interface PortalFollowUp {
  readonly trackingCode: string;
  readonly text: string;
  readonly language: string;
  readonly held?: boolean;
  readonly submissionKey: string;
  readonly sourceAddressHash: Buffer | null;
  readonly at: Date;
}

/** The citizen goes on in the same conversation, found by its code. */
export async function receiveFollowUpFromPortal(
  tx: Tx,
  message: PortalFollowUp,
): Promise<Result<ReceivedFromPortal, ReceiveRefusal>> {
  const thread = await threadByCode(tx, message.trackingCode);
  if (!thread) return refuse({ kind: 'tracking-code-not-found' });
  await holdKey(tx, message.submissionKey);
  const again = await receivedBefore(tx, thread.channelId, message.submissionKey);
  if (again) return accept(again);

  const agency = await agencyById(tx, thread.agencyId);
  const office = { agencyId: thread.agencyId, zone: agency?.zone ?? 'Asia/Jakarta' };
  const hours = await officeHoursOf(tx, office, { from: message.at, to: message.at });
  const dueAt = answerDueAt(thread.kind, message.at, hours);
  await noteCitizenWrote(tx, thread.id, { writtenAt: message.at, dueAt });
  const moderation = thread.public && (agency?.moderatesComments || message.held) ? 'waiting' : 'shown';
  const place = { threadId: thread.id, channelId: thread.channelId, moderation } as const;
  return accept(await store(tx, { ...message, agencyId: thread.agencyId }, place));
}

async function receivedBefore(tx: Tx, channelId: string | null, key: string): Promise<ReceivedFromPortal | undefined> {
  const known = (await knownMessages(tx, channelId, [remoteIdOf(key)])).get(remoteIdOf(key));
  if (!known) return undefined;
  const trackingCode = await trackingCodeOf(tx, known.threadId);
  return { threadId: known.threadId, messageId: known.id, trackingCode, moderation: known.moderation };
}

async function store(
  tx: Tx,
  message: Omit<PortalFollowUp, 'trackingCode'> & { readonly agencyId: string },
  place: { threadId: ThreadId; channelId: string | null; moderation: Moderation },
): Promise<ReceivedFromPortal> {
  const messageId = await addMessage(tx, {
    ...message,
    ...place,
    remoteId: remoteIdOf(message.submissionKey),
    remoteVersion: '',
    remoteParentId: '',
    remoteRootVersion: '',
    url: '',
    writtenAt: message.at,
    receivedAt: message.at,
  });
  if (!messageId) throw new Error('A submission key was stored while it was held');
  const { agencyId } = message;
  await recordAudit(tx, citizen, {
    agencyId,
    action: 'message.received',
    subjectKind: 'thread',
    subjectId: place.threadId,
    after: { messageId, moderation: place.moderation },
  });
  await announce(tx, { topic: 'message', agencyId, id: place.threadId });
  const { threadId, moderation } = place;
  return { threadId, messageId, trackingCode: await trackingCodeOf(tx, threadId), moderation };
}

function remoteIdOf(submissionKey: string): string {
  return `form:${submissionKey}`;
}
