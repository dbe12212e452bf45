import { sql } from 'kysely';
import type { Db } from '../../src/platform/db/db.ts';
import type { Job } from '../../src/platform/jobs/job.ts';
import { accept, refuse } from '../../src/platform/result.ts';
import type { Attempt, ClientReference, Failure, Publish, Sent, Session } from '../../src/channels/index.ts';
import type { DeliverySettled, EngineTools, Networks } from '../../src/publishing/deliveries/engine.ts';
import { sendDelivery } from '../../src/publishing/deliveries/send-delivery.ts';
import type { PostContent } from '../../src/publishing/posts/content.ts';
import { approvePost } from '../../src/publishing/posts/approve-post.ts';
import { createPost } from '../../src/publishing/posts/create-post.ts';
import { saveDraft } from '../../src/publishing/posts/save-draft.ts';
import { schedulePost } from '../../src/publishing/posts/schedule-post.ts';
import { submitForReview } from '../../src/publishing/posts/submit-for-review.ts';
import { aCityWithAgencies, type TestCity } from './people.ts';

export type Call = 'prepare' | 'send' | 'find' | 'verify' | 'withdraw';
/** `arrives`: the network took it, only its answer got lost. */
type Fault = Failure & { readonly arrives?: boolean };

function sentOf(reference: string): Sent {
  return { remoteId: `remote-${reference}`, remoteVersion: '1', url: `https://jejaring.contoh/${reference}` };
}

/** A network in memory that does what a test writes into `faults`, call by call, and counts every call. */
export function aScriptedNetwork(repeatable = true) {
  const posts = new Map<string, string>();
  const calls: Call[] = [];
  const faults: Record<Call, Fault[]> = { prepare: [], send: [], find: [], verify: [], withdraw: [] };
  const pauses: Partial<Record<Call, () => Promise<void>>> = {};
  let invisible = 0;
  let prepared = 0;

  const answer = async <Value>(call: Call, value: () => Value) => {
    calls.push(call);
    await pauses[call]?.();
    const fault = faults[call].shift();
    if (!fault) return accept(value());
    const { arrives, ...failure } = fault;
    if (arrives) value();
    return refuse(failure as Failure);
  };
  const publisher: Publish = {
    repeatable,
    prepare: (_session, post) =>
      answer('prepare', (): Attempt => {
        prepared += 1;
        const record = { text: post.text, pictures: post.pictures.map(({ alt }) => alt) };
        return {
          clientReference: `ref-${post.deliveryId}-${prepared}` as ClientReference,
          createdAt: new Date(),
          record,
        };
      }),
    send: (_session, { clientReference, record }) =>
      answer('send', () => {
        posts.set(clientReference, JSON.stringify(record));
        return sentOf(clientReference);
      }),
    find: (_session, { clientReference }) =>
      answer('find', () => (posts.has(clientReference) ? sentOf(clientReference) : 'absent')),
    verify: () =>
      answer('verify', () => {
        invisible -= 1;
        return invisible < 0;
      }),
    withdraw: (_session, { remoteId }) =>
      answer('withdraw', () => {
        posts.delete(remoteId.replace('remote-', ''));
        return 'withdrawn' as const;
      }),
  };
  return {
    posts,
    calls,
    faults,
    pauses,
    publisher,
    stayInvisible(times: number) {
      invisible = times;
    },
  };
}

export type ScriptedNetwork = ReturnType<typeof aScriptedNetwork>;

/** Jobs that are only written down; a test decides when, how often and in which order they run. */
export function aJobList() {
  const list: { readonly deliveryId: string; readonly runAt: Date }[] = [];
  /** Posts whose approvers are to be written to. */
  const asked: string[] = [];
  return {
    list,
    asked,
    jobs: {
      enqueue: <Payload extends object>(_tx: unknown, { payload, runAt }: Job<Payload>) => {
        const { deliveryId, postId } = payload as { readonly deliveryId?: string; readonly postId?: string };
        if (deliveryId !== undefined) list.push({ deliveryId, runAt });
        if (postId !== undefined) asked.push(postId);
        return Promise.resolve();
      },
    },
  };
}

/** A city with the portal and a by-hand channel of `own`, and an engine that speaks to a scripted network. */
export async function aNewsroom(db: Db, network: ScriptedNetwork = aScriptedNetwork()) {
  const city = await aCityWithAgencies(db);
  const portal = await aChannelOf(db, city, { network: 'portal', medium: 'portal' });
  const bluesky = await aChannelOf(db, city, { network: 'bluesky', medium: 'bluesky' });
  const radio = await aChannelOf(db, city, { network: 'by-hand', medium: 'radio' });
  const { list, asked, jobs } = aJobList();
  const settled: DeliverySettled[] = [];
  const lost: string[] = [];
  const networks: Networks = {
    publisher: (name) => (name === 'by-hand' ? undefined : network.publisher),
    session: () => Promise.resolve({} as Session),
    pictures: () => Promise.resolve(accept([])),
    lostConnection: async (tx, channelId) => {
      lost.push(channelId);
      await tx.updateTable('channel').set({ state: 'needs-reconnect' }).where('id', '=', channelId).execute();
    },
    slowDown: async (tx, channelId, until) => {
      await tx.updateTable('channel').set({ slow_until: until }).where('id', '=', channelId).execute();
    },
  };
  const tools: EngineTools & { now: () => Date } = {
    db,
    jobs,
    now: () => new Date(),
    random: () => 0.5,
    networks,
    onDeliverySettled: (_tx, event) => {
      settled.push(event);
      return Promise.resolve();
    },
  };
  return { db, city, portal, bluesky, radio, network, list, asked, settled, lost, tools };
}

export type Newsroom = Awaited<ReturnType<typeof aNewsroom>>;

async function aChannelOf(db: Db, city: TestCity, channel: { network: string; medium: string }): Promise<string> {
  const { id } = await db
    .insertInto('channel')
    .values({ agency_id: city.own, media_class: 'new', name: channel.medium, ...channel })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export function aContent(change: Partial<PostContent> = {}): PostContent {
  return {
    title: 'Posyandu Melati buka Rabu',
    text: 'Timbang balita, imunisasi, dan konsultasi gizi. Gratis.',
    kind: 'berita',
    informationClass: 'berkala',
    channels: [],
    pictures: [],
    ...change,
  };
}

/** Written by the contributor; for the portal unless told otherwise. */
export async function aDraft(
  { db, city, tools, portal }: Newsroom,
  content: Partial<PostContent> = {},
): Promise<string> {
  const created = expectOk(
    await createPost(tools, city.people.contributor, { agencyId: city.own, activityId: null, wishedTime: null }),
  );
  const whole = aContent({ channels: [{ channelId: portal, text: null }], ...content });
  const { revision } = await postRow(db, created.id);
  expectOk(await saveDraft(tools, city.people.contributor, { postId: created.id, revision, content: whole }));
  return created.id;
}

export async function anApprovedPost(room: Newsroom, content: Partial<PostContent> = {}): Promise<string> {
  const { db, city, tools } = room;
  const postId = await aDraft(room, content);
  expectOk(await submitForReview(tools, city.people.contributor, { postId }));
  const { revision } = await postRow(db, postId);
  expectOk(await approvePost(tools, city.people.approver, { postId, revision }));
  return postId;
}

/** Scheduled for now; nothing has run yet. Returns its deliveries in the order of `channels`. */
export async function aDuePost(room: Newsroom, content: Partial<PostContent> = {}) {
  const postId = await anApprovedPost(room, content);
  expectOk(await schedulePost(room.tools, room.city.people.admin, { postId, time: 'now' }));
  await sql`update delivery set due_at = due_at - interval '1 second' where post_id = ${postId}`.execute(room.db);
  const channels = content.channels?.map(({ channelId }) => channelId) ?? [room.portal];
  const rows = await room.db.selectFrom('delivery').selectAll().where('post_id', '=', postId).execute();
  const ids = channels.map((channelId) => rows.find((row) => row.channel_id === channelId)?.id ?? '');
  return { postId, deliveryId: ids[0] ?? '', deliveryIds: ids };
}

export async function postRow(db: Db, id: string) {
  return await db.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function deliveryRow(db: Db, id: string) {
  return await db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function attemptRows(db: Db, deliveryId: string) {
  return await db
    .selectFrom('delivery_attempt')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .orderBy('number')
    .execute();
}

/** Whatever the delivery waits for is over. */
export async function pauseIsOver(db: Db, deliveryId: string): Promise<void> {
  await sql`update delivery set next_try_at = clock_timestamp() - interval '1 second' where id = ${deliveryId}`.execute(
    db,
  );
  await sql`update channel set slow_until = null`.execute(db);
}

/** Runs the job and, while the delivery only waits, the next one. */
export async function sendToTheEnd({ db, tools }: Newsroom, deliveryId: string, turns = 15): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await sendDelivery(tools, deliveryId);
    if ((await deliveryRow(db, deliveryId)).next_try_at === null) return;
    await pauseIsOver(db, deliveryId);
  }
}

export function expectOk<Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
