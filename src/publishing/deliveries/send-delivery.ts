import { createHash } from 'node:crypto';
import type { Attempt, ClientReference, Failure, OutgoingPost, Publish, Sent, Session } from '#channels/index.ts';
import { inOneStatement, type Tx } from '#platform/db/db.ts';
import { accept, unreachable, type Result } from '#platform/result.ts';
import { mayHandOver } from '#publishing/pauses/hold.store.ts';
import { barredAmong } from '#publishing/posts/barred.ts';
import { afterFailure } from './after-failure.ts';
import { isTooLate, nextStep, type Delivery, type DeliveryId, type OpenAttempt } from './delivery.ts';
import { readDelivery } from './delivery.store.ts';
import type { EngineTools, Json, Turn } from './engine.ts';
import { holdingDelivery } from './holder.ts';
import { beginAttempt, endAttempt } from './outcome.store.ts';
import { comeBack, recordHandedOver, recordPause, recordSent, recordSettled, recordVerified } from './record.ts';

/** Another worker holds it; whatever it is doing takes longer than a blink. */
const busyPauseMs = 5_000;

type Progress = 'again' | 'done';

/** Brings one delivery as far as it goes now. May be called at any time, any number of times, by any process. */
export async function sendDelivery(tools: EngineTools, deliveryId: string): Promise<void> {
  const id = deliveryId as DeliveryId;
  const outcome = await holdingDelivery(tools.db, id, () => proceed(tools, id));
  if (outcome !== 'busy') return;
  const read = await readDelivery(tools.db, id);
  if (read) await comeBack(tools, id, new Date(read.now.getTime() + busyPauseMs));
}

async function proceed(tools: EngineTools, id: DeliveryId): Promise<void> {
  let progress: Progress = 'again';
  while (progress === 'again') {
    const read = await readDelivery(tools.db, id);
    if (!read) return;
    progress = await takeStep({ tools, ...read });
  }
}

async function takeStep(turn: Turn): Promise<Progress> {
  const { tools, delivery, now } = turn;
  const step = nextStep(delivery, now);
  switch (step.do) {
    case 'nothing':
      return 'done';
    case 'wait':
      await comeBack(tools, delivery.id, step.until);
      return 'done';
    case 'stop':
      await recordSettled(turn, { state: 'withdrawn', failure: null });
      return 'done';
    case 'miss':
      await recordSettled(turn, { state: 'missed', failure: null });
      return 'done';
    case 'wait-for-channel':
      await holdForChannel(turn);
      return 'done';
    case 'begin':
      return await begin(turn);
    case 'look':
      return await look(turn, step.attempt);
    case 'verify':
      return await verify(turn, await reach(turn));
    case 'take-down':
      return await takeDown(turn, step.sent);
    default:
      return unreachable(step);
  }
}

/** Said once: queueing it again before the account works changes nothing. */
async function holdForChannel(turn: Turn): Promise<void> {
  if (turn.delivery.failureKind !== null) return;
  await recordPause(turn, { failure: { kind: 'must-reconnect', detail: '' }, until: null, counted: false });
}

async function begin(turn: Turn): Promise<Progress> {
  const { tools, delivery, now } = turn;
  const [barred] = await barredAmong(tools.db, delivery.content.pictures, now);
  if (barred) return await failed(turn, 'prepare', { kind: 'picture-barred', detail: barred.name });
  const publisher = tools.networks.publisher(delivery.channel.network);
  if (!publisher) {
    await recordHandedOver(turn);
    return 'done';
  }
  const session = await tools.networks.session(delivery.channelId);
  const prepared = await prepare(turn, publisher, session);
  if (!prepared.ok) return await failed(turn, 'prepare', prepared.refusal);

  const attempt = prepared.value;
  const hash = createHash('sha256').update(JSON.stringify(attempt.record)).digest('hex');
  const begun = await inOneStatement(tools.db, (tx) => beginAttempt(tx, delivery, { attempt, hash }));
  // Paused, stopped, moved or taken over while it was prepared: nobody has seen anything, and its own job will come.
  return begun ? await send(turn, { publisher, session, attempt }) : 'done';
}

async function prepare(turn: Turn, publisher: Publish, session: Session): Promise<Result<Attempt, Failure>> {
  const { tools, delivery } = turn;
  const pictures = await tools.networks.pictures(delivery);
  if (!pictures.ok) return pictures;
  const { title, text, language, slug, replyTo } = delivery.content;
  const outgoing: OutgoingPost = {
    deliveryId: delivery.id,
    agencyId: delivery.agencyId,
    postId: delivery.postId,
    pictures: pictures.value,
    title,
    text,
    language,
    slug,
    replyTo,
  };
  return await publisher.prepare(session, outgoing);
}

interface Reached {
  readonly publisher: Publish;
  readonly session: Session;
}

interface VisibleCall extends Reached {
  readonly attempt: Attempt;
}

async function send(turn: Turn, { publisher, session, attempt }: VisibleCall): Promise<Progress> {
  const sent = await publisher.send(session, attempt);
  if (!sent.ok) return await failed(turn, 'send', sent.refusal);
  await recordSent(turn, sent.value);
  const { tools, delivery, now } = turn;
  if (tools.readBacks) {
    tools.readBacks.soon(delivery.id);
    return 'done';
  }
  const asSent: Delivery = { ...delivery, state: 'sent', attempts: 0, sent: sent.value, openAttempt: null };
  return await verify({ tools, now, delivery: asSent }, { publisher, session });
}

/** Somebody began and did not write down how it ended: what does the network say? */
async function look(turn: Turn, open: OpenAttempt): Promise<Progress> {
  const { publisher, session } = await reach(turn);
  const attempt: Attempt = {
    clientReference: open.clientReference as ClientReference,
    createdAt: open.createdAt,
    record: open.record as Json,
  };
  const found = await publisher.find(session, attempt);
  if (!found.ok) return await failed(turn, 'ask', found.refusal);
  if (found.value !== 'absent') {
    await recordSent(turn, found.value);
    return 'again';
  }
  if (!publisher.repeatable) {
    if (turn.delivery.state !== 'unknown') await recordSettled(turn, { state: 'unknown', failure: null });
    return 'done';
  }
  const end = endOfAbsent(turn.delivery, turn.now);
  if (end) {
    await recordSettled(turn, { state: end, failure: null }, (tx) => leftNothing(tx, turn));
    return 'done';
  }
  if (await inOneStatement(turn.tools.db, (tx) => mayHandOver(tx, turn.delivery.id))) {
    return await send(turn, { publisher, session, attempt });
  }
  // Paused meanwhile, and nobody has seen anything: it waits with the others.
  await recordPause(turn, { failure: null, until: null, counted: false }, (tx) => leftNothing(tx, turn));
  return 'done';
}

function leftNothing(tx: Tx, { delivery }: Turn): Promise<void> {
  return endAttempt(tx, delivery.id, { state: 'absent', failure: { kind: 'unanswered', detail: '' } });
}

/** Nobody has seen it, and now nobody should. */
function endOfAbsent(delivery: Delivery, now: Date): 'withdrawn' | 'missed' | undefined {
  if (!delivery.approved || delivery.takeDownAsked) return 'withdrawn';
  return isTooLate(delivery, now) || !delivery.factsStand ? 'missed' : undefined;
}

async function verify(turn: Turn, { publisher, session }: Reached): Promise<Progress> {
  const { sent } = turn.delivery;
  if (!sent) return 'done';
  const verified = await publisher.verify(session, sent);
  if (!verified.ok) return await failed(turn, 'ask', verified.refusal);
  if (!verified.value) return await failed(turn, 'ask', { kind: 'unanswered', detail: 'not visible yet' });
  await recordVerified(turn, sent);
  return 'done';
}

async function takeDown(turn: Turn, sent: Sent): Promise<Progress> {
  const { publisher, session } = await reach(turn);
  const withdrawn = publisher.withdraw ? await publisher.withdraw(session, sent) : accept('withdrawn' as const);
  if (!withdrawn.ok) return await failed(turn, 'ask', withdrawn.refusal);
  await recordSettled(turn, { state: 'withdrawn', failure: null });
  return 'done';
}

async function reach({ tools, delivery }: Turn): Promise<Reached> {
  const publisher = tools.networks.publisher(delivery.channel.network);
  if (!publisher) throw new Error(`Nothing speaks to ${delivery.channel.network}, yet something was sent there`);
  return { publisher, session: await tools.networks.session(delivery.channelId) };
}

async function failed(turn: Turn, phase: 'prepare' | 'send' | 'ask', failure: Failure): Promise<Progress> {
  await afterFailure(turn, phase, failure);
  return 'done';
}
