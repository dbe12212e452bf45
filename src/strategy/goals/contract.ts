import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { standings } from './judge.ts';
import { metrics } from './metric.ts';

export { standings, type Standing } from './judge.ts';
export { countsByProgramme, isMoving, metrics, windowDays, type Metric } from './metric.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Quantity = z.number().min(-1e12).max(1e12);
const id = z.object({ id: Id });

const AgencyRef = z.object({ id: Id, shortName: z.string() });
const DayNumber = z.object({ day: Day, value: z.number().nullable() });
const Estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const reasonKinds = [
  'no-number',
  'one-number',
  'too-few',
  'stale',
  'too-far',
  'reached',
  'held-at-due',
  'missed',
  'no-number-at-due',
  'will-reach',
  'may-reach',
  'may-miss',
  'will-miss',
  'ahead-of-line',
  'behind-line',
] as const;

/** Why a goal stands where it stands, with the numbers that the sentence needs. */
const ReasonView = z.object({
  kind: z.enum(reasonKinds),
  at: Estimate.optional(),
  have: z.int().optional(),
  need: z.int().optional(),
  needDays: z.int().optional(),
  days: z.int().optional(),
  spanDays: z.int().optional(),
  daysLeft: z.int().optional(),
  expected: z.number().optional(),
});
export type ReasonView = z.infer<typeof ReasonView>;

export const GoalSummary = z.object({
  id: Id,
  agency: AgencyRef,
  change: z.string(),
  audience: z.string(),
  metric: z.enum(metrics),
  unit: z.string(),
  direction: z.enum(['up', 'down']),
  /** Null: not known, which is not zero. */
  baseline: z.number().nullable(),
  baselineOn: Day,
  target: z.number(),
  dueOn: Day,
  programme: z.object({ id: Id, name: z.string() }).nullable(),
  standing: z.enum(standings),
  reason: ReasonView,
  latest: z.object({ day: Day, value: z.number() }).nullable(),
  /** 0 at the baseline, 1 at the target; null when there is no way to measure. */
  progress: z.number().nullable(),
  numbers: z.array(DayNumber),
  archived: z.boolean(),
  can: z.object({ write: z.boolean() }),
});
export type GoalSummary = z.infer<typeof GoalSummary>;

export const GoalView = GoalSummary.extend({
  zone: z.string(),
  note: z.string(),
  revision: z.int(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string().nullable(),
  contributors: z.enum(['own', 'all', 'chosen']),
  contributorAgencies: z.array(AgencyRef),
  /** None: all. One that was removed since still stands here. */
  channels: z.array(z.object({ id: Id, name: z.string(), medium: z.string(), removed: z.boolean() })),
  supports: z.object({ id: Id, change: z.string(), agency: z.string() }).nullable(),
  supportedBy: z.array(z.object({ id: Id, change: z.string(), agency: z.string(), standing: z.enum(standings) })),
  /** What is expected, week by week until the day; empty without a forecast. */
  ahead: z.array(Estimate.extend({ day: Day })),
  /** Of followers: accounts counted, of those that could be. */
  accounts: z.object({ counted: z.int(), of: z.int() }).nullable(),
  /** What each agency that the asker looks after gives to it, where that can be added up. */
  shares: z.array(z.object({ agency: AgencyRef, value: z.number().nullable() })),
  readings: z.array(
    z.object({
      id: Id,
      onDay: Day,
      value: z.number(),
      source: z.string(),
      proofUrl: z.string(),
      by: z.string().nullable(),
    }),
  ),
});
export type GoalView = z.infer<typeof GoalView>;

export const GoalBody = z.object({
  change: z.string().trim().min(1).max(240),
  audience: z.string().trim().max(160),
  metric: z.enum(metrics),
  unit: z.string().trim().max(40),
  direction: z.enum(['up', 'down']),
  baseline: Quantity.nullable(),
  baselineOn: Day,
  target: Quantity,
  dueOn: Day,
  programmeId: Id.nullable(),
  contributors: z.enum(['own', 'all', 'chosen']),
  contributorIds: z.array(Id).max(200),
  channelIds: z.array(Id).max(500),
  supportsId: Id.nullable(),
  note: z.string().trim().max(1000),
});
export type GoalBody = z.infer<typeof GoalBody>;

export const goalListEndpoint = endpoint({
  method: 'get',
  path: '/goals',
  operation: 'goal.read',
  summary:
    'Goals of the agencies in sight and those above that count on them, with their numbers; what is behind first',
  query: z.object({
    agencyId: Id.optional(),
    programmeId: Id.optional(),
    archived: z.enum(['yes', 'no']).default('no'),
  }),
  answer: z.object({ items: z.array(GoalSummary), can: z.object({ create: z.boolean() }) }),
});

export const goalEndpoint = endpoint({
  method: 'get',
  path: '/goals/{id}',
  operation: 'goal.read',
  summary: 'One goal with its numbers, its forecast and what was written down for it',
  params: id,
  answer: GoalView,
});

export const goalOfferEndpoint = endpoint({
  method: 'get',
  path: '/goal-offer',
  operation: 'goal.read',
  summary: 'What such a goal would be measured at now, to choose a baseline from',
  query: z.object({
    agencyId: Id,
    metric: z.enum(metrics),
    programmeId: Id.optional(),
    contributors: z.enum(['own', 'all', 'chosen']).default('own'),
    contributorIds: z.string().max(8000).default(''),
    channelIds: z.string().max(20_000).default(''),
  }),
  answer: z.object({
    latest: z.object({ day: Day, value: z.number() }).nullable(),
    numbers: z.array(DayNumber),
  }),
});

export const createGoalEndpoint = endpoint({
  method: 'post',
  path: '/goals',
  operation: 'goal.write',
  summary: 'Write down a goal of an agency',
  body: GoalBody.extend({ agencyId: Id }),
  answer: id,
});

export const saveGoalEndpoint = endpoint({
  method: 'put',
  path: '/goals/{id}',
  operation: 'goal.write',
  summary: 'Change a goal; refused when somebody changed it meanwhile',
  params: id,
  body: GoalBody.extend({ revision: z.int() }),
  answer: z.object({ revision: z.int() }),
});

export const archiveGoalEndpoint = endpoint({
  method: 'put',
  path: '/goals/{id}/archived',
  operation: 'goal.write',
  summary: 'Put a goal away, or take it back',
  params: id,
  body: z.object({ archived: z.boolean() }),
  answer: z.undefined(),
});

export const enterReadingEndpoint = endpoint({
  method: 'post',
  path: '/goals/{id}/readings',
  operation: 'goal.write',
  summary: 'Write down a number for a goal that nothing here counts, with where it comes from',
  params: id,
  body: z.object({
    onDay: Day,
    value: Quantity,
    source: z.string().trim().min(1).max(300),
    proofUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  }),
  answer: id,
});

export const removeReadingEndpoint = endpoint({
  method: 'put',
  path: '/goal-readings/{id}/removed',
  operation: 'goal.write',
  summary: 'Take back a number written down by mistake, or undo that',
  params: id,
  body: z.object({ removed: z.boolean() }),
  answer: z.undefined(),
});
