import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const NativePost = z.object({
  id: z.uuid(),
  agencyId: z.uuid(),
  agency: z.string(),
  channelId: z.uuid(),
  medium: z.string(),
  at: z.iso.datetime(),
  /** How it begins, on one line. */
  title: z.string(),
  /** Its page on the network; empty when it has none. */
  url: z.string(),
});

export const nativePostsEndpoint = endpoint({
  method: 'get',
  path: '/native-posts',
  operation: 'post.read',
  summary: "What was posted in a network's own app, not from here, between two instants; earliest first",
  query: z.object({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    agencyId: z.uuid().optional(),
    channelId: z.uuid().optional(),
    medium: z.string().max(40).optional(),
    text: z.string().trim().max(100).default(''),
  }),
  answer: z.object({
    items: z.array(NativePost),
    /** There are more than are told. */
    truncated: z.boolean(),
  }),
});
