import { sql } from 'kysely';
import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { MessageId, Moderation, ThreadId } from './thread.ts';

export interface NewMessage {
  readonly threadId: ThreadId;
  readonly agencyId: string;
  readonly channelId: string | null;
  readonly remoteId: string;
  readonly remoteVersion: string;
  readonly remoteParentId: string;
  readonly remoteRootVersion: string;
  readonly url: string;
  readonly text: string;
  readonly language: string;
  readonly writtenAt: Date;
  readonly receivedAt: Date;
  readonly moderation: Moderation;
  readonly sourceAddressHash: Buffer | null;
}

/** System-wide, as everything that receives. Undefined when that remote id is known already. */
export async function addMessage(tx: Tx, message: NewMessage): Promise<MessageId | undefined> {
  const row = await tx
    .insertInto('citizen_message')
    .values({
      thread_id: message.threadId,
      agency_id: message.agencyId,
      channel_id: message.channelId,
      remote_id: message.remoteId,
      remote_version: message.remoteVersion,
      remote_parent_id: message.remoteParentId,
      remote_root_version: message.remoteRootVersion,
      url: message.url,
      text: message.text,
      language: message.language,
      written_at: message.writtenAt,
      received_at: message.receivedAt,
      moderation: message.moderation,
      source_address_hash: message.sourceAddressHash,
    })
    .onConflict((conflict) => conflict.columns(['channel_id', 'remote_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id as MessageId | undefined;
}

export interface KnownMessage {
  readonly id: MessageId;
  readonly threadId: ThreadId;
  readonly remoteId: string;
  readonly remoteVersion: string;
  readonly text: string;
  readonly moderation: Moderation;
}

export async function knownMessages(
  tx: Tx,
  channelId: string | null,
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, KnownMessage>> {
  if (remoteIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('citizen_message')
    .select(['id', 'thread_id', 'remote_id', 'remote_version', 'text', 'moderation'])
    .where('channel_id', channelId === null ? 'is' : '=', channelId)
    .where('remote_id', 'in', remoteIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.remote_id,
      {
        id: row.id as MessageId,
        threadId: row.thread_id as ThreadId,
        remoteId: row.remote_id,
        remoteVersion: row.remote_version,
        text: row.text,
        moderation: row.moderation as Moderation,
      },
    ]),
  );
}

/** Keeps what stood there before. False when this version was seen and replaced already: an old page, read again. */
export async function replaceText(
  tx: Tx,
  known: KnownMessage,
  next: { readonly text: string; readonly remoteVersion: string; readonly at: Date },
): Promise<boolean> {
  const seen = await tx
    .selectFrom('citizen_message_revision')
    .select('remote_version')
    .where('message_id', '=', known.id)
    .where('remote_version', '=', next.remoteVersion)
    .executeTakeFirst();
  if (seen) return false;
  await tx
    .insertInto('citizen_message_revision')
    .values({
      message_id: known.id,
      remote_version: known.remoteVersion,
      text: known.text,
      replaced_at: next.at,
    })
    .execute();
  await tx
    .updateTable('citizen_message')
    .set({ text: next.text, remote_version: next.remoteVersion, edited_at: next.at })
    .where('id', '=', known.id)
    .execute();
  return true;
}

export interface ModeratedMessage {
  readonly id: MessageId;
  readonly threadId: ThreadId;
  readonly agencyId: AgencyId;
  readonly network: string | null;
  readonly moderation: Moderation;
}

/** Holds the message until the transaction ends. */
export async function lockMessage(tx: Tx, scope: AgencyScope, id: string): Promise<ModeratedMessage | undefined> {
  if (scope.length === 0) return undefined;
  const row = await tx
    .selectFrom('citizen_message')
    .leftJoin('channel', 'channel.id', 'citizen_message.channel_id')
    .select([
      'citizen_message.id',
      'citizen_message.thread_id',
      'citizen_message.agency_id',
      'citizen_message.moderation',
      'channel.network',
    ])
    .where('citizen_message.id', '=', id)
    .where('citizen_message.agency_id', 'in', scope)
    .forUpdate('citizen_message')
    .executeTakeFirst();
  return (
    row && {
      id: row.id as MessageId,
      threadId: row.thread_id as ThreadId,
      agencyId: row.agency_id as AgencyId,
      network: row.network,
      moderation: row.moderation as Moderation,
    }
  );
}

export async function saveModeration(tx: Tx, id: MessageId, moderation: Moderation): Promise<void> {
  await tx.updateTable('citizen_message').set({ moderation }).where('id', '=', id).execute();
}

/** One reader of this key at a time, until the transaction ends. */
export async function holdKey(tx: Tx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 7264016))`.execute(tx);
}
