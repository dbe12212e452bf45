import { z } from 'zod';
import {
  channelById,
  isUsable,
  networks,
  noteFailure,
  openSession,
  type Channel,
  type Connectors,
  type Failure,
  type OwnPostList,
  type SessionTools,
} from '#channels/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { JobKind, Jobs, Routine, Worker } from '#platform/jobs/job.ts';
import { channelsToLookAt, claimLook, dropNatives, keepNatives, noteLook, sentFromHere } from './native-post.store.ts';

export const readNativesJob: JobKind<{ channelId: string }> = {
  name: 'publishing.read-natives',
  payload: z.object({ channelId: z.uuid() }),
  maxAttempts: 1,
  concurrency: 2,
};

export interface NativesTools extends SessionTools {
  readonly jobs: Jobs;
  readonly connectors: Partial<Connectors>;
}

/** So far back an account is read, each time: what was taken down meanwhile vanishes from the calendar too. */
const reachMs = 60 * 86_400_000;

/** Every five minutes, each account whose turn has come; one that fails keeps no other waiting. */
export function readNatives(tools: NativesTools): Routine {
  return { name: 'publishing.read-natives', cron: '*/5 * * * *', work: () => askForNatives(tools) };
}

export function nativesReader(tools: NativesTools): Worker<{ channelId: string }> {
  return {
    kind: readNativesJob,
    work: async ({ channelId }) => {
      await lookAtAccount(tools, channelId);
    },
  };
}

async function askForNatives({ db, jobs, now, connectors }: NativesTools): Promise<void> {
  const readable = networks.filter((network) => connectors[network]?.ownPosts);
  const ids = await channelsToLookAt(db, readable, now());
  await inTransaction(db, async (tx) => {
    for (const channelId of ids) {
      await jobs.enqueue(tx, { kind: readNativesJob, payload: { channelId }, runAt: now() });
    }
  });
}

export type Look = 'looked' | 'asleep' | 'failed';

/** What the account shows on the network, less what was sent from here. */
export async function lookAtAccount(tools: NativesTools, channelId: string): Promise<Look> {
  const channel = await channelById(tools.db, channelId);
  const ownPosts = channel && tools.connectors[channel.network]?.ownPosts;
  const now = tools.now();
  if (!ownPosts || !isUsable(channel) || (channel.slowUntil !== null && channel.slowUntil > now)) return 'asleep';
  if (!(await inTransaction(tools.db, (tx) => claimLook(tx, channelId, now)))) return 'asleep';
  const listed = await ownPosts.list(openSession(tools, channel), new Date(now.getTime() - reachMs));
  if (!listed.ok) return await failed(tools, channel, listed.refusal);
  await store(tools, channel, listed.value);
  return 'looked';
}

async function store({ db }: NativesTools, channel: Channel, { posts, completeFrom }: OwnPostList): Promise<void> {
  await inTransaction(db, async (tx) => {
    const ours = await sentFromHere(tx, channel.id, posts);
    const natives = posts.filter(({ remoteId }) => !ours.has(remoteId));
    const remoteIds = natives.map(({ remoteId }) => remoteId);
    const changed =
      (await keepNatives(tx, channel, natives)) + (await dropNatives(tx, channel.id, { completeFrom, remoteIds }));
    await noteLook(tx, channel.id, null);
    if (changed > 0) await announce(tx, { topic: 'post', agencyId: channel.agencyId, id: channel.id });
  });
}

async function failed({ db, now }: NativesTools, channel: Channel, failure: Failure): Promise<'failed'> {
  await inTransaction(db, async (tx) => {
    await noteLook(tx, channel.id, failure);
    await noteFailure(tx, channel, { failure, at: now() });
  });
  return 'failed';
}
