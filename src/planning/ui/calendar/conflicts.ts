import { byNearness } from './in-order.ts';

/** What speaks against a time: shown while a post is held over it. Only the past is a barrier. */
export type Conflict =
  | { readonly kind: 'past' }
  | { readonly kind: 'same-channel'; readonly title: string | undefined; readonly at: number; readonly channel: string }
  | { readonly kind: 'same-hour'; readonly title: string | undefined; readonly at: number }
  | { readonly kind: 'holiday' | 'solemn'; readonly name: string }
  | { readonly kind: 'outside-campaign'; readonly name: string };

/** The post that is to be moved. */
export interface Candidate {
  readonly id: string;
  readonly agencyId: string;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly campaignId: string | undefined;
}

export interface Neighbour extends Candidate {
  readonly title: string | undefined;
  readonly state: string;
  readonly at: number;
}

/** What is known about the days around the new time. */
export interface Surroundings {
  readonly now: number;
  readonly posts: readonly Neighbour[];
  readonly specialDays: readonly {
    readonly date: string;
    readonly kind: string;
    readonly name: string;
    readonly free: boolean;
  }[];
  readonly campaigns: readonly {
    readonly id: string;
    readonly name: string;
    readonly from: string;
    readonly to: string;
  }[];
}

export interface Target {
  readonly at: number;
  /** The day of it on the agency's calendar. */
  readonly date: string;
}

const closeMs = 30 * 60_000;
const hourMs = 60 * 60_000;

/** The weightiest first. */
export function conflictsAt(candidate: Candidate, target: Target, around: Surroundings): readonly Conflict[] {
  return [
    ...(target.at <= around.now ? [{ kind: 'past' } as const] : []),
    ...withPosts(candidate, target, around.posts),
    ...withDays(target, around.specialDays),
    ...withCampaign(candidate, target, around.campaigns),
  ];
}

/** The nearest on the same channel; only without one, the nearest of the same agency in that hour. */
function withPosts(candidate: Candidate, { at }: Target, posts: readonly Neighbour[]): readonly Conflict[] {
  const others = posts.filter(({ id, agencyId, state }) => {
    return id !== candidate.id && agencyId === candidate.agencyId && state !== 'withdrawn';
  });
  const own = byNearness(others, at);
  const ids = new Set(candidate.channels.map(({ id }) => id));
  for (const post of own) {
    const shared = post.channels.find(({ id }) => ids.has(id));
    if (shared && Math.abs(post.at - at) < closeMs) {
      return [{ kind: 'same-channel', title: post.title, at: post.at, channel: shared.name }];
    }
  }
  const inHour = own.find((post) => Math.floor(post.at / hourMs) === Math.floor(at / hourMs));
  return inHour ? [{ kind: 'same-hour', title: inHour.title, at: inHour.at }] : [];
}

function withDays({ date }: Target, days: Surroundings['specialDays']): readonly Conflict[] {
  return days
    .filter((day) => day.date === date && (day.free || day.kind === 'solemn'))
    .map(({ kind, name }) => ({ kind: kind === 'solemn' ? 'solemn' : 'holiday', name }));
}

function withCampaign(
  { campaignId }: Candidate,
  { date }: Target,
  campaigns: Surroundings['campaigns'],
): readonly Conflict[] {
  const campaign = campaigns.find(({ id }) => id === campaignId);
  if (!campaign || (date >= campaign.from && date <= campaign.to)) return [];
  return [{ kind: 'outside-campaign', name: campaign.name }];
}
