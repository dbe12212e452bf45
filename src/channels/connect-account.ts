import { randomUUID } from 'node:crypto';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { can, scopeOf, type Actor, type AgencyId, type PersonId } from '#organisation/index.ts';
import { isColleague, tellChange, type NotAColleague } from './change-channel.ts';
import type { ChannelId } from './channel.ts';
import { channelOfAccount, insertChannel } from './channel.store.ts';
import { saveSealedSecret } from './channel-secret.store.ts';
import type { ChannelTools } from './channel-tools.ts';
import type { Connected } from './connector.ts';
import type { Network } from './limits.ts';
import { mediumOf, type MediumName } from './medium.ts';
import { sealed } from './open-session.ts';
import { signInWith, type SignInRefusal } from './sign-in-refusal.ts';
import { wireCall } from './wire-call.ts';

export interface ConnectAccount {
  readonly agencyId: AgencyId;
  readonly network: Network & MediumName;
  /** What the person typed, by the names of the network's fields. */
  readonly fields: Readonly<Record<string, string>>;
  /** Empty: the handle. */
  readonly name: string;
  readonly responsiblePersonId: PersonId | null;
}

export type ConnectRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'agency-not-found' }
  | NotAColleague
  | SignInRefusal
  | { readonly kind: 'already-connected'; readonly name: string };

type Tools = Pick<ChannelTools, 'db' | 'now' | 'fetch' | 'secrets' | 'connectors'>;

/** Signs in once and keeps what the network gave; what was typed is not kept in any other place. */
export async function connectAccount(
  tools: Tools,
  actor: Actor,
  input: ConnectAccount,
): Promise<Result<{ readonly id: ChannelId }, ConnectRefusal>> {
  const { agencyId } = input;
  if (!scopeOf(actor, 'channel.read').includes(agencyId)) return refuse({ kind: 'agency-not-found' });
  if (!can(actor, 'channel.write', agencyId)) return refuse({ kind: 'not-allowed' });
  if (!(await isColleague(tools.db, actor, input.responsiblePersonId))) return refuse({ kind: 'person-not-found' });
  const { connect } = tools.connectors[input.network];
  if (connect === undefined) throw new Error(`${input.network} has no sign-in`);

  const connected = await signInWith({ connect, fields: input.fields }, wireCall(tools.fetch, tools.now));
  if (!connected.ok) return connected;
  return await inTransaction(tools.db, (tx) => register(tools, tx, { actor, input, connected: connected.value }));
}

interface Registration {
  readonly actor: Actor;
  readonly input: ConnectAccount;
  readonly connected: Connected;
}

async function register(
  tools: Tools,
  tx: Tx,
  { actor, input, connected }: Registration,
): Promise<Result<{ readonly id: ChannelId }, ConnectRefusal>> {
  const { network, agencyId } = input;
  const { remoteId, handle, origin, webAddress } = connected;
  const channel = {
    id: randomUUID() as ChannelId,
    agencyId,
    network,
    medium: network,
    mediaClass: mediumOf(network).mediaClass,
    name: input.name.trim() || `@${handle}`,
    handle,
    remoteAccountId: remoteId,
    origin,
    webAddress,
    responsiblePersonId: input.responsiblePersonId,
  };
  if (!(await insertChannel(tx, channel, tools.now()))) {
    const existing = await channelOfAccount(tx, network, remoteId);
    return refuse({ kind: 'already-connected', name: existing?.name ?? handle });
  }
  await saveSealedSecret(tx, channel.id, sealed(tools, channel.id, connected.secret));
  await tellChange(tx, actor, { action: 'channel.connected', channel, after: { network, handle, name: channel.name } });
  return accept({ id: channel.id });
}
