import type { PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface Carrying {
  readonly postId: string;
  readonly messageId: string;
  readonly by: PersonId | null;
}

export async function markCarried(tx: Tx, { postId, messageId, by }: Carrying): Promise<void> {
  await tx
    .insertInto('post_key_message')
    .values({ post_id: postId, message_id: messageId, person_id: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function unmarkCarried(tx: Tx, { postId, messageId }: Omit<Carrying, 'by'>): Promise<void> {
  const query = tx.deleteFrom('post_key_message').where('post_id', '=', postId);
  await query.where('message_id', '=', messageId).execute();
}

/** System-wide: the caller has found the post in its scope. */
export async function carriedBy(db: Db | Tx, postId: string): Promise<string[]> {
  const query = db.selectFrom('post_key_message').select('message_id').where('post_id', '=', postId);
  return (await query.orderBy('at').execute()).map(({ message_id: id }) => id);
}
