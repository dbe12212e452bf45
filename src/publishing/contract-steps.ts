import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { PostState, TimeOrNow } from './contract-parts.ts';

const id = z.object({ id: z.uuid() });
const instant = z.iso.datetime();
const stateOnly = z.object({ state: PostState });

export const submitPostEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/submit',
  operation: 'post.submit',
  summary: 'Ask for approval; within an election period perhaps with a justification',
  params: id,
  body: z.object({ justification: z.string().trim().max(1000).default('') }),
  answer: stateOnly,
});

export const approvePostEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/approve',
  operation: 'post.read',
  summary: 'Approve the revision that was read; a time wished for schedules it at once',
  params: id,
  body: z.object({
    revision: z.int().positive(),
    /** By code, what the facts of its texts said when it was read. */
    facts: z.record(z.string(), z.string()).default({}),
    /** Of its review, when it was read: an answer sent twice counts in one step only. Without it, whichever runs. */
    turn: z.int().min(0).optional(),
  }),
  answer: stateOnly,
});

export const returnPostEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/return',
  operation: 'post.read',
  summary: 'Give it back to its writer, saying what to mend',
  params: id,
  body: z.object({ note: z.string().max(2000) }),
  answer: stateOnly,
});

export const schedulePostEndpoint = endpoint({
  method: 'put',
  path: '/posts/{id}/time',
  operation: 'post.read',
  summary: 'Set or move the time, by the clock of its agency: a wish before approval, a schedule after it',
  params: id,
  body: z.object({ time: TimeOrNow }),
  answer: z.object({ state: PostState, publishAt: instant }),
});

export const withdrawPostEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/withdraw',
  operation: 'post.withdraw',
  summary: 'Stop what no network has been handed; take down what is public when asked to',
  params: id,
  body: z.object({ takeDown: z.boolean().default(false), note: z.string().max(2000).default('') }),
  answer: z.object({ state: PostState, stopped: z.int(), takenDown: z.int() }),
});

export const duplicatePostEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/duplicate',
  operation: 'post.write',
  summary: 'A new draft with the same words, for all or some of the channels',
  params: id,
  body: z.object({ channelIds: z.array(z.uuid()).nullable().default(null) }),
  answer: id,
});

export const correctPostEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/correction',
  operation: 'post.write',
  summary: 'A draft that corrects what has been public, linked to it',
  params: id,
  answer: id,
});

export const removePostEndpoint = endpoint({
  method: 'delete',
  path: '/posts/{id}',
  operation: 'post.write',
  summary: 'Throw away a draft; it can be restored',
  params: id,
  answer: z.undefined(),
});

export const restorePostEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/restore',
  operation: 'post.write',
  summary: 'Take back that a draft was thrown away',
  params: id,
  answer: z.undefined(),
});
