import type { Db, Tx } from '#platform/db/db.ts';
import type { BankEntryId, Uses } from './bank-entry.ts';

const unused: Uses = { at: [], ofVariant: [] };

/** How often each was used, by when its posts go out. A post thrown away or moved counts as it stands now. */
export async function usesOf(db: Db | Tx, ids: readonly BankEntryId[]): Promise<(id: BankEntryId) => Uses> {
  if (ids.length === 0) return () => unused;
  const rows = await db
    .selectFrom('bank_use')
    .innerJoin('post', 'post.id', 'bank_use.post_id')
    .select(['bank_use.entry_id', 'bank_use.variant_position', 'bank_use.for_at', 'post.publish_at'])
    .where('bank_use.entry_id', 'in', ids)
    .where('bank_use.undone_at', 'is', null)
    .where('post.removed_at', 'is', null)
    .where('post.state', '<>', 'withdrawn')
    .execute();
  const byEntry = Map.groupBy(rows, (row) => row.entry_id);
  return (id) => {
    const own = byEntry.get(id);
    if (!own) return unused;
    const ofVariant: number[] = [];
    for (const row of own) ofVariant[row.variant_position] = (ofVariant[row.variant_position] ?? 0) + 1;
    const at = own.map((row) => row.publish_at ?? row.for_at).toSorted((a, b) => a.getTime() - b.getTime());
    return { at, ofVariant: Array.from(ofVariant, (count) => count ?? 0) };
  };
}

export interface BankUsed {
  readonly entryId: BankEntryId;
  readonly variant: number;
  readonly postId: string;
  readonly at: Date;
}

export async function noteUse(tx: Tx, { entryId, variant, postId, at }: BankUsed): Promise<void> {
  const use = { entry_id: entryId, variant_position: variant, post_id: postId, for_at: at };
  await tx.insertInto('bank_use').values(use).execute();
}

export async function undoUse(tx: Tx, postId: string, at: Date): Promise<void> {
  const query = tx.updateTable('bank_use').set({ undone_at: at }).where('post_id', '=', postId);
  await query.where('undone_at', 'is', null).execute();
}
