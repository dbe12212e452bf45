import { z } from 'zod';
import {
  channelById,
  isUsable,
  networks,
  noteFailure,
  openSession,
  reactTo,
  type Channel,
  type Connectors,
  type Failure,
  type Metrics,
  type Reading,
  type Session,
  type SessionTools,
} from '#channels/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { JobKind, Jobs, Routine, Worker } from '#platform/jobs/job.ts';
import {
  addReadings,
  channelsToCount,
  claimAccount,
  claimDuePosts,
  portalComments,
  saveAsked,
  type AskedFor,
  type CountedDelivery,
  type NumberSource,
} from './numbers.store.ts';

export const countChannelJob: JobKind<{ channelId: string }> = {
  name: 'reporting.count-channel',
  payload: z.object({ channelId: z.uuid() }),
  maxAttempts: 1,
  concurrency: 2,
};

export interface NumbersTools extends SessionTools {
  readonly jobs: Jobs;
  readonly connectors: Partial<Connectors>;
}

/** What one call to a network may ask for. */
const batchLength = 25;

/** Every ten minutes each channel is asked for what is due; one that fails keeps no other waiting. */
export function collectNumbers(tools: NumbersTools): Routine {
  return { name: 'reporting.collect-numbers', cron: '*/10 * * * *', work: () => askForNumbers(tools) };
}

export function channelCounter(tools: NumbersTools): Worker<{ channelId: string }> {
  return { kind: countChannelJob, work: ({ channelId }) => countChannel(tools, channelId) };
}

async function askForNumbers({ db, jobs, now, connectors }: NumbersTools): Promise<void> {
  const counted = networks.filter((network) => connectors[network]?.metrics);
  const ids = await channelsToCount(db, counted);
  await inTransaction(db, async (tx) => {
    for (const channelId of ids) {
      await jobs.enqueue(tx, { kind: countChannelJob, payload: { channelId }, runAt: now() });
    }
  });
}

/** One channel's followers and the numbers of its posts, as far as they are due. */
export async function countChannel(tools: NumbersTools, channelId: string): Promise<void> {
  const channel = await channelById(tools.db, channelId);
  const metrics = channel && tools.connectors[channel.network]?.metrics;
  if (!metrics || !isUsable(channel) || (channel.slowUntil !== null && channel.slowUntil > tools.now())) return;
  const count: Count = { tools, channel, metrics, session: openSession(tools, channel) };
  if (await countAccount(count)) await countPosts(count);
}

interface Count {
  readonly tools: NumbersTools;
  readonly channel: Channel;
  readonly metrics: Metrics;
  readonly session: Session;
}

/** False when there is no use in asking on. */
async function countAccount(count: Count): Promise<boolean> {
  const { tools, channel, metrics, session } = count;
  const at = tools.now();
  const due = await inTransaction(tools.db, (tx) => claimAccount(tx, channel.id, at));
  if (!due) return true;
  const asked: AskedFor = { channelId: channel.id, deliveryIds: null, at };
  const told = await metrics.account(session);
  if (!told.ok) return await noteRefused(count, asked, told.refusal);
  const of = sourceOf(count, { agencyId: channel.agencyId, deliveryId: null, at });
  await store(
    count,
    asked,
    told.value.map((reading) => ({ of, reading })),
  );
  return true;
}

async function countPosts(count: Count): Promise<void> {
  const { tools, channel } = count;
  const due = await inTransaction(tools.db, (tx) => claimDuePosts(tx, channel.id, tools.now()));
  for (let from = 0; from < due.length; from += batchLength) {
    if (!(await countBatch(count, due.slice(from, from + batchLength)))) return;
  }
}

async function countBatch(count: Count, batch: readonly CountedDelivery[]): Promise<boolean> {
  const { tools, channel, metrics, session } = count;
  const at = tools.now();
  const asked: AskedFor = { channelId: channel.id, deliveryIds: batch.map(({ id }) => id), at };
  const told = await metrics.posts(
    session,
    batch.map(({ remoteId }) => remoteId),
  );
  if (!told.ok) return await noteRefused(count, asked, told.refusal);
  const comments = await ownComments(count, batch);
  const readings = batch.flatMap(({ id, agencyId, postId, remoteId }) => {
    const of = sourceOf(count, { agencyId, deliveryId: id, at });
    return [...(told.value.get(remoteId) ?? []), ...(comments.get(postId) ?? [])].map((reading) => ({ of, reading }));
  });
  await store(count, asked, readings);
  return true;
}

/** On the portal nobody else counts what citizens write. */
async function ownComments(
  { tools, channel }: Count,
  batch: readonly CountedDelivery[],
): Promise<ReadonlyMap<string, readonly Reading[]>> {
  if (channel.network !== 'portal') return new Map();
  const counts = await portalComments(
    tools.db,
    batch.map(({ postId }) => postId),
  );
  return new Map([...counts].map(([id, value]) => [id, [{ name: 'comments', meaning: 'comments', value }]]));
}

function sourceOf(
  { channel }: Count,
  of: { readonly agencyId: string; readonly deliveryId: string | null; readonly at: Date },
): NumberSource {
  const source = channel.network === 'portal' ? 'portal' : 'api';
  const { agencyId, deliveryId, at: takenAt } = of;
  return { agencyId, channelId: channel.id, deliveryId, source, personId: null, takenAt };
}

async function store(
  { tools, channel }: Count,
  asked: AskedFor,
  readings: Parameters<typeof addReadings>[1],
): Promise<void> {
  await inTransaction(tools.db, async (tx) => {
    await addReadings(tx, readings);
    await saveAsked(tx, asked, null);
    if (readings.length > 0) await announce(tx, { topic: 'metric', agencyId: channel.agencyId, id: channel.id });
  });
}

/** Kept with the question. A network that wants rest or a new sign-in is not asked on in this turn. */
async function noteRefused({ tools, channel }: Count, asked: AskedFor, failure: Failure): Promise<boolean> {
  await inTransaction(tools.db, async (tx) => {
    await saveAsked(tx, asked, failure);
    await noteFailure(tx, channel, { failure, at: asked.at });
  });
  return failure.kind !== 'slow-down' && !reactTo(failure).losesConnection;
}
