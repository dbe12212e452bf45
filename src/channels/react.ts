import type { Failure } from './failure.ts';

/** What the sending engine does after a failure. */
export type NextStep =
  /** The same would fail again: the delivery has failed, with its reason. */
  | 'give-up'
  /** Again after a pause that grows. */
  | 'retry'
  /** Again, not before the time that the network named. */
  | 'wait'
  /** It may have arrived: look on the network, then decide. */
  | 'look-first'
  /** Failed until somebody reconnects the account; it then goes out by itself. */
  | 'hold-for-reconnect';

/** Whom the failure concerns, so that exactly that person is told. */
export type Concerns = 'nobody' | 'author' | 'replier' | 'account-owner' | 'coordinator' | 'administrator';

export interface Reaction {
  readonly next: NextStep;
  readonly concerns: Concerns;
  /** True only where the network said that the account itself no longer works. */
  readonly losesConnection: boolean;
}

const reactions: Readonly<Record<Failure['kind'], Reaction>> = {
  rejected: { next: 'give-up', concerns: 'author', losesConnection: false },
  'picture-barred': { next: 'give-up', concerns: 'author', losesConnection: false },
  'must-reconnect': { next: 'hold-for-reconnect', concerns: 'account-owner', losesConnection: true },
  'account-restricted': { next: 'hold-for-reconnect', concerns: 'coordinator', losesConnection: true },
  'lacks-permission': { next: 'hold-for-reconnect', concerns: 'account-owner', losesConnection: true },
  'target-gone': { next: 'give-up', concerns: 'replier', losesConnection: false },
  'slow-down': { next: 'wait', concerns: 'nobody', losesConnection: false },
  unreachable: { next: 'retry', concerns: 'nobody', losesConnection: false },
  unanswered: { next: 'look-first', concerns: 'nobody', losesConnection: false },
  'not-understood': { next: 'give-up', concerns: 'administrator', losesConnection: false },
};

/** The whole policy of failures, in one table. */
export function reactTo(failure: Failure): Reaction {
  return reactions[failure.kind];
}
