import { announce } from '#platform/events/events.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { can, peopleOf, recordAudit, scopeOf, type Actor, type AgencyId, type PersonId } from '#organisation/index.ts';
import type { Channel } from './channel.ts';
import { channelInScope } from './channel.store.ts';

export type NotYours = { readonly kind: 'channel-not-found' } | { readonly kind: 'not-allowed' };
export type NotAColleague = { readonly kind: 'person-not-found' };

/** The channel if this person may change it: one that is out of sight is not found, one that is only seen is not allowed. */
export async function channelToChange(db: Db | Tx, actor: Actor, id: string): Promise<Result<Channel, NotYours>> {
  const channel = await channelInScope(db, id, scopeOf(actor, 'channel.read'));
  if (channel === undefined) return refuse({ kind: 'channel-not-found' });
  return can(actor, 'channel.write', channel.agencyId) ? accept(channel) : refuse({ kind: 'not-allowed' });
}

/** Someone answers for every account; it must be someone the actor can see. */
export async function isColleague(db: Db | Tx, actor: Actor, id: PersonId | null | undefined): Promise<boolean> {
  if (id === null || id === undefined) return true;
  return (await peopleOf(db, scopeOf(actor, 'person.read'))).some((person) => person.id === id);
}

export interface ChangedChannel {
  readonly action: string;
  readonly channel: { readonly id: string; readonly agencyId: AgencyId };
  readonly before?: object;
  readonly after?: object;
}

/** Into the trail and onto the screens, in the transaction of the change. */
export async function tellChange(
  tx: Tx,
  actor: Actor,
  { action, channel, before, after }: ChangedChannel,
): Promise<void> {
  const { id, agencyId } = channel;
  await recordAudit(tx, actor, {
    agencyId,
    action,
    subjectKind: 'channel',
    subjectId: id,
    before: before ?? null,
    after: after ?? null,
  });
  await announce(tx, { topic: 'channel', agencyId, id });
}
