import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { can, scopeOf, type Actor } from '#organisation/index.ts';
import { channelToChange, tellChange, type NotYours } from './change-channel.ts';
import { removedChannelInScope, restoreChannel as restore, removeChannel as remove } from './channel.store.ts';
import type { ChannelTools } from './channel-tools.ts';
import { openDeliveriesOf } from './open-deliveries.view.ts';

export type RemoveRefusal =
  | NotYours
  | { readonly kind: 'portal-channel-stays' }
  | { readonly kind: 'channel-has-open-deliveries'; readonly count: number };

/** Takes the channel off the register. What went out through it keeps its place in the history. */
export async function removeChannel(
  { db, now }: Pick<ChannelTools, 'db' | 'now'>,
  actor: Actor,
  channelId: string,
): Promise<Result<undefined, RemoveRefusal>> {
  return await inTransaction(db, async (tx) => {
    const found = await channelToChange(tx, actor, channelId);
    if (!found.ok) return found;
    const channel = found.value;
    if (channel.network === 'portal') return refuse({ kind: 'portal-channel-stays' });
    const count = await openDeliveriesOf(tx, channel.id);
    if (count > 0) return refuse({ kind: 'channel-has-open-deliveries', count });
    await remove(tx, channel.id, now());
    await tellChange(tx, actor, { action: 'channel.removed', channel, before: { name: channel.name } });
    return accept(undefined);
  });
}

export type RestoreRefusal = NotYours | { readonly kind: 'already-connected'; readonly name: string };

/** Undoes the removal, as long as the account was not connected anew. */
export async function restoreChannel(
  { db }: Pick<ChannelTools, 'db'>,
  actor: Actor,
  channelId: string,
): Promise<Result<undefined, RestoreRefusal>> {
  return await inTransaction(db, async (tx) => {
    const channel = await removedChannelInScope(tx, channelId, scopeOf(actor, 'channel.read'));
    if (channel === undefined) return refuse({ kind: 'channel-not-found' });
    if (!can(actor, 'channel.write', channel.agencyId)) return refuse({ kind: 'not-allowed' });
    if (!(await restore(tx, channel))) return refuse({ kind: 'already-connected', name: channel.name });
    await tellChange(tx, actor, { action: 'channel.restored', channel, after: { name: channel.name } });
    return accept(undefined);
  });
}
