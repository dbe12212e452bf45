import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { postStates } from './posts/post.ts';

const id = z.object({ id: z.uuid() });

/** A token of a post's texts. */
export const PostFactView = z.object({
  code: z.string(),
  label: z.string(),
  /** What the registry says; null where there is no such fact. */
  shown: z.string().nullable(),
  standing: z.enum(['usable', 'coming', 'expired', 'unknown']),
  /** What was approved; null without an approval. */
  approved: z.string().nullable(),
});
export type PostFactView = z.infer<typeof PostFactView>;

export const postFactsEndpoint = endpoint({
  method: 'get',
  path: '/posts/{id}/facts',
  operation: 'post.read',
  summary: 'The approved facts that a post uses, what they say now, and what was approved',
  params: id,
  answer: z.object({
    facts: z.array(PostFactView),
    /** It was approved with something else, nobody has seen it yet, and it does not go out like this. */
    held: z.boolean(),
    can: z.object({ renew: z.boolean() }),
  }),
});

export const renewFactsEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/facts/renew',
  operation: 'post.submit',
  summary: 'Take over what the facts say now and ask for approval again',
  params: id,
  answer: z.object({ state: z.enum(postStates) }),
});

export const postKeyMessagesEndpoint = endpoint({
  method: 'get',
  path: '/posts/{id}/key-messages',
  operation: 'post.read',
  summary: 'The key messages that a post carries, as its writers say',
  params: id,
  answer: z.object({ ids: z.array(z.uuid()), can: z.object({ mark: z.boolean() }) }),
});

export const carryKeyMessageEndpoint = endpoint({
  method: 'put',
  path: '/posts/{id}/key-messages',
  operation: 'post.write',
  summary: 'Say whether a post carries a key message; an approval falls only to a binding flow',
  params: id,
  body: z.object({ messageId: z.uuid(), carries: z.boolean() }),
  answer: z.object({ ids: z.array(z.uuid()), voided: z.boolean() }),
});
