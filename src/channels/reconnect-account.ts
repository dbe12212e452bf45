import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Actor } from '#organisation/index.ts';
import { channelToChange, tellChange, type NotYours } from './change-channel.ts';
import { saveReconnected, setChannelState } from './channel.store.ts';
import { saveSealedSecret } from './channel-secret.store.ts';
import type { ChannelTools } from './channel-tools.ts';
import { sealed } from './open-session.ts';
import { signInWith, type SignInRefusal } from './sign-in-refusal.ts';
import { wireCall } from './wire-call.ts';

export interface ReconnectAccount {
  readonly channelId: string;
  /** As for connecting; a handle or server left out is the one known. */
  readonly fields: Readonly<Record<string, string>>;
}

export type ReconnectRefusal =
  | NotYours
  | SignInRefusal
  | { readonly kind: 'channel-needs-no-sign-in' }
  /** It would send the agency's posts to somebody else's account. */
  | { readonly kind: 'another-account'; readonly handle: string };

type Tools = Pick<ChannelTools, 'db' | 'now' | 'fetch' | 'secrets' | 'connectors' | 'onChannelReconnected'>;

/** Signs the same account in again; what waited for it goes out by itself. */
export async function reconnectAccount(
  tools: Tools,
  actor: Actor,
  { channelId, fields }: ReconnectAccount,
): Promise<Result<undefined, ReconnectRefusal>> {
  const found = await channelToChange(tools.db, actor, channelId);
  if (!found.ok) return found;
  const channel = found.value;
  const { connect } = tools.connectors[channel.network];
  if (connect === undefined) return refuse({ kind: 'channel-needs-no-sign-in' });

  const typed = { handle: channel.handle, server: channel.origin, ...fields };
  const connected = await signInWith({ connect, fields: typed }, wireCall(tools.fetch, tools.now));
  if (!connected.ok) return connected;
  const { remoteId, handle, origin, webAddress, secret } = connected.value;
  if (remoteId !== channel.remoteAccountId) return refuse({ kind: 'another-account', handle });

  await inTransaction(tools.db, async (tx) => {
    await saveSealedSecret(tx, channel.id, sealed(tools, channel.id, secret));
    await saveReconnected(tx, channel.id, { handle, origin, webAddress });
    await setChannelState(tx, channel.id, { state: 'connected', reason: '', checkedAt: tools.now() });
    await tellChange(tx, actor, {
      action: 'channel.reconnected',
      channel,
      before: { state: channel.state, handle: channel.handle },
      after: { state: 'connected', handle },
    });
    await tools.onChannelReconnected(tx, channel);
  });
  return accept(undefined);
}
