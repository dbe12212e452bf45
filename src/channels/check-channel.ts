import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { agencyTree, systemActor, type Actor } from '#organisation/index.ts';
import { channelToChange, tellChange, type NotYours } from './change-channel.ts';
import type { Channel } from './channel.ts';
import { noteChecked, saveHandle, setChannelState } from './channel.store.ts';
import type { ChannelTools } from './channel-tools.ts';
import type { Failure } from './failure.ts';
import { noteFailure } from './note-failure.ts';
import { openSession } from './open-session.ts';
import { signInRefusal, type SignInRefusal } from './sign-in-refusal.ts';

export type CheckRefusal = NotYours | SignInRefusal | { readonly kind: 'channel-needs-no-sign-in' };

/** Asks the network now whether the account works. */
export async function checkChannel(
  tools: ChannelTools,
  actor: Actor,
  channelId: string,
): Promise<Result<undefined, CheckRefusal>> {
  const found = await channelToChange(tools.db, actor, channelId);
  if (!found.ok) return found;
  if (tools.connectors[found.value.network].connect === undefined) return refuse({ kind: 'channel-needs-no-sign-in' });
  const probed = await probe(tools, found.value);
  return probed.ok ? accept(undefined) : refuse(signInRefusal(probed.refusal));
}

/** Changes the channel's state only by what the network says of the account, for the worse or the better. */
export async function probe(tools: ChannelTools, channel: Channel): Promise<Result<undefined, Failure>> {
  const { connect } = tools.connectors[channel.network];
  if (connect === undefined) return accept(undefined);
  const checked = await connect.check(openSession(tools, channel));
  const at = tools.now();
  await inTransaction(tools.db, async (tx) => {
    if (!checked.ok) {
      if (checked.refusal.kind !== 'unreachable') await noteChecked(tx, channel.id, at);
      return await noteFailure(tx, channel, { failure: checked.refusal, at });
    }
    await noteChecked(tx, channel.id, at);
    if (checked.value.handle !== channel.handle) await saveHandle(tx, channel.id, checked.value.handle);
    if (channel.state !== 'needs-reconnect') return;
    await setChannelState(tx, channel.id, { state: 'connected', reason: '', checkedAt: at });
    await tellChange(tx, systemActor(await agencyTree(tx)), {
      action: 'channel.works-again',
      channel,
      before: { state: channel.state },
      after: { state: 'connected' },
    });
    await tools.onChannelReconnected(tx, channel);
  });
  return checked.ok ? accept(undefined) : checked;
}
