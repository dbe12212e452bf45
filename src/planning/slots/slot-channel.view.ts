import type { Db, Tx } from '#platform/db/db.ts';

export interface SlotChannel {
  readonly id: string;
  readonly agencyId: string;
}

/** System-wide: the caller compares the agency. A channel taken off the register is none. */
export async function channelInfo(db: Db | Tx, id: string): Promise<SlotChannel | undefined> {
  const query = db.selectFrom('channel').select(['id', 'agency_id']).where('id', '=', id);
  const row = await query.where('removed_at', 'is', null).executeTakeFirst();
  return row && { id: row.id, agencyId: row.agency_id };
}
