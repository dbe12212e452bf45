import { z } from 'zod';
import { mediumNames } from '#channels/contract.ts';
import { endpoint } from '#platform/http/endpoint.ts';

export const campaignKinds = ['campaign', 'theme'] as const;
export type CampaignKind = (typeof campaignKinds)[number];
export const campaignPhases = ['running', 'coming', 'ended'] as const;
export type CampaignPhase = (typeof campaignPhases)[number];
export const taskStates = ['open', 'made', 'published'] as const;
export type TaskState = (typeof taskStates)[number];
/** Themes span years, but not lifetimes: a wrong year is found out. */
export const longestCampaignYears = 10;

const named = z.object({ id: z.uuid(), name: z.string() });
const agency = z.object({ id: z.uuid(), shortName: z.string(), name: z.string() });
const day = z.iso.date();
const instant = z.iso.datetime();

export const CampaignTaskBody = z.object({
  id: z.uuid(),
  agencyId: z.uuid(),
  title: z.string().trim().min(1).max(200),
  brief: z.string().trim().max(2000),
  medium: z.enum(mediumNames).nullable(),
  pillarId: z.uuid().nullable(),
  dueOn: day.nullable(),
});
export type CampaignTaskBody = z.infer<typeof CampaignTaskBody>;

export const CampaignBody = z.object({
  agencyId: z.uuid(),
  kind: z.enum(campaignKinds),
  name: z.string().trim().min(1).max(120),
  summary: z.string().trim().max(1000),
  goal: z.string().trim().max(2000),
  audience: z.string().trim().max(1000),
  media: z.array(z.enum(mediumNames)).max(30),
  budgetLine: z.string().trim().max(300),
  budgetAmount: z.int().min(0).max(1e13).nullable(),
  talkingPoints: z.array(z.string().trim().min(1).max(500)).max(20),
  startsOn: day,
  endsOn: day,
  programmeId: z.uuid().nullable(),
  agencyIds: z.array(z.uuid()).max(100),
  tasks: z
    .array(CampaignTaskBody)
    .max(300)
    .refine((tasks) => new Set(tasks.map(({ id }) => id)).size === tasks.length),
});
export type CampaignBody = z.infer<typeof CampaignBody>;

/** Of one agency in it: tasks asked and done, posts made and out, activities. */
export const CampaignProgress = z.object({
  agency,
  leads: z.boolean(),
  tasks: z.int(),
  tasksDone: z.int(),
  posts: z.int(),
  published: z.int(),
  activities: z.int(),
});
export type CampaignProgress = z.infer<typeof CampaignProgress>;

export const CampaignListItem = z.object({
  id: z.uuid(),
  kind: z.enum(campaignKinds),
  name: z.string(),
  summary: z.string(),
  startsOn: day,
  endsOn: day,
  phase: z.enum(campaignPhases),
  revision: z.int(),
  agency,
  /** The agencies that take part, the leading one not among them. */
  agencies: z.array(agency),
  programme: named.nullable(),
  tasks: z.int(),
  tasksDone: z.int(),
  tasksLate: z.int(),
  posts: z.int(),
  published: z.int(),
  can: z.object({ write: z.boolean() }),
});
export type CampaignListItem = z.infer<typeof CampaignListItem>;

export const CampaignTaskView = CampaignTaskBody.extend({
  state: z.enum(taskStates),
  late: z.boolean(),
  pillar: named.nullable(),
  posts: z.array(z.object({ id: z.uuid(), title: z.string(), state: z.string() })),
  /** Whether the reader may write a post for it. */
  canMake: z.boolean(),
});
export type CampaignTaskView = z.infer<typeof CampaignTaskView>;

export const CampaignView = CampaignBody.extend({
  id: z.uuid(),
  phase: z.enum(campaignPhases),
  revision: z.int(),
  agency,
  agencies: z.array(agency),
  programme: named.nullable(),
  tasks: z.array(CampaignTaskView),
  progress: z.array(CampaignProgress),
  posts: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      state: z.string(),
      agency: z.string(),
      at: instant.nullable(),
      /** Goes out before it starts or after it ended. */
      outside: z.boolean(),
    }),
  ),
  activities: z.array(z.object({ id: z.uuid(), title: z.string(), agency: z.string(), startsAt: instant.nullable() })),
  updatedAt: instant,
  updatedBy: z.string().nullable(),
  can: z.object({ write: z.boolean() }),
});
export type CampaignView = z.infer<typeof CampaignView>;

const params = z.object({ id: z.uuid() });
const revision = z.int().min(1);

export const campaignListEndpoint = endpoint({
  method: 'get',
  path: '/campaigns',
  operation: 'campaign.read',
  summary: 'Campaigns and themes that touch a period: led by the agency, led above it, or with it taking part',
  query: z.object({
    from: day.optional(),
    to: day.optional(),
    agencyId: z.uuid().optional(),
    /** Only what posts and activities of exactly that agency may stand in, not of those below it. */
    exactly: z.enum(['yes']).optional(),
    kind: z.enum(campaignKinds).optional(),
    phase: z.enum(campaignPhases).optional(),
    programmeId: z.uuid().optional(),
    text: z.string().trim().max(100).default(''),
  }),
  answer: z.object({
    items: z.array(CampaignListItem),
    /** More than can be shown at once exist in that period. */
    truncated: z.boolean(),
    can: z.object({ create: z.boolean() }),
  }),
});

export const campaignEndpoint = endpoint({
  method: 'get',
  path: '/campaigns/{id}',
  operation: 'campaign.read',
  summary: 'One campaign with what each agency is asked to do, how far it is, its posts and activities',
  params,
  answer: CampaignView,
});

export const createCampaignEndpoint = endpoint({
  method: 'post',
  path: '/campaigns',
  operation: 'campaign.write',
  summary: 'Plan a campaign or a theme with its agencies and tasks',
  body: CampaignBody,
  answer: z.object({ id: z.uuid() }),
});

const saved = z.object({ revision: z.int() });

export const saveCampaignEndpoint = endpoint({
  method: 'put',
  path: '/campaigns/{id}',
  operation: 'campaign.write',
  summary: 'Save a whole campaign on top of the revision one has seen',
  params,
  body: CampaignBody.extend({ revision }),
  answer: saved,
});

export const moveCampaignEndpoint = endpoint({
  method: 'put',
  path: '/campaigns/{id}/period',
  operation: 'campaign.write',
  summary: 'Move or stretch a campaign, and nothing else of it',
  params,
  body: z.object({ startsOn: day, endsOn: day, revision }),
  answer: saved,
});

export const removeCampaignEndpoint = endpoint({
  method: 'delete',
  path: '/campaigns/{id}',
  operation: 'campaign.write',
  summary: 'Throw a campaign away; its posts stay and it can be restored',
  params,
  answer: z.undefined(),
});

export const restoreCampaignEndpoint = endpoint({
  method: 'post',
  path: '/campaigns/{id}/restore',
  operation: 'campaign.write',
  summary: 'Undo throwing a campaign away',
  params,
  answer: z.undefined(),
});
