import type { PostWithChannels } from './deliveries-plan.ts';
import content from './content/campaigns.json' with { type: 'json' };
import { dayMs, later } from './ids.ts';
import type { SamplePost } from './posts-plan.ts';

interface TaskContent {
  readonly for: string;
  readonly title: string;
  readonly medium: string;
  /** Days from the day of filling. */
  readonly due: number;
  readonly made?: string;
  readonly brief?: string;
  readonly pillar?: string;
}

/** A campaign, or a theme, which has no tasks. Days count from the day of filling. */
export interface CampaignContent {
  readonly name: string;
  readonly lead: string;
  readonly programme?: string;
  readonly from: number;
  readonly to: number;
  readonly summary: string;
  readonly goal: string;
  readonly audience: string;
  readonly with?: readonly string[];
  readonly media?: readonly string[];
  readonly budget?: string;
  readonly amount?: number;
  readonly points?: readonly string[];
  readonly match?: string;
  readonly tasks?: readonly TaskContent[];
}

export const themeContents: readonly CampaignContent[] = content.themes;
export const campaignContents: readonly CampaignContent[] = content.campaigns;
export const wardContents: readonly { readonly name: string; readonly district: string }[] = Object.entries(
  content.wards,
).flatMap(([district, names]) => names.map((name) => ({ name, district })));

/** Which posts stand in a campaign, and which of them was made for which task. */
export interface PostsInCampaign {
  readonly posts: readonly SamplePost[];
  /** By the place of the task in its campaign. */
  readonly made: ReadonlyMap<number, SamplePost>;
}

const started = ['draft', 'in-review', 'returned', 'approved', 'scheduled'];

/** Of the agencies in it, in its time, about its subject; no post stands in two. */
export function postsInCampaigns(
  now: Date,
  posts: readonly PostWithChannels[],
): ReadonlyMap<CampaignContent, PostsInCampaign> {
  const taken = new Set<SamplePost>();
  return new Map(
    // A campaign is nearer to a post than a theme.
    [...campaignContents, ...themeContents].map((campaign) => {
      const agencies = new Set([campaign.lead, ...(campaign.with ?? [])]);
      const [from, to] = [later(now, campaign.from * dayMs), later(now, campaign.to * dayMs)];
      const about = new RegExp(campaign.match ?? '^$', 'i');
      const free = posts.flatMap(({ post }) => {
        const inTime = post.publishAt >= from && post.publishAt <= to;
        // A theme of the city is everybody's.
        const theirs = agencies.has(post.activity.agency.code) || (campaign.lead === 'KOTA' && !campaign.tasks);
        return inTime && theirs && !taken.has(post) ? [post] : [];
      });
      const made = forTasks(campaign, free);
      const inIt = free.filter((post) => about.test(post.title) || [...made.values()].includes(post));
      for (const post of inIt) taken.add(post);
      return [campaign, { posts: inIt, made }];
    }),
  );
}

function forTasks({ tasks = [] }: CampaignContent, free: readonly SamplePost[]): ReadonlyMap<number, SamplePost> {
  const used = new Set<SamplePost>();
  return new Map(
    tasks.flatMap((task, index) => {
      const wanted = task.made === 'published' ? ['published'] : task.made === 'started' ? started : [];
      const post = free.find(
        (one) => one.activity.agency.code === task.for && wanted.includes(one.state) && !used.has(one),
      );
      if (!post) return [];
      used.add(post);
      return [[index, post] as const];
    }),
  );
}
