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
import { lookSoonAtAbsent } from '../archive/look.store.ts';
import {
  channelsToLookAt,
  claimLook,
  dropNatives,
  keepNatives,
  noteLook,
  oldestNative,
  sentFromHere,
} from './native-post.store.ts';

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

const dayMs = 86_400_000;
/** So far back an account is read, each time: what was taken down meanwhile vanishes from the calendar too. */
const reachMs = 60 * dayMs;

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
  const claimed = await inTransaction(tools.db, (tx) => claimLook(tx, channelId, now));
  if (!claimed) return 'asleep';
  const since = await reachOf(tools, channelId, { now, before: claimed.before });
  const listed = await ownPosts.list(openSession(tools, channel), since);
  if (!listed.ok) return await failed(tools, channel, listed.refusal);
  await store(tools, channel, listed.value);
  return 'looked';
}

/** Once a day as far back as the calendar shows anything, so that what was taken down after months vanishes as well. */
async function reachOf(
  { db }: NativesTools,
  channelId: string,
  { now, before }: { readonly now: Date; readonly before: Date | null },
): Promise<Date> {
  const usual = now.getTime() - reachMs;
  const firstOfDay = before === null || Math.floor(before.getTime() / dayMs) < Math.floor(now.getTime() / dayMs);
  const oldest = firstOfDay ? await oldestNative(db, channelId) : null;
  return new Date(Math.min(usual, oldest?.getTime() ?? usual));
}

async function store({ db, now }: NativesTools, channel: Channel, { posts, completeFrom }: OwnPostList): Promise<void> {
  await inTransaction(db, async (tx) => {
    const ours = await sentFromHere(tx, channel.id, posts);
    const natives = posts.filter(({ remoteId }) => !ours.has(remoteId));
    const remoteIds = natives.map(({ remoteId }) => remoteId);
    const changed =
      (await keepNatives(tx, channel, natives)) + (await dropNatives(tx, channel.id, { completeFrom, remoteIds }));
    const listed = posts.map(({ remoteId }) => remoteId);
    await lookSoonAtAbsent(tx, channel.id, { remoteIds: listed, completeFrom, now: now() });
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
