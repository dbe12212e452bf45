import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const instant = z.iso.datetime();

export const QueuedReviewView = z.object({
  id: z.uuid(),
  title: z.string(),
  excerpt: z.string(),
  agency: z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() }),
  writer: z.string().nullable(),
  publishAt: instant.nullable(),
  submittedAt: instant.nullable(),
  dueAt: instant.nullable(),
  thumbnailId: z.uuid().nullable(),
  media: z.array(z.object({ medium: z.string(), name: z.string(), byHand: z.boolean() })),
  /** Which of how many steps it is in. */
  step: z.int(),
  steps: z.int(),
  flowName: z.string(),
});
export type QueuedReviewView = z.infer<typeof QueuedReviewView>;

const list = z.object({ items: z.array(QueuedReviewView), total: z.int() });

export const reviewQueueEndpoint = endpoint({
  method: 'get',
  path: '/reviews',
  operation: 'post.read',
  summary: 'What waits for the reader’s approval, first what would be missed first; and what is late with others',
  query: z.object({ agencyId: z.uuid().optional() }),
  answer: z.object({ mine: list, late: list, afterwards: list }),
});
