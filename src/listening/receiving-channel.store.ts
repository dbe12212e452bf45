import type { IncomingItem } from '#channels/index.ts';
import type { Tx } from '#platform/db/db.ts';

export interface ReceivingChannel {
  readonly id: string;
  readonly agencyId: string;
  readonly zone: string;
  readonly connectedAt: Date;
}

/** System-wide: the poller reads for every agency. */
export async function receivingChannel(tx: Tx, id: string): Promise<ReceivingChannel> {
  const row = await tx
    .selectFrom('channel')
    .innerJoin('agency', 'agency.id', 'channel.agency_id')
    .select(['channel.agency_id', 'channel.created_at', 'agency.zone'])
    .where('channel.id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, agencyId: row.agency_id, zone: row.zone, connectedAt: row.created_at };
}

/** Which of these the city wrote itself: what the engine sent, and whatever an account of the city posted by hand. */
export async function ownItemIds(
  tx: Tx,
  channelId: string,
  items: readonly IncomingItem[],
): Promise<ReadonlySet<string>> {
  if (items.length === 0) return new Set();
  const sent = await tx
    .selectFrom('delivery')
    .select('remote_id')
    .where('channel_id', '=', channelId)
    .where(
      'remote_id',
      'in',
      items.map(({ remoteId }) => remoteId),
    )
    .execute();
  const accounts = await tx
    .selectFrom('channel')
    .select('remote_account_id')
    .where(
      'remote_account_id',
      'in',
      items.map(({ author }) => author.remoteId),
    )
    .where('remote_account_id', '<>', '')
    .execute();
  const sentIds = new Set(sent.map(({ remote_id }) => remote_id));
  const ownAccounts = new Set(accounts.map(({ remote_account_id }) => remote_account_id));
  return new Set(
    items
      .filter(({ remoteId, author }) => sentIds.has(remoteId) || ownAccounts.has(author.remoteId))
      .map(({ remoteId }) => remoteId),
  );
}
