import type { Brand } from '#platform/brand.ts';
import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { ChannelState } from './channel-state.ts';
import type { Account, Json } from './connector.ts';
import type { Network } from './limits.ts';
import type { MediaClass, MediumName } from './medium.ts';

export type ChannelId = Brand<string, 'ChannelId'>;

/** One account or medium of an agency. Its secret is not part of it: see `open-session.ts`. */
export interface Channel {
  readonly id: ChannelId;
  readonly agencyId: AgencyId;
  readonly network: Network;
  readonly medium: MediumName;
  readonly mediaClass: MediaClass;
  readonly name: string;
  readonly handle: string;
  readonly remoteAccountId: string;
  readonly origin: string;
  readonly webAddress: string;
  readonly state: ChannelState;
  /** The kind of failure that took the connection away; empty otherwise. */
  readonly stateReason: string;
  readonly settings: ChannelSettings;
  readonly inboxCursor: string | null;
  readonly inboxPulledAt: Date | null;
  readonly checkedAt: Date | null;
  /** The network asked to be left alone until then. */
  readonly slowUntil: Date | null;
  readonly responsiblePersonId: PersonId | null;
  readonly createdAt: Date;
}

/** What the register notes of an account beside the connection itself. */
export interface ChannelSettings {
  readonly twoFactor?: boolean | null;
  /** A day, `2026-11-24`. */
  readonly passwordChangedOn?: string | null;
}

export function isUsable(channel: Pick<Channel, 'state'>): boolean {
  return channel.state === 'connected';
}

export function accountOf(channel: Channel): Account {
  return {
    id: channel.id,
    agencyId: channel.agencyId,
    remoteId: channel.remoteAccountId,
    handle: channel.handle,
    origin: channel.origin,
    settings: channel.settings as Json,
  };
}
