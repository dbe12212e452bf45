import { sql } from 'kysely';
import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { MessageId, ReplyId, ThreadId } from './thread.ts';

export interface Reply {
  readonly id: ReplyId;
  readonly threadId: ThreadId;
  readonly agencyId: AgencyId;
  readonly text: string;
  readonly personId: string | null;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
}

const columns = ['id', 'thread_id', 'agency_id', 'text', 'person_id', 'created_at', 'withdrawn_at'] as const;

export async function lockReply(tx: Tx, scope: AgencyScope, id: string): Promise<Reply | undefined> {
  if (scope.length === 0) return undefined;
  const row = await tx
    .selectFrom('reply')
    .select(columns)
    .where('id', '=', id)
    .where('agency_id', 'in', scope)
    .forUpdate()
    .executeTakeFirst();
  return row && replyOf(row);
}

/** System-wide: the sending engine knows only the reply. */
export async function anyReply(tx: Tx, id: string): Promise<Reply | undefined> {
  const row = await tx.selectFrom('reply').select(columns).where('id', '=', id).executeTakeFirst();
  return row && replyOf(row);
}

/** The newest answer that was not called back. */
export async function lastReply(tx: Tx, threadId: ThreadId): Promise<Reply | undefined> {
  const row = await tx
    .selectFrom('reply')
    .select(columns)
    .where('thread_id', '=', threadId)
    .where('withdrawn_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && replyOf(row);
}

export interface NewReply {
  readonly id: string;
  readonly threadId: ThreadId;
  readonly messageId: MessageId;
  readonly agencyId: string;
  readonly text: string;
  readonly personId: string | null;
  readonly createdAt: Date;
}

export async function addReply(tx: Tx, reply: NewReply): Promise<void> {
  await tx
    .insertInto('reply')
    .values({
      id: reply.id,
      thread_id: reply.threadId,
      message_id: reply.messageId,
      agency_id: reply.agencyId,
      text: reply.text,
      person_id: reply.personId,
      created_at: reply.createdAt,
    })
    .execute();
}

export async function saveWithdrawn(tx: Tx, { id }: Reply, at: Date): Promise<void> {
  await tx.updateTable('reply').set({ withdrawn_at: at }).where('id', '=', id).execute();
}

export interface AnsweredMessage {
  readonly id: MessageId;
  readonly language: string;
  readonly remoteId: string;
  readonly remoteVersion: string;
  readonly remoteRootVersion: string;
}

/** Of that thread only. */
export async function messageToAnswer(
  tx: Tx,
  threadId: ThreadId,
  messageId: string,
): Promise<AnsweredMessage | undefined> {
  const row = await tx
    .selectFrom('citizen_message')
    .select(['id', 'language', 'remote_id', 'remote_version', 'remote_root_version'])
    .where('id', '=', messageId)
    .where('thread_id', '=', threadId)
    .executeTakeFirst();
  return (
    row && {
      id: row.id as MessageId,
      language: row.language,
      remoteId: row.remote_id,
      remoteVersion: row.remote_version,
      remoteRootVersion: row.remote_root_version,
    }
  );
}

export interface AnsweringChannel {
  readonly id: string;
  readonly medium: string;
  readonly name: string;
  readonly connected: boolean;
}

export async function answeringChannel(tx: Tx, id: string): Promise<AnsweringChannel | undefined> {
  const row = await tx
    .selectFrom('channel')
    .select(['id', 'medium', 'name', 'state'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, medium: row.medium, name: row.name, connected: row.state === 'connected' };
}

interface Row {
  readonly id: string;
  readonly thread_id: string;
  readonly agency_id: string;
  readonly text: string;
  readonly person_id: string | null;
  readonly created_at: Date;
  readonly withdrawn_at: Date | null;
}

function replyOf(row: Row): Reply {
  return {
    id: row.id as ReplyId,
    threadId: row.thread_id as ThreadId,
    agencyId: row.agency_id as AgencyId,
    text: row.text,
    personId: row.person_id,
    createdAt: row.created_at,
    withdrawnAt: row.withdrawn_at,
  };
}

/** When the network was handed the answer; system-wide, for the sending engine. */
export async function sentAtOf(tx: Tx, id: ReplyId): Promise<Date> {
  const row = await tx
    .selectFrom('delivery')
    .select(sql<Date>`coalesce(sent_at, verified_at, now())`.as('sent_at'))
    .where('reply_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.sent_at;
}
