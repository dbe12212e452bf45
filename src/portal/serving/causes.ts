import type { Change } from '#platform/events/events.ts';

/** What a page may rest on. A page names these while it is rendered; a change names those it touches. */
export const causes = {
  posts: 'posts',
  programmes: 'programmes',
  activities: 'activities',
  talks: 'talks',
  postsOf: (agencyId: string) => `posts-of:${agencyId}`,
  post: (postId: string) => `post:${postId}`,
  activity: (activityId: string) => `activity:${activityId}`,
  programme: (programmeId: string) => `programme:${programmeId}`,
} as const;

const nothing = (): readonly string[] => [];

const touched: Record<Change['topic'], (id: string, agencyId: string) => readonly string[] | 'everything'> = {
  organisation: () => 'everything',
  portal: (id, agencyId) => [causes.posts, causes.postsOf(agencyId), causes.post(id)],
  post: (id) => [causes.post(id)],
  // Pages show what was frozen when they were published.
  fact: () => [],
  'key-message': () => [],
  programme: (id) => [causes.programmes, causes.programme(id)],
  strategy: nothing,
  activity: (id) => [causes.activities, causes.activity(id)],
  message: () => [causes.talks],
  campaign: nothing,
  idea: nothing,
  clash: nothing,
  election: nothing,
  'special-day': nothing,
  slot: nothing,
  bank: nothing,
  media: nothing,
  goal: nothing,
  delivery: nothing,
  channel: nothing,
  pause: () => [],
  'approval-flow': () => [],
  'post-talk': () => [],
  metric: nothing,
};

/** `everything` for what stands on all pages: the city's name, its agencies. */
export function causesOf({ topic, id, agencyId }: Change): readonly string[] | 'everything' {
  return touched[topic](id, agencyId);
}
