import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface CountableChannel {
  readonly id: string;
  readonly agencyId: AgencyId;
  /** Nobody but a person can read its numbers. */
  readonly byHand: boolean;
}

export async function countableChannel(
  db: Db | Tx,
  scope: AgencyScope,
  id: string,
): Promise<CountableChannel | undefined> {
  if (scope.length === 0) return undefined;
  const row = await db
    .selectFrom('channel')
    .select(['id', 'agency_id', 'network'])
    .where('id', '=', id)
    .where('agency_id', 'in', scope)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, agencyId: row.agency_id as AgencyId, byHand: row.network === 'by-hand' };
}

/** A post's delivery on a channel that the asker may count. */
export async function countableDelivery(
  db: Db | Tx,
  channelId: string,
  id: string,
): Promise<{ readonly agencyId: AgencyId; readonly published: boolean } | undefined> {
  const row = await db
    .selectFrom('delivery')
    .select(['agency_id', 'state'])
    .where('id', '=', id)
    .where('channel_id', '=', channelId)
    .where('post_id', 'is not', null)
    .executeTakeFirst();
  return row && { agencyId: row.agency_id as AgencyId, published: row.state === 'verified' };
}
