import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const id = z.object({ id: z.uuid() });
const named = z.object({ id: z.uuid(), name: z.string() });
const instant = z.iso.datetime();

export const CommentView = z.object({
  id: z.uuid(),
  by: z.string(),
  text: z.string(),
  mentions: z.array(named),
  /** What the words were about. */
  version: z.int(),
  at: instant,
  resolved: z.object({ by: z.string(), at: instant }).nullable(),
  can: z.object({ remove: z.boolean(), resolve: z.boolean() }),
});
export type CommentView = z.infer<typeof CommentView>;

export const postTalkEndpoint = endpoint({
  method: 'get',
  path: '/posts/{id}/talk',
  operation: 'post.read',
  summary: 'What is said about a draft, whom one may address, and who is writing in it',
  params: id,
  answer: z.object({
    comments: z.array(CommentView),
    readers: z.array(named),
    writing: z.array(named),
    can: z.object({ comment: z.boolean() }),
  }),
});

export const writeCommentEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/comments',
  operation: 'post.comment',
  summary: 'Say something about a draft; whoever is named is told',
  params: id,
  body: z.object({ text: z.string().max(2000), mentions: z.array(z.uuid()).max(20).default([]) }),
  answer: id,
});

export const removeCommentEndpoint = endpoint({
  method: 'put',
  path: '/post-comments/{id}/removed',
  operation: 'post.comment',
  summary: 'Take back what one said about a draft; and undo that',
  params: id,
  body: z.object({ removed: z.boolean() }),
  answer: z.undefined(),
});

export const resolveCommentEndpoint = endpoint({
  method: 'put',
  path: '/post-comments/{id}/resolved',
  operation: 'post.comment',
  summary: 'Settle what was said about a draft; and open it again',
  params: id,
  body: z.object({ resolved: z.boolean() }),
  answer: z.undefined(),
});

export const postPresenceEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/presence',
  operation: 'post.write',
  summary: 'Say that one is writing in a draft, again every few seconds; or that one has stopped',
  params: id,
  body: z.object({ writing: z.boolean() }),
  answer: z.object({ writing: z.array(named) }),
});
