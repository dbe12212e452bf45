import type { Db, Tx } from '#platform/db/db.ts';
import type { ChannelId } from './channel.ts';

/** What still has to go out there, be read back, or be done by hand. System-wide: for a channel already in scope. */
export const openDeliveryStates = ['scheduled', 'sending', 'sent', 'unknown', 'waiting-by-hand'] as const;

export async function openDeliveriesOf(db: Db | Tx, channelId: ChannelId): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('channel_id', '=', channelId)
    .where('state', 'in', openDeliveryStates)
    .executeTakeFirstOrThrow();
  return count;
}
