import { z } from 'zod';
import { postStates } from './posts/post.ts';

export const PostState = z.enum(postStates);
export type PostState = z.infer<typeof PostState>;

/** A clock time where the agency is. */
export const LocalTime = z.object({ date: z.iso.date(), time: z.string().regex(/^\d{2}[:.]\d{2}$/) });
export const TimeOrNow = z.union([z.literal('now'), LocalTime]);
