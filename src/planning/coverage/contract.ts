import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const coverageBases = ['programme', 'channel', 'ward', 'agency'] as const;
export type CoverageBasis = (typeof coverageBases)[number];
/** Kinds that serve citizens, suggested where something is left in the dark; ceremony is told often enough. */
export const servingKinds = ['layanan', 'infografis', 'video-pendek', 'siaran-langsung', 'berita'] as const;
/** From so many days without a published post on, a programme counts as left in the dark. */
export const quietAfterDays = 21;
/** Fewer posts than these say nothing about a mix. */
export const leastSample = 20;

const day = z.iso.date();

export const CoverageCell = z.object({ posts: z.int(), activities: z.int() });
export type CoverageCell = z.infer<typeof CoverageCell>;

export const CoverageRow = z.object({
  /** Of the programme, channel or agency; the name of a medium or ward; null: none of them. */
  id: z.string().nullable(),
  name: z.string(),
  /** The lead agency, the district. */
  note: z.string(),
  /** One for each week. */
  cells: z.array(CoverageCell),
  posts: z.int(),
  activities: z.int(),
  /** The day of its newest published post. */
  lastOn: day.nullable(),
  quietDays: z.int().nullable(),
});
export type CoverageRow = z.infer<typeof CoverageRow>;

export const coverageEndpoint = endpoint({
  method: 'get',
  path: '/coverage',
  operation: 'campaign.read',
  summary: 'Published posts and activities per week for each programme, channel, ward or agency, and who was left out',
  query: z.object({
    by: z.enum(coverageBases).default('programme'),
    /** The last day; without it: today. */
    to: day.optional(),
    weeks: z.coerce.number().int().min(4).max(26).default(13),
    agencyId: z.uuid().optional(),
  }),
  answer: z.object({
    /** The Monday of each week, the newest last. */
    weeks: z.array(day),
    today: day,
    rows: z.array(CoverageRow),
  }),
});

export const MixShare = z.object({
  id: z.string().nullable(),
  name: z.string(),
  /** In percent of all; null: none is wanted. */
  wanted: z.number().nullable(),
  published: z.int(),
  planned: z.int(),
  /** Of published and planned together, in percent. */
  share: z.number().nullable(),
});
export type MixShare = z.infer<typeof MixShare>;

export const mixEndpoint = endpoint({
  method: 'get',
  path: '/coverage/mix',
  operation: 'campaign.read',
  summary: 'How published and planned posts of a period divide over pillars, duties and kinds, beside the wanted mix',
  query: z.object({ from: day, to: day, agencyId: z.uuid().optional() }),
  answer: z.object({
    /** How many posts it stands on. */
    sample: z.int(),
    enough: z.boolean(),
    pillars: z.array(MixShare),
    duties: z.array(MixShare),
    kinds: z.array(MixShare),
  }),
});

const seen = z.object({ id: z.uuid(), title: z.string(), agency: z.string(), on: day });

export const briefEndpoint = endpoint({
  method: 'get',
  path: '/coverage/brief',
  operation: 'campaign.read',
  summary: 'What is needed to close a gap: what it is, its last coverage, what to try, what can be said',
  query: z.object({
    by: z.enum(coverageBases),
    id: z.string().max(100),
    agencyId: z.uuid().optional(),
  }),
  answer: z.object({
    name: z.string(),
    note: z.string(),
    /** Who leads the programme, or the agency itself: there something new begins. */
    agencyId: z.uuid().nullable(),
    summary: z.string(),
    posts: z.array(seen),
    activities: z.array(seen),
    /** What was told least often about it lately. */
    kinds: z.array(z.string()),
    pillars: z.array(z.object({ id: z.uuid(), name: z.string() })),
    wards: z.array(z.string()),
    /** Where it takes place, as far as its name says so. */
    ward: z.string().nullable(),
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
    milestone: z.object({ name: z.string(), on: day }).nullable(),
    /** Approved facts that may be said today, with the token that a text takes them over by. */
    approved: z.array(z.object({ code: z.string(), label: z.string(), shown: z.string() })),
    /** Running now for it: a post made in it counts for its programme. */
    campaign: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  }),
});
