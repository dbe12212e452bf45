import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export * from './campaigns/contract.ts';
export * from './calendar-files/contract.ts';
export * from './coverage/contract.ts';
export * from './timeline/contract.ts';
export * from './bank/contract.ts';
export * from './slots/contract.ts';
export * from './special-days/contract.ts';
export * from './drafting/contract.ts';
export * from './elections/contract.ts';
export * from './ideas/contract.ts';
export * from './clashes/contract.ts';

/** Of UU 14/2008; `dikecualikan` is never published. */
export const informationClasses = ['berkala', 'serta-merta', 'setiap-saat', 'dikecualikan'] as const;
export type InformationClass = (typeof informationClasses)[number];

const line = z.string().max(300);
const paragraph = z.string().max(5000);

export const FactBody = z.object({ label: line, value: line });
export const QuoteBody = z.object({ text: z.string().max(2000), name: line, title: line });

export const ActivityBody = z.object({
  title: z.string().max(200),
  what: paragraph,
  why: paragraph,
  who: paragraph,
  place: line,
  village: z.string().max(100),
  how: paragraph,
  startsAt: z.iso.datetime({ offset: true }).nullable(),
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  facts: z.array(FactBody).max(30),
  quotes: z.array(QuoteBody).max(20),
  informationClass: z.enum(informationClasses),
  programmeIds: z.array(z.uuid()).max(20),
  campaignId: z.uuid().nullable().default(null),
  photos: z.array(z.object({ mediaId: z.uuid(), alt: z.string().max(2000) })).max(30),
});
export type ActivityBody = z.infer<typeof ActivityBody>;

export const outlineQuestions = ['title', 'what', 'why', 'who', 'when', 'where', 'how'] as const;
export type OutlineQuestion = (typeof outlineQuestions)[number];
type Outline = Pick<ActivityBody, 'title' | 'what' | 'why' | 'who' | 'place' | 'how' | 'startsAt'>;

/** Which of the 5W1H nobody has answered yet: a hint while writing, never a barrier. */
export function missingFromOutline(outline: Outline): readonly OutlineQuestion[] {
  const answers: Record<OutlineQuestion, string | null> = {
    ...outline,
    when: outline.startsAt,
    where: outline.place,
  };
  return outlineQuestions.filter((question) => (answers[question] ?? '').trim() === '');
}

const agency = z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() });
const programme = z.object({ id: z.uuid(), name: z.string() });

export const ActivityListItem = z.object({
  id: z.uuid(),
  title: z.string(),
  agency,
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  place: z.string(),
  village: z.string(),
  informationClass: z.enum(informationClasses),
  shownOnPortal: z.boolean(),
  missing: z.array(z.enum(outlineQuestions)),
  programmes: z.array(programme),
  thumbnailId: z.uuid().nullable(),
  posts: z.object({ all: z.int(), published: z.int() }),
  updatedAt: z.iso.datetime(),
});
export type ActivityListItem = z.infer<typeof ActivityListItem>;

export const ActivityView = ActivityBody.extend({
  id: z.uuid(),
  agency,
  slug: z.string(),
  revision: z.int(),
  shownOnPortal: z.boolean(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  missing: z.array(z.enum(outlineQuestions)),
  /** The idea it was made of. */
  idea: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  programmes: z.array(programme),
  campaign: programme.nullable(),
  posts: z.array(
    z.object({ id: z.uuid(), title: z.string(), state: z.string(), publishAt: z.iso.datetime().nullable() }),
  ),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string().nullable(),
  can: z.object({ write: z.boolean(), show: z.boolean(), makePost: z.boolean() }),
});
export type ActivityView = z.infer<typeof ActivityView>;

const params = z.object({ id: z.uuid() });

export const activityListEndpoint = endpoint({
  method: 'get',
  path: '/activities',
  operation: 'activity.read',
  summary: 'Activities, newest first; an agency stands for itself and everything below it',
  query: z.object({
    agencyId: z.uuid().optional(),
    programmeId: z.uuid().optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    text: z.string().trim().max(100).default(''),
    cursor: z.string().max(200).optional(),
    /** A calendar asks for more at once than a list. */
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(ActivityListItem),
    nextCursor: z.string().nullable(),
    can: z.object({ create: z.boolean() }),
  }),
});

/** An activity with no more than a calendar shows. */
export const CalendarActivity = z.object({
  id: z.uuid(),
  title: z.string(),
  agencyId: z.uuid(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime().nullable(),
  programmeIds: z.array(z.uuid()),
});
export type CalendarActivity = z.infer<typeof CalendarActivity>;

export const activityCalendarEndpoint = endpoint({
  method: 'get',
  path: '/activities/calendar',
  operation: 'activity.read',
  summary: 'At most 2,000 activities that take place in a span of time, for a calendar',
  query: z.object({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    agencyId: z.uuid().optional(),
    programmeId: z.uuid().optional(),
    campaignId: z.uuid().optional(),
    text: z.string().trim().max(100).default(''),
  }),
  answer: z.object({ items: z.array(CalendarActivity), truncated: z.boolean() }),
});

export const activityEndpoint = endpoint({
  method: 'get',
  path: '/activities/{id}',
  operation: 'activity.read',
  summary: 'One activity with its outline, its photos and the posts made from it',
  params,
  answer: ActivityView,
});

export const createActivityEndpoint = endpoint({
  method: 'post',
  path: '/activities',
  operation: 'activity.write',
  summary: 'Begin an activity; everything else is saved as it is written',
  body: z.object({
    agencyId: z.uuid(),
    title: z.string().trim().max(200).default(''),
    /** What is known where it begins: on a campaign's page, in a gap of coverage. */
    campaignId: z.uuid().nullable().default(null),
    programmeId: z.uuid().nullable().default(null),
    village: z.string().trim().max(100).default(''),
  }),
  answer: z.object({ id: z.uuid() }),
});

export const saveActivityEndpoint = endpoint({
  method: 'put',
  path: '/activities/{id}',
  operation: 'activity.write',
  summary: 'Save an activity as it now reads, on top of the revision one has seen',
  params,
  body: ActivityBody.extend({ revision: z.int().min(1) }),
  answer: z.object({ revision: z.int(), updatedAt: z.iso.datetime(), shownOnPortal: z.boolean() }),
});

export const showActivityEndpoint = endpoint({
  method: 'post',
  path: '/activities/{id}/show',
  operation: 'activity.show',
  summary: 'Show an activity to citizens on the portal',
  params,
  answer: z.undefined(),
});

export const hideActivityEndpoint = endpoint({
  method: 'post',
  path: '/activities/{id}/hide',
  operation: 'activity.show',
  summary: 'Take an activity off the portal',
  params,
  answer: z.undefined(),
});

export const removeActivityEndpoint = endpoint({
  method: 'delete',
  path: '/activities/{id}',
  operation: 'activity.write',
  summary: 'Throw an activity away; can be restored',
  params,
  answer: z.undefined(),
});

export const restoreActivityEndpoint = endpoint({
  method: 'post',
  path: '/activities/{id}/restore',
  operation: 'activity.write',
  summary: 'Undo throwing an activity away',
  params,
  answer: z.undefined(),
});
