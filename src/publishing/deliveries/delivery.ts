import type { PictureCrop } from '#media/index.ts';
import type { ReplyTarget, Sent } from '#channels/index.ts';
import type { AgencyId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';

export type DeliveryId = Brand<string, 'DeliveryId'>;

export const deliveryStates = [
  'scheduled', 'sending', 'sent', 'verified', 'waiting-by-hand', 'failed', 'unknown', 'missed', 'withdrawn',
] as const; // oxfmt-ignore
export type DeliveryState = (typeof deliveryStates)[number];

/** What goes out, as it was when it was scheduled: later edits can't reach it. */
export interface FrozenPicture {
  readonly mediaId: string;
  readonly alt: string;
  /** The part that goes there; without one, the whole picture. */
  readonly crop?: PictureCrop;
}

export interface FrozenContent {
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly slug: string;
  readonly pictures: readonly FrozenPicture[];
  readonly replyTo: ReplyTarget | null;
}

/** All the engine needs to know of a delivery, read afresh each time. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly agencyId: AgencyId;
  readonly channelId: string;
  readonly postId: string | null;
  readonly replyId: string | null;
  readonly version: number;
  readonly content: FrozenContent;
  readonly state: DeliveryState;
  readonly dueAt: Date;
  readonly nextTryAt: Date | null;
  readonly attempts: number;
  /** What is known to stand in the way. */
  readonly failureKind: string | null;
  readonly takeDownAsked: boolean;
  /** Known once a network has said so. */
  readonly sent: Sent | null;
  /** The attempt whose end nobody has recorded. */
  readonly openAttempt: OpenAttempt | null;
  /** Whether what was approved still stands; always true for replies. */
  readonly approved: boolean;
  /** Whether the facts that were approved with it still say the same; always true for replies. */
  readonly factsStand: boolean;
  /** A running pause holds it. */
  readonly paused: boolean;
  readonly latenessAllowedMs: number;
  readonly channel: {
    readonly network: string;
    readonly state: string;
    readonly slowUntil: Date | null;
  };
}

export interface OpenAttempt {
  readonly id: string;
  readonly clientReference: string;
  readonly record: unknown;
  readonly createdAt: Date;
}

/** What a worker that holds the delivery has to do now, by the database's clock. */
export type Step =
  | { readonly do: 'nothing' }
  | { readonly do: 'wait'; readonly until: Date }
  | { readonly do: 'stop' }
  | { readonly do: 'miss' }
  | { readonly do: 'wait-for-channel' }
  | { readonly do: 'begin' }
  | { readonly do: 'look'; readonly attempt: OpenAttempt }
  | { readonly do: 'verify' }
  | { readonly do: 'take-down'; readonly sent: Sent };

export function nextStep(delivery: Delivery, now: Date): Step {
  return steps[delivery.state](delivery, now);
}

const nothing = (): Step => ({ do: 'nothing' });

/** A settled delivery moves only when a person says so; asking for it to be taken down is saying so. */
const steps: Record<DeliveryState, (delivery: Delivery, now: Date) => Step> = {
  scheduled: (delivery, now) => stepToBegin(delivery, now) ?? waitUntil(delivery, now) ?? { do: 'begin' },
  sending: (delivery, now) => waitUntil(delivery, now) ?? stepAfterCrash(delivery),
  sent: stepOnceSent,
  verified: stepOnceSent,
  'waiting-by-hand': nothing,
  failed: nothing,
  unknown: stepOnceUnknown,
  missed: nothing,
  withdrawn: nothing,
};

function stepAfterCrash({ openAttempt }: Delivery): Step {
  return openAttempt ? { do: 'look', attempt: openAttempt } : { do: 'nothing' };
}

/** It may be public: whoever wants it gone must not be told that it is before the network says so. */
function stepOnceUnknown(delivery: Delivery, now: Date): Step {
  if (!delivery.takeDownAsked) return { do: 'nothing' };
  const { sent } = delivery;
  return waitUntil(delivery, now) ?? (sent ? { do: 'take-down', sent } : stepAfterCrash(delivery));
}

/** What keeps it from beginning, the gravest reason first. */
function stepToBegin(delivery: Delivery, now: Date): Step | undefined {
  if (!delivery.approved) return { do: 'stop' };
  if (delivery.dueAt > now) return { do: 'nothing' };
  // Whoever ends the pause settles what its time has passed for.
  if (delivery.paused) return { do: 'nothing' };
  // A changed fact may yet change back or be corrected, so until its time nothing is given up.
  if (isTooLate(delivery, now) || !delivery.factsStand) return { do: 'miss' };
  return delivery.channel.state === 'connected' ? undefined : { do: 'wait-for-channel' };
}

function stepOnceSent(delivery: Delivery, now: Date): Step {
  const { sent, takeDownAsked, state } = delivery;
  if (!sent || (state === 'verified' && !takeDownAsked)) return { do: 'nothing' };
  return waitUntil(delivery, now) ?? (takeDownAsked ? { do: 'take-down', sent } : { do: 'verify' });
}

/** A network that asked for patience is left alone, and so is a step that has just failed. */
function waitUntil({ nextTryAt, channel }: Delivery, now: Date): Step | undefined {
  const times = [nextTryAt, channel.slowUntil].filter((time): time is Date => time !== null && time > now);
  const until = times.toSorted((a, b) => b.getTime() - a.getTime())[0];
  return until && { do: 'wait', until };
}

export function isTooLate({ dueAt, latenessAllowedMs }: Pick<Delivery, 'dueAt' | 'latenessAllowedMs'>, now: Date) {
  return now.getTime() - dueAt.getTime() > latenessAllowedMs;
}

export function mayBeRetried(state: DeliveryState): boolean {
  return state === 'failed' || state === 'missed';
}

/** Not yet in a network's hands, so it can still be stopped without anybody having seen it. */
export const stoppable: readonly DeliveryState[] = ['scheduled', 'waiting-by-hand', 'missed', 'failed'];

const firstPauseMs = 5_000;
const longestPauseMs = 15 * 60_000;

/** Doubles with every try, up to a quarter of an hour; `random` in 0…1 spreads those that failed together. */
export function pauseMs(tries: number, random: number): number {
  const pause = Math.min(firstPauseMs * 2 ** Math.max(0, tries - 1), longestPauseMs);
  return Math.round(pause * (0.75 + random / 2));
}

/** After this many looks or read-backs without an answer, a person is asked. */
export const patience = 10;
