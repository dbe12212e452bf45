import { sql } from 'kysely';
import type { AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export type FillWay = 'hand' | 'bank' | 'random' | 'auto';

export interface SlotFill {
  readonly slotId: string;
  readonly at: Date;
  readonly postId: string;
  readonly way: FillWay;
  readonly seed: number | null;
  /** The post's time before; null when it had none. */
  readonly formerAt: Date | null;
  /** Made for this occurrence, so that undoing throws it away. */
  readonly madePost: boolean;
  readonly filledBy: PersonId | null;
}

/** Whoever fills this occurrence next waits until this transaction has ended. */
export async function holdOccurrence(tx: Tx, slotId: string, at: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`slot ${slotId} ${at.toISOString()}`}, 0))`.execute(tx);
}

/** Of an occurrence that was filled before and is empty again, the former filling is over. */
export async function noteFill(tx: Tx, fill: SlotFill, now: Date): Promise<string> {
  await tx
    .updateTable('slot_fill')
    .set({ undone_at: now })
    .where('slot_id', '=', fill.slotId)
    .where('at', '=', fill.at)
    .where('undone_at', 'is', null)
    .execute();
  const values = {
    slot_id: fill.slotId,
    at: fill.at,
    post_id: fill.postId,
    way: fill.way,
    seed: fill.seed,
    former_at: fill.formerAt,
    made_post: fill.madePost,
    filled_by: fill.filledBy,
    filled_at: now,
  };
  return (await tx.insertInto('slot_fill').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

/** What was filled without a person once is not filled again, should somebody have emptied it on purpose. */
export async function wasFilledByItself(db: Db | Tx, slotId: string, at: Date): Promise<boolean> {
  const query = db.selectFrom('slot_fill').select('id').where('slot_id', '=', slotId).where('at', '=', at);
  return (await query.where('way', '=', 'auto').executeTakeFirst()) !== undefined;
}

export interface StoredFill extends SlotFill {
  readonly id: string;
}

/** Fills of slots in that scope that still stand, held until the transaction ends. */
export async function lockFills(tx: Tx, scope: AgencyScope, ids: readonly string[]): Promise<readonly StoredFill[]> {
  if (scope.length === 0 || ids.length === 0) return [];
  const rows = await tx
    .selectFrom('slot_fill')
    .innerJoin('slot', 'slot.id', 'slot_fill.slot_id')
    .selectAll('slot_fill')
    .where('slot_fill.id', 'in', ids)
    .where('slot.agency_id', 'in', scope)
    .where('slot_fill.undone_at', 'is', null)
    .orderBy('slot_fill.id')
    .forUpdate('slot_fill')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    slotId: row.slot_id,
    at: row.at,
    postId: row.post_id,
    way: row.way as FillWay,
    seed: row.seed,
    formerAt: row.former_at,
    madePost: row.made_post,
    filledBy: row.filled_by as PersonId | null,
  }));
}

export async function markFillUndone(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('slot_fill').set({ undone_at: at }).where('id', '=', id).execute();
}
