import type { Chance } from './chance.ts';
import type { SampleChannel } from './channels-plan.ts';
import { later, minuteMs, sampleId } from './ids.ts';
import type { SamplePost, SamplePostState } from './posts-plan.ts';

export type SampleDeliveryState = 'scheduled' | 'verified' | 'waiting-by-hand' | 'failed' | 'missed' | 'withdrawn';

export interface SampleDelivery {
  readonly id: string;
  readonly post: SamplePost;
  readonly channel: SampleChannel;
  readonly state: SampleDeliveryState;
  readonly sentAt: Date | null;
  readonly reference: string;
}

export interface PostWithChannels {
  readonly post: SamplePost;
  readonly channels: readonly SampleChannel[];
}

const share: Readonly<Record<string, number>> = {
  portal: 1,
  bluesky: 0.85,
  instagram: 0.5,
  radio: 0.25,
  billboard: 0.3,
  'whatsapp-channel': 0.4,
};

export function chooseChannels(
  chance: Chance,
  posts: readonly SamplePost[],
  channels: readonly SampleChannel[],
): readonly PostWithChannels[] {
  return posts.map((post) => ({
    post,
    channels: channels.filter(
      ({ agency, medium }) => agency.id === post.activity.agency.id && isChosen(chance, post, medium),
    ),
  }));
}

function isChosen(chance: Chance, post: SamplePost, medium: string): boolean {
  if (post.byHandOnly) return medium === 'radio';
  if (post.state === 'partly-failed' && medium === 'bluesky') return true;
  return chance.happens(share[medium] ?? 0);
}

const withDeliveries: ReadonlySet<SamplePostState> = new Set([
  'scheduled',
  'sending',
  'published',
  'partly-failed',
  'missed',
  'withdrawn',
]);

export function planDeliveries(chance: Chance, posts: readonly PostWithChannels[]): readonly SampleDelivery[] {
  return posts
    .filter(({ post }) => withDeliveries.has(post.state))
    .flatMap(({ post, channels }) => channels.map((channel) => planOne(chance, post, channel)));
}

function planOne(chance: Chance, post: SamplePost, channel: SampleChannel): SampleDelivery {
  const state = stateOf(post.state, channel);
  const delayMs = isByHand(channel)
    ? seldom(chance.between(3, 50), { above: 45, more: 20 }) * minuteMs
    : seldom(chance.between(200, 1_900), { above: 1_820, more: 7 * minuteMs });
  return {
    id: sampleId(chance),
    post,
    channel,
    state,
    sentAt:
      state === 'verified' || (state === 'withdrawn' && !isByHand(channel)) ? later(post.publishAt, delayMs) : null,
    reference: sampleId(chance),
  };
}

/** Most are in time, few are not. */
function seldom(drawn: number, { above, more }: { readonly above: number; readonly more: number }): number {
  return drawn > above ? drawn + more : drawn;
}

export function isByHand({ medium }: SampleChannel): boolean {
  return medium !== 'portal' && medium !== 'bluesky';
}

function stateOf(post: SamplePostState, channel: SampleChannel): SampleDeliveryState {
  if (post === 'partly-failed') return channel.medium === 'bluesky' ? 'failed' : 'verified';
  if (post === 'sending') return isByHand(channel) ? 'waiting-by-hand' : 'verified';
  if (post === 'published') return 'verified';
  if (post === 'missed' || post === 'withdrawn') return post;
  return 'scheduled';
}
