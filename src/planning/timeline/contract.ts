import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const timelineRows = ['programme', 'agency'] as const;
export type TimelineRows = (typeof timelineRows)[number];
/** Days are counted one by one only this far; beyond, nobody could tell them apart. */
export const longestDayByDay = 62;
/** Single activities are told this far. */
export const longestWithActivities = 200;
/** Five years, with their leap days. */
const longestSpan = 1827;

export const TimelineActivity = z.object({
  id: z.uuid(),
  title: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  agency: z.object({ id: z.uuid(), shortName: z.string() }),
  programmeIds: z.array(z.uuid()),
});
export type TimelineActivity = z.infer<typeof TimelineActivity>;

export const TimelineDay = z.object({
  day: z.iso.date(),
  /** The programme or agency; null: for no programme. */
  rowId: z.uuid().nullable(),
  planned: z.int(),
  published: z.int(),
});
export type TimelineDay = z.infer<typeof TimelineDay>;

export const milestoneStands = ['done', 'late', 'planned'] as const;
export const TimelineMilestone = z.object({
  id: z.uuid(),
  programmeId: z.uuid(),
  name: z.string(),
  /** When it was reached, else when it is meant to be. */
  on: z.iso.date(),
  state: z.enum(milestoneStands),
});
export type TimelineMilestone = z.infer<typeof TimelineMilestone>;

export const timelineEndpoint = endpoint({
  method: 'get',
  path: '/timeline',
  operation: 'campaign.read',
  summary:
    'What stands beside campaigns: milestones of programmes; on short spans activities, and posts per day for each row',
  query: z
    .object({
      from: z.iso.date(),
      to: z.iso.date(),
      agencyId: z.uuid().optional(),
      rows: z.enum(timelineRows).default('programme'),
    })
    .refine(({ from, to }) => from <= to && daysBetween(from, to) <= longestSpan),
  answer: z.object({
    activities: z.array(TimelineActivity),
    days: z.array(TimelineDay),
    milestones: z.array(TimelineMilestone),
    truncated: z.boolean(),
  }),
});

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
