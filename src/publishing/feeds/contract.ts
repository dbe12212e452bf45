import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const feedContents = ['all', 'posts', 'activities'] as const;
export type FeedContent = (typeof feedContents)[number];

export const feedListEndpoint = endpoint({
  method: 'get',
  path: '/calendar-feeds',
  operation: 'post.read',
  summary: "One's own private calendar addresses, the newest first; without the addresses themselves",
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        content: z.enum(feedContents),
        /** Null: all agencies that its person may see. */
        agency: z.object({ id: z.uuid(), shortName: z.string() }).nullable(),
        createdAt: z.iso.datetime(),
        lastUsedAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
});

export const createFeedEndpoint = endpoint({
  method: 'post',
  path: '/calendar-feeds',
  operation: 'post.read',
  summary: 'Make a private address that calendar programs read; it is told this once',
  body: z.object({
    name: z.string().trim().min(1).max(80),
    agencyId: z.uuid().nullable(),
    content: z.enum(feedContents),
  }),
  answer: z.object({ id: z.uuid(), address: z.url() }),
});

export const revokeFeedEndpoint = endpoint({
  method: 'delete',
  path: '/calendar-feeds/{id}',
  operation: 'post.read',
  summary: 'Close a private calendar address for good',
  params: z.object({ id: z.uuid() }),
  answer: z.undefined(),
});
