import type { Slot } from '#planning/index.ts';
import type { PostForSlot } from './ready-posts.view.ts';

export type FitFault = 'channel' | 'pillar' | 'campaign';

/** What is wrong with that post in that slot; undefined: it is what the slot is for. A random slot takes anything. */
export function faultInSlot(
  post: Pick<PostForSlot, 'channelIds' | 'pillarId' | 'campaignId'>,
  { channelId, pillarId, campaignId }: Pick<Slot, 'channelId' | 'pillarId' | 'campaignId'>,
): FitFault | undefined {
  if (channelId !== null && !post.channelIds.includes(channelId)) return 'channel';
  if (pillarId !== null && post.pillarId !== pillarId) return 'pillar';
  if (campaignId !== null && post.campaignId !== campaignId) return 'campaign';
  return undefined;
}

/** Numbers below `below` that repeat with their seed, so that a choice at random can be shown and repeated. */
export function diceFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}
