import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { postStates } from '#publishing/posts/post.ts';

const MonthQuery = z.object({
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/),
  agencyId: z.uuid().optional(),
  medium: z.string().max(40).optional(),
  state: z.string().max(40).optional(),
});

export const PlanEntry = z.object({
  /** Null: a slot that nothing is planned for. */
  postId: z.uuid().nullable(),
  /** Of a gap: all agencies that have it at that time. */
  agencies: z.array(z.string()),
  time: z.string(),
  channels: z.array(z.string()),
  title: z.string(),
  pillar: z.string().nullable(),
  programmes: z.array(z.string()),
  pic: z.string().nullable(),
  state: z.enum(postStates).nullable(),
});
export type PlanEntry = z.infer<typeof PlanEntry>;

export const PlanDay = z.object({
  date: z.iso.date(),
  special: z.array(z.object({ name: z.string(), kind: z.string() })),
  entries: z.array(PlanEntry),
  notes: z.array(
    z.object({
      id: z.uuid(),
      agency: z.string(),
      text: z.string(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
      canRemove: z.boolean(),
    }),
  ),
});
export type PlanDay = z.infer<typeof PlanDay>;

export const PlanMonth = z.object({
  month: z.string(),
  government: z.string(),
  /** Null: all agencies in sight. */
  agency: z.object({ id: z.uuid(), name: z.string(), shortName: z.string() }).nullable(),
  zoneLabel: z.string(),
  /** The rows are of more than one agency. */
  several: z.boolean(),
  days: z.array(PlanDay),
  campaigns: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      name: z.string(),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      agency: z.string(),
    }),
  ),
  media: z.array(z.string()),
  counts: z.object({ posts: z.int(), empty: z.int() }),
  /** There are more than are shown. */
  truncated: z.boolean(),
  /** Where decisions are noted: the chosen agency, or the one at the top. */
  noteAgencyId: z.uuid().nullable(),
});
export type PlanMonth = z.infer<typeof PlanMonth>;

export const planMonthEndpoint = endpoint({
  method: 'get',
  path: '/plan/month',
  operation: 'post.read',
  summary: 'A month of the content plan, day by day, with gaps, campaigns, special days and what was decided',
  query: MonthQuery,
  answer: PlanMonth,
});

export const planMonthPdfEndpoint = endpoint({
  method: 'get',
  path: '/plan/month/pdf',
  operation: 'post.read',
  summary: 'The same as an accessible A4 document to print',
  query: MonthQuery,
  answer: z.any().describe('The bytes of the PDF file'),
});

export const writePlanNoteEndpoint = endpoint({
  method: 'post',
  path: '/plan-notes',
  operation: 'post.write',
  summary: 'Note what was decided about a day of the plan',
  body: z.object({ agencyId: z.uuid(), day: z.iso.date(), text: z.string().max(1_000) }),
  answer: z.object({ id: z.uuid() }),
});

export const removePlanNoteEndpoint = endpoint({
  method: 'delete',
  path: '/plan-notes/{id}',
  operation: 'post.write',
  summary: 'Remove a note; it can be restored',
  params: z.object({ id: z.uuid() }),
  answer: z.undefined(),
});

export const restorePlanNoteEndpoint = endpoint({
  method: 'post',
  path: '/plan-notes/{id}/restore',
  operation: 'post.write',
  summary: 'Take back that a note was removed',
  params: z.object({ id: z.uuid() }),
  answer: z.undefined(),
});
