import { inTransaction } from '#platform/db/db.ts';
import { accept, type Result } from '#platform/result.ts';
import type { Actor } from '#organisation/index.ts';
import { channelToChange, tellChange, type NotYours } from './change-channel.ts';
import { setChannelState } from './channel.store.ts';
import type { ChannelTools } from './channel-tools.ts';

export interface SwitchChannel {
  readonly channelId: string;
  readonly on: boolean;
}

/** Off: nothing is sent there and nothing is read from there, and all that is planned stays planned. */
export async function switchChannel(
  tools: Pick<ChannelTools, 'db' | 'onChannelReconnected'>,
  actor: Actor,
  { channelId, on }: SwitchChannel,
): Promise<Result<undefined, NotYours>> {
  const found = await channelToChange(tools.db, actor, channelId);
  if (!found.ok) return found;
  const channel = found.value;
  if (on === (channel.state !== 'off')) return accept(undefined);
  // The reason outlives being off, so that a lost connection is still lost afterwards.
  const reason = channel.stateReason;
  const state = on ? (reason === '' ? 'connected' : 'needs-reconnect') : 'off';
  await inTransaction(tools.db, async (tx) => {
    await setChannelState(tx, channel.id, { state, reason, checkedAt: channel.checkedAt });
    await tellChange(tx, actor, {
      action: on ? 'channel.switched-on' : 'channel.switched-off',
      channel,
      before: { state: channel.state },
      after: { state },
    });
    if (state === 'connected') await tools.onChannelReconnected(tx, channel);
  });
  return accept(undefined);
}
