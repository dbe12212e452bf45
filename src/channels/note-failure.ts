import { announce } from '#platform/events/events.ts';
import type { Tx } from '#platform/db/db.ts';
import { agencyTree, recordAudit, systemActor } from '#organisation/index.ts';
import type { Channel } from './channel.ts';
import { setChannelState } from './channel.store.ts';
import type { Failure } from './failure.ts';
import { reactTo } from './react.ts';

/**
 * What a failure means for the channel itself. Only an answer that says so takes the connection away; a network that is
 * slow or down for a while does not.
 */
export async function noteFailure(tx: Tx, channel: Channel, { failure, at }: NotedFailure): Promise<void> {
  if (!reactTo(failure).losesConnection || channel.state !== 'connected') return;
  await setChannelState(tx, channel.id, { state: 'needs-reconnect', reason: failure.kind, checkedAt: at });
  await recordAudit(tx, systemActor(await agencyTree(tx)), {
    agencyId: channel.agencyId,
    action: 'channel.connection-lost',
    subjectKind: 'channel',
    subjectId: channel.id,
    before: { state: channel.state },
    after: { state: 'needs-reconnect', reason: failure.kind },
  });
  await announce(tx, { topic: 'channel', agencyId: channel.agencyId, id: channel.id });
}

export interface NotedFailure {
  readonly failure: Failure;
  readonly at: Date;
}
