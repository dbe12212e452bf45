import type { Tx } from '#platform/db/db.ts';
import type { ModerationAction } from './moderation.ts';
import type { MessageId, Moderation } from './thread.ts';

export interface Decision {
  readonly messageId: MessageId;
  readonly action: ModerationAction;
  readonly reason: string;
  readonly previous: Moderation;
  readonly personId: string | null;
  readonly at: Date;
}

export async function addDecision(tx: Tx, decision: Decision): Promise<string> {
  const row = await tx
    .insertInto('moderation')
    .values({
      message_id: decision.messageId,
      action: decision.action,
      reason: decision.reason,
      previous: decision.previous,
      person_id: decision.personId,
      at: decision.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface StoredDecision {
  readonly id: string;
  readonly messageId: MessageId;
  readonly previous: Moderation;
  readonly undone: boolean;
}

/** Its message decides the scope: ask `lockMessage` before acting on it. */
export async function decisionById(tx: Tx, id: string): Promise<StoredDecision | undefined> {
  const row = await tx
    .selectFrom('moderation')
    .select(['id', 'message_id', 'previous', 'undone_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      messageId: row.message_id as MessageId,
      previous: row.previous as Moderation,
      undone: row.undone_at !== null,
    }
  );
}

/** The newest one that still holds. */
export async function standingDecision(tx: Tx, messageId: MessageId): Promise<string | undefined> {
  const row = await tx
    .selectFrom('moderation')
    .select('id')
    .where('message_id', '=', messageId)
    .where('undone_at', 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export async function saveUndone(
  tx: Tx,
  { id }: StoredDecision,
  by: { readonly personId: string | null; readonly at: Date },
): Promise<void> {
  await tx.updateTable('moderation').set({ undone_at: by.at, undone_by: by.personId }).where('id', '=', id).execute();
}
