import { reactTo, type Failure } from '#channels/index.ts';
import { unreachable } from '#platform/result.ts';
import { patience, pauseMs } from './delivery.ts';
import type { Turn } from './engine.ts';
import { holdsStill } from './holder.ts';
import { endAttempt } from './outcome.store.ts';
import { recordPause, recordSettled } from './record.ts';

/**
 * `prepare`: nobody can have seen anything. `send`: the visible call itself. `ask`: looking, reading back and taking
 * down, which change nothing that a repeat would double.
 */
export type Phase = 'prepare' | 'send' | 'ask';

/** Writes down what went wrong and when, or whether, to go on. */
export async function afterFailure(turn: Turn, phase: Phase, failure: Failure): Promise<void> {
  if (phase === 'send') return await afterSending(turn, failure);
  const { next } = reactTo(failure);
  switch (next) {
    case 'hold-for-reconnect':
      return await hold(turn, failure);
    case 'wait':
      return await waitAsNamed(turn, failure);
    case 'give-up':
      return phase === 'prepare'
        ? await recordSettled(turn, { state: 'failed', failure })
        : await askLater(turn, failure);
    case 'retry':
    case 'look-first':
      return phase === 'prepare' ? await tryLater(turn, failure) : await askLater(turn, failure);
    default:
      return unreachable(next);
  }
}

async function afterSending(turn: Turn, failure: Failure): Promise<void> {
  const { next } = reactTo(failure);
  // An answer nobody understands may stand for a post that is public.
  if (next === 'look-first' || failure.kind === 'not-understood') return await askLater(turn, failure);
  const { id } = turn.delivery;
  // Meanwhile another process may have looked, found nothing yet and gone on with the very same attempt.
  if (!(await holdsStill(turn.tools.db, id))) return await askLater(turn, failure);
  switch (next) {
    case 'give-up':
      return await recordSettled(turn, { state: 'failed', failure }, (tx) =>
        endAttempt(tx, id, { state: 'refused', failure }),
      );
    case 'hold-for-reconnect':
      return await hold(turn, failure);
    case 'wait':
      return await waitAsNamed(turn, failure);
    case 'retry':
      // Sent before without an answer: that call could still arrive, so it stays the same attempt.
      return turn.delivery.state === 'sending' ? await askLater(turn, failure) : await tryLater(turn, failure);
    default:
      return unreachable(next);
  }
}

/** It surely did not arrive: from the beginning, after a pause that grows. */
async function tryLater(turn: Turn, failure: Failure): Promise<void> {
  await recordPause(turn, { failure, until: after(turn), counted: true }, (tx) =>
    endAttempt(tx, turn.delivery.id, { state: 'absent', failure }),
  );
}

/** The same question again; when patience ends, a person is asked. */
async function askLater(turn: Turn, failure: Failure): Promise<void> {
  const { delivery } = turn;
  if (delivery.attempts + 1 >= patience && !delivery.takeDownAsked) {
    return await recordSettled(turn, { state: 'unknown', failure });
  }
  await recordPause(turn, { failure, until: after(turn), counted: true });
}

async function waitAsNamed(turn: Turn, failure: Failure): Promise<void> {
  const { tools, delivery } = turn;
  const until = failure.kind === 'slow-down' ? failure.until : after(turn);
  await recordPause(turn, { failure, until, counted: false }, async (tx) => {
    await tools.networks.slowDown(tx, delivery.channelId, until);
    if (delivery.state === 'scheduled') await endAttempt(tx, delivery.id, { state: 'absent', failure });
  });
}

/** Until somebody reconnects the account; then it goes on by itself. */
async function hold(turn: Turn, failure: Failure): Promise<void> {
  const { tools, delivery } = turn;
  await recordPause(turn, { failure, until: null, counted: false }, async (tx) => {
    if (reactTo(failure).losesConnection) await tools.networks.lostConnection(tx, delivery.channelId, failure);
    if (delivery.state === 'scheduled') await endAttempt(tx, delivery.id, { state: 'refused', failure });
  });
}

function after({ tools, delivery, now }: Turn): Date {
  return new Date(now.getTime() + pauseMs(delivery.attempts + 1, tools.random()));
}
