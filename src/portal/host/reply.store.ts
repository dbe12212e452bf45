import type { ReplyToPublish } from '#channels/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

// System-wide: only the sending engine writes here.

/** Undefined when the same reference has answered before; nothing is changed then. */
export async function addReply(tx: Tx, reply: ReplyToPublish): Promise<string | undefined> {
  const row = await tx
    .insertInto('portal_reply')
    .values({
      client_reference: reply.clientReference,
      thread_id: reply.threadId,
      agency_id: reply.agencyId,
      text: reply.text,
      published_at: reply.publishedAt,
    })
    .onConflict((conflict) => conflict.column('client_reference').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export interface StoredReply {
  readonly id: string;
  readonly threadId: string;
}

export async function replyByReference(db: Db | Tx, clientReference: string): Promise<StoredReply | undefined> {
  const row = await db
    .selectFrom('portal_reply')
    .select(['id', 'thread_id'])
    .where('client_reference', '=', clientReference)
    .executeTakeFirst();
  return row && { id: row.id, threadId: row.thread_id };
}

export async function liveReplyById(db: Db, id: string): Promise<StoredReply | undefined> {
  const row = await db
    .selectFrom('portal_reply')
    .select(['id', 'thread_id'])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, threadId: row.thread_id };
}

export async function withdrawReply(
  tx: Tx,
  id: string,
  at: Date,
): Promise<{ agencyId: string; threadId: string } | undefined> {
  const row = await tx
    .updateTable('portal_reply')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning(['agency_id', 'thread_id'])
    .executeTakeFirst();
  return row && { agencyId: row.agency_id, threadId: row.thread_id };
}

export interface Conversation {
  readonly id: string;
  readonly agencyId: string;
  readonly postId: string | null;
  /** Of the live page of that post. */
  readonly slug: string | null;
  readonly trackingCode: string | null;
  /** The citizen agreed, and their first words passed moderation. */
  readonly shown: boolean;
}

/** Of the portal only; undefined for a conversation that took place elsewhere or is gone. */
export async function conversationOf(db: Db | Tx, threadId: string): Promise<Conversation | undefined> {
  const row = await db
    .selectFrom('citizen_thread as t')
    .leftJoin('portal_page as p', (join) => join.onRef('p.post_id', '=', 't.post_id').on('p.withdrawn_at', 'is', null))
    .select((select) => [
      't.id',
      't.agency_id',
      't.post_id',
      't.public',
      't.tracking_code',
      'p.slug',
      select
        .exists(
          select
            .selectFrom('citizen_message as m')
            .select('m.id')
            .whereRef('m.thread_id', '=', 't.id')
            .where('m.moderation', '=', 'shown'),
        )
        .as('shown'),
    ])
    .where('t.id', '=', threadId)
    .where('t.tracking_code', 'is not', null)
    .orderBy('p.published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      agencyId: row.agency_id,
      postId: row.post_id,
      slug: row.slug,
      trackingCode: row.tracking_code,
      shown: row.public && Boolean(row.shown),
    }
  );
}
