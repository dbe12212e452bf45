import type { Db } from '#platform/db/db.ts';
import type { MessageView, ReplyView } from './contract.ts';

/** Of a thread that the asker may read; oldest first. */
export async function messagesOf(db: Db, threadId: string): Promise<MessageView[]> {
  const rows = await db
    .selectFrom('citizen_message')
    .select(['id', 'text', 'language', 'written_at', 'edited_at', 'url', 'moderation'])
    .where('thread_id', '=', threadId)
    .orderBy('written_at')
    .execute();
  const ids = rows.map(({ id }) => id);
  const [earlier, decisions] =
    ids.length === 0 ? [[], []] : await Promise.all([earlierOf(db, ids), decisionsOf(db, ids)]);
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    language: row.language,
    writtenAt: row.written_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    earlier: earlier
      .filter(({ message_id }) => message_id === row.id)
      .map(({ text, replaced_at }) => ({ text, replacedAt: replaced_at.toISOString() })),
    url: row.url,
    moderation: row.moderation as MessageView['moderation'],
    decisions: decisions
      .filter(({ message_id }) => message_id === row.id)
      .map(({ id, action, reason, name, at, undone_at }) => ({
        id,
        action: action as 'show' | 'hide',
        reason,
        by: name,
        at: at.toISOString(),
        undone: undone_at !== null,
      })),
  }));
}

function earlierOf(db: Db, messageIds: readonly string[]) {
  return db
    .selectFrom('citizen_message_revision')
    .select(['message_id', 'text', 'replaced_at'])
    .where('message_id', 'in', messageIds)
    .orderBy('replaced_at')
    .execute();
}

function decisionsOf(db: Db, messageIds: readonly string[]) {
  return db
    .selectFrom('moderation')
    .leftJoin('person', 'person.id', 'moderation.person_id')
    .select(['moderation.id', 'message_id', 'action', 'reason', 'person.name', 'at', 'undone_at'])
    .where('message_id', 'in', messageIds)
    .orderBy('seq')
    .execute();
}

const states: Readonly<Record<string, ReplyView['state']>> = {
  scheduled: 'waiting',
  sending: 'sending',
  sent: 'sent',
  verified: 'sent',
  'waiting-by-hand': 'by-hand',
  failed: 'failed',
  missed: 'failed',
  unknown: 'unknown',
  withdrawn: 'withdrawn',
};

/** Of a thread that the asker may read; oldest first, those called back left out. */
export async function repliesOf(db: Db, threadId: string): Promise<ReplyView[]> {
  const rows = await db
    .selectFrom('reply')
    .leftJoin('delivery', 'delivery.reply_id', 'reply.id')
    .leftJoin('person', 'person.id', 'reply.person_id')
    .select([
      'reply.id',
      'reply.message_id',
      'reply.text',
      'reply.created_at',
      'person.name',
      'delivery.id as delivery_id',
      'delivery.state',
      'delivery.due_at',
      'delivery.sent_at',
      'delivery.url',
      'delivery.failure',
    ]) // oxfmt-ignore
    .where('reply.thread_id', '=', threadId)
    .where('reply.withdrawn_at', 'is', null)
    .orderBy('reply.created_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    messageId: row.message_id,
    text: row.text,
    by: row.name,
    writtenAt: row.created_at.toISOString(),
    state: states[row.state ?? 'scheduled'] ?? 'waiting',
    goesOutAt: (row.due_at ?? row.created_at).toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    url: row.url,
    deliveryId: row.delivery_id,
    failure: failureKind(row.failure),
  }));
}

function failureKind(failure: unknown): string | null {
  const kind = (failure as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' ? kind : null;
}
