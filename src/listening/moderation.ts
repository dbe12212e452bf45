import type { Moderation } from './thread.ts';

export type ModerationAction = 'show' | 'hide';

/** Only the portal obeys us: what stands on a network is that network's and its author's. */
export function canModerateOn(network: string | null): boolean {
  return network === 'portal' || network === null;
}

export function moderatedTo(action: ModerationAction): Moderation {
  return action === 'show' ? 'shown' : 'hidden';
}
