import type { QueryClient } from '@tanstack/react-query';
import type { Change } from '#platform/events/events.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';

export type Topic = Change['topic'];

const all: readonly Topic[] = [
  'organisation',
  'programme',
  'strategy',
  'goal',
  'fact',
  'key-message',
  'activity',
  'campaign',
  'idea',
  'clash',
  'election',
  'special-day',
  'slot',
  'bank',
  'media',
  'post',
  'delivery',
  'pause',
  'approval-flow',
  'post-talk',
  'channel',
  'message',
  'metric',
  'portal',
];

/** What an answer shows, by the first word of its operation. */
const topicsByWord: Readonly<Record<string, readonly Topic[]>> = {
  agency: ['organisation'],
  person: ['organisation'],
  audit: all,
  city: ['organisation'],
  'signed-in': ['organisation'],
  programme: ['programme', 'activity'],
  strategy: ['strategy'],
  activity: ['activity', 'programme', 'campaign', 'post'],
  idea: ['idea', 'activity', 'post'],
  clash: ['clash', 'post', 'activity', 'special-day'],
  election: ['election', 'post'],
  campaign: ['campaign', 'programme', 'activity', 'post'],
  'special-day': ['special-day'],
  slot: ['slot', 'post', 'special-day', 'bank', 'pause'],
  crisis: ['slot', 'bank', 'pause'],
  bank: ['bank', 'post', 'slot', 'pause'],
  pause: ['pause', 'delivery', 'post'],
  goal: ['goal', 'programme', 'metric'],
  fact: ['fact', 'post', 'delivery'],
  'key-message': ['key-message', 'post', 'delivery', 'fact'],
  media: ['media', 'activity', 'post', 'bank'],
  channel: ['channel'],
  post: ['post', 'delivery', 'campaign', 'pause', 'approval-flow'],
  'approval-flow': ['approval-flow', 'organisation', 'strategy'],
  delivery: ['delivery', 'post', 'channel', 'pause'],
  message: ['message', 'delivery'],
  number: ['metric'],
  report: ['metric', 'delivery', 'message', 'organisation', 'post', 'slot'],
  today: all,
};

export function topicsOf({ operation }: Endpoint): readonly Topic[] {
  return topicsByWord[operation.split('.')[0] ?? ''] ?? [];
}

/** Refetches whatever is on screen of these topics and marks the rest as stale. */
export async function refreshTopics(client: QueryClient, topics: readonly Topic[]): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ meta }) =>
      topics.some((topic) => (meta?.['topics'] as readonly Topic[] | undefined)?.includes(topic)),
  });
}

export async function refreshEverything(client: QueryClient): Promise<void> {
  await client.invalidateQueries();
}
