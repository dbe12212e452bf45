import { sql, type Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Channel as ChannelRow } from '#platform/db/tables.ts';
import type { AgencyScope } from '#organisation/index.ts';
import type { Channel, ChannelId, ChannelSettings } from './channel.ts';
import type { ChannelState } from './channel-state.ts';

const columns = [
  'id',
  'agency_id',
  'network',
  'medium',
  'media_class',
  'name',
  'handle',
  'remote_account_id',
  'origin',
  'web_address',
  'state',
  'state_reason',
  'settings',
  'inbox_cursor',
  'inbox_pulled_at',
  'checked_at',
  'slow_until',
  'responsible_person_id',
  'created_at',
] as const;

type Row = Pick<Selectable<ChannelRow>, (typeof columns)[number]>;

/** All channels of those agencies that were not removed, the portal first, then by name. */
export async function channelsInScope(db: Db | Tx, scope: AgencyScope): Promise<readonly Channel[]> {
  if (scope.length === 0) return [];
  const rows = await db
    .selectFrom('channel')
    .select(columns)
    .where('agency_id', 'in', scope)
    .where('removed_at', 'is', null)
    .orderBy((eb) => eb.case().when('network', '=', 'portal').then(0).else(1).end())
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(channelFrom);
}

export async function channelInScope(db: Db | Tx, id: string, scope: AgencyScope): Promise<Channel | undefined> {
  const channel = await channelById(db, id);
  return channel && scope.includes(channel.agencyId) ? channel : undefined;
}

/** System-wide: for the sending engine, the inbox and the probes, which act for whichever agency the channel has. */
export async function channelById(db: Db | Tx, id: string): Promise<Channel | undefined> {
  const row = await db
    .selectFrom('channel')
    .select(columns)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && channelFrom(row);
}

/** System-wide: all channels of a network that people left switched on. */
export async function channelsOfNetwork(db: Db | Tx, network: Channel['network']): Promise<readonly Channel[]> {
  const rows = await db
    .selectFrom('channel')
    .select(columns)
    .where('network', '=', network)
    .where('removed_at', 'is', null)
    .where('state', '<>', 'off')
    .orderBy('id')
    .execute();
  return rows.map(channelFrom);
}

/** System-wide: an account is connected once in the whole city. */
export async function channelOfAccount(db: Db | Tx, network: string, remoteId: string): Promise<Channel | undefined> {
  const row = await db
    .selectFrom('channel')
    .select(columns)
    .where('network', '=', network)
    .where('remote_account_id', '=', remoteId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && channelFrom(row);
}

export type NewChannel = Omit<
  Channel,
  'state' | 'stateReason' | 'settings' | 'inboxCursor' | 'inboxPulledAt' | 'checkedAt' | 'slowUntil' | 'createdAt'
>;

/** False when the account, or the agency's portal channel, has been registered meanwhile. */
export async function insertChannel(tx: Tx, channel: NewChannel, checkedAt: Date | null): Promise<boolean> {
  const inserted = await tx
    .insertInto('channel')
    .values({
      id: channel.id,
      agency_id: channel.agencyId,
      network: channel.network,
      medium: channel.medium,
      media_class: channel.mediaClass,
      name: channel.name,
      handle: channel.handle,
      remote_account_id: channel.remoteAccountId,
      origin: channel.origin,
      web_address: channel.webAddress,
      responsible_person_id: channel.responsiblePersonId,
      checked_at: checkedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export type ChannelEdit = Partial<Pick<Channel, 'name' | 'webAddress' | 'responsiblePersonId'>> & {
  readonly settings?: ChannelSettings;
};

export async function editChannel(tx: Tx, { id }: Pick<Channel, 'id'>, edit: ChannelEdit): Promise<void> {
  await tx
    .updateTable('channel')
    .set({
      ...(edit.name === undefined ? {} : { name: edit.name }),
      ...(edit.webAddress === undefined ? {} : { web_address: edit.webAddress }),
      ...(edit.responsiblePersonId === undefined ? {} : { responsible_person_id: edit.responsiblePersonId }),
      ...(edit.settings === undefined ? {} : { settings: JSON.stringify(edit.settings) }),
    })
    .where('id', '=', id)
    .execute();
}

export async function setChannelState(tx: Tx, id: ChannelId, now: ChannelHealth): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ state: now.state, state_reason: now.reason, checked_at: now.checkedAt })
    .where('id', '=', id)
    .execute();
}

export interface ChannelHealth {
  readonly state: ChannelState;
  readonly reason: string;
  readonly checkedAt: Date | null;
}

/** After signing in again: the same account, perhaps with another name or on another server. */
export async function saveReconnected(tx: Tx, id: ChannelId, account: ReconnectedAccount): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ handle: account.handle, origin: account.origin, web_address: account.webAddress, slow_until: null })
    .where('id', '=', id)
    .execute();
}

export type ReconnectedAccount = Pick<Channel, 'handle' | 'origin' | 'webAddress'>;

export async function saveHandle(tx: Tx, id: ChannelId, handle: string): Promise<void> {
  await tx.updateTable('channel').set({ handle }).where('id', '=', id).execute();
}

export async function noteChecked(tx: Tx, id: ChannelId, at: Date): Promise<void> {
  await tx.updateTable('channel').set({ checked_at: at }).where('id', '=', id).execute();
}

/** Never brought forward: of two answers the later time holds. */
export async function noteSlowUntil(tx: Tx, id: string, until: Date): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ slow_until: sql<Date>`greatest(slow_until, ${until})` })
    .where('id', '=', id)
    .execute();
}

/** In the transaction that stores what was read, so that nothing is lost between the two. */
export async function saveInboxCursor(tx: Tx, id: string, read: { cursor: string | null; at: Date }): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ inbox_cursor: read.cursor, inbox_pulled_at: read.at })
    .where('id', '=', id)
    .execute();
}

/** The row stays, for what was published through it; its secret stays for a day, in case the removal is undone. */
export async function removeChannel(tx: Tx, id: ChannelId, at: Date): Promise<void> {
  await tx.updateTable('channel').set({ removed_at: at }).where('id', '=', id).execute();
}

export async function removedChannelInScope(db: Db | Tx, id: string, scope: AgencyScope): Promise<Channel | undefined> {
  if (scope.length === 0) return undefined;
  const row = await db
    .selectFrom('channel')
    .select(columns)
    .where('id', '=', id)
    .where('agency_id', 'in', scope)
    .where('removed_at', 'is not', null)
    .executeTakeFirst();
  return row && channelFrom(row);
}

/** False when the account has been connected again meanwhile. */
export async function restoreChannel(tx: Tx, { id, network, remoteAccountId }: Channel): Promise<boolean> {
  if (remoteAccountId !== '' && (await channelOfAccount(tx, network, remoteAccountId))) return false;
  await tx.updateTable('channel').set({ removed_at: null }).where('id', '=', id).execute();
  return true;
}

/** System-wide. Returns how many secrets of channels removed before then were forgotten. */
export async function forgetRemovedSecrets(tx: Tx, before: Date): Promise<number> {
  const forgotten = await tx
    .updateTable('channel')
    .set({ secret: null, inbox_cursor: null, state: 'needs-reconnect', state_reason: 'must-reconnect' })
    .where('removed_at', '<', before)
    .where('secret', 'is not', null)
    .executeTakeFirst();
  return Number(forgotten.numUpdatedRows);
}

function channelFrom(row: Row): Channel {
  return {
    id: row.id as ChannelId,
    agencyId: row.agency_id as Channel['agencyId'],
    network: row.network as Channel['network'],
    medium: row.medium as Channel['medium'],
    mediaClass: row.media_class as Channel['mediaClass'],
    name: row.name,
    handle: row.handle,
    remoteAccountId: row.remote_account_id,
    origin: row.origin,
    webAddress: row.web_address,
    state: row.state as ChannelState,
    stateReason: row.state_reason,
    settings: row.settings as ChannelSettings,
    inboxCursor: row.inbox_cursor,
    inboxPulledAt: row.inbox_pulled_at,
    checkedAt: row.checked_at,
    slowUntil: row.slow_until,
    responsiblePersonId: row.responsible_person_id as Channel['responsiblePersonId'],
    createdAt: row.created_at,
  };
}
