import { z } from 'zod';
import {
  channelById,
  channelsOfNetwork,
  isUsable,
  networks,
  noteFailure,
  openSession,
  saveInboxCursor,
  type Channel,
  type Connectors,
  type Failure,
  type Pulled,
  type SessionTools,
} from '#channels/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import type { JobKind, Jobs, Routine, Worker } from '#platform/jobs/job.ts';
import { releaseLease, renewLease, saveReadFailure, takeLease, type Lease } from './inbox-lease.store.ts';
import { receiveFromNetwork } from './receive-from-network.ts';

export const readInboxJob: JobKind<{ channelId: string }> = {
  name: 'listening.read-inbox',
  payload: z.object({ channelId: z.uuid() }),
  maxAttempts: 1,
  concurrency: 4,
};

export interface InboxTools extends SessionTools {
  readonly jobs: Jobs;
  readonly connectors: Partial<Connectors>;
}

/** A long-silent account is caught up in several turns, so that others get theirs. */
const pagesPerTurn = 20;

/** Every minute, each account that can be read gets a turn of its own. */
export function pollInboxes(tools: InboxTools): Routine {
  return { name: 'listening.poll-inboxes', cron: '* * * * *', work: () => askForInboxes(tools) };
}

export function inboxReader(tools: InboxTools): Worker<{ channelId: string }> {
  return {
    kind: readInboxJob,
    work: async ({ channelId }) => {
      await readInbox(tools, channelId);
    },
  };
}

async function askForInboxes({ db, jobs, now, connectors }: InboxTools): Promise<void> {
  const readable = networks.filter((network) => connectors[network]?.inbox);
  for (const network of readable) {
    const channels = (await channelsOfNetwork(db, network)).filter(isUsable);
    await inTransaction(db, async (tx) => {
      for (const { id: channelId } of channels) {
        await jobs.enqueue(tx, { kind: readInboxJob, payload: { channelId }, runAt: now() });
      }
    });
  }
}

export type Read = 'read' | 'busy' | 'asleep' | 'failed';

/**
 * Reads what came since the cursor. Items and cursor are stored in one transaction: after a crash the same page is read
 * again and changes nothing. Of two readers one gets the lease; should it run out, the later one wins and the earlier
 * one stores nothing more.
 */
export async function readInbox(tools: InboxTools, channelId: string): Promise<Read> {
  const lease = await takeLease(tools.db, channelId);
  if (!lease) return 'busy';
  try {
    for (let page = 0; page < pagesPerTurn; page += 1) {
      const outcome = await readPage(tools, lease);
      if (outcome !== 'more') return outcome;
    }
    return 'read';
  } finally {
    await releaseLease(tools.db, lease);
  }
}

async function readPage(tools: InboxTools, lease: Lease): Promise<Read | 'more'> {
  const channel = await channelById(tools.db, lease.channelId);
  const inbox = channel && tools.connectors[channel.network]?.inbox;
  if (!inbox || !isAwake(channel, tools.now())) return 'asleep';
  const pulled = await inbox.pull(openSession(tools, channel), channel.inboxCursor);
  if (!pulled.ok) return await failed(tools, { lease, channel, failure: pulled.refusal });
  return await store(tools, lease, pulled.value);
}

function isAwake(channel: Channel, now: Date): boolean {
  return isUsable(channel) && (channel.slowUntil === null || channel.slowUntil <= now);
}

async function store({ db, now }: InboxTools, lease: Lease, { items, cursor, more }: Pulled): Promise<Read | 'more'> {
  return await inTransaction(db, async (tx) => {
    if (!(await renewLease(tx, lease))) return 'busy';
    const { channelId } = lease;
    await receiveFromNetwork(tx, { channelId, items, at: now() });
    await saveInboxCursor(tx, channelId, { cursor, at: now() });
    return more ? 'more' : 'read';
  });
}

interface FailedRead {
  readonly lease: Lease;
  readonly channel: Channel;
  readonly failure: Failure;
}

async function failed({ db, now }: InboxTools, { lease, channel, failure }: FailedRead): Promise<'failed'> {
  await inTransaction(db, async (tx) => {
    await saveReadFailure(tx, lease, failure);
    await noteFailure(tx, channel, { failure, at: now() });
  });
  return 'failed';
}
