import type { Db, Tx } from '#platform/db/db.ts';

/** Which tokens its texts hold now. Whatever was approved with them is forgotten: the words are other words. */
export async function writeUsedFacts(tx: Tx, postId: string, codes: readonly string[]): Promise<void> {
  await tx.deleteFrom('post_fact').where('post_id', '=', postId).execute();
  if (codes.length === 0) return;
  await tx
    .insertInto('post_fact')
    .values(codes.map((code) => ({ post_id: postId, code })))
    .execute();
}

/** What the approver read. */
export async function pinFacts(tx: Tx, postId: string, shown: Readonly<Record<string, string>>): Promise<void> {
  for (const [code, words] of Object.entries(shown)) {
    const query = tx.updateTable('post_fact').set({ shown: words }).where('post_id', '=', postId);
    await query.where('code', '=', code).execute();
  }
}

/** By code, what was approved; empty without an approval or without facts. */
export async function pinnedFacts(db: Db | Tx, postId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('post_fact')
    .select(['code', 'shown'])
    .where('post_id', '=', postId)
    .where('shown', 'is not', null)
    .execute();
  return new Map(rows.map(({ code, shown }) => [code, shown ?? '']));
}
