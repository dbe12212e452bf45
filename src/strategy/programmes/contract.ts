import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { ProgrammeView } from '#strategy/contract.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Year = z.int().min(1990).max(2100);
const Quantity = z.number().min(-1e12).max(1e12);
const ProofUrl = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]);
const id = z.object({ id: Id });
const removed = z.object({ removed: z.boolean() });

const Achievement = z.object({
  id: Id,
  onDay: Day,
  value: z.number(),
  source: z.string(),
  proofUrl: z.string(),
  by: z.string().nullable(),
});

export const IndicatorView = z.object({
  id: Id,
  name: z.string(),
  unit: z.string(),
  direction: z.enum(['up', 'down']),
  /** Null: not known, which is not zero. */
  baseline: z.number().nullable(),
  baselineYear: z.int().nullable(),
  target: z.number(),
  targetYear: z.int(),
  source: z.string(),
  revision: z.int(),
  /** What was achieved, the newest first. */
  history: z.array(Achievement),
});
export type IndicatorView = z.infer<typeof IndicatorView>;

export const milestoneStates = ['late', 'soon', 'planned', 'done'] as const;
export const MilestoneView = z.object({
  id: Id,
  name: z.string(),
  plannedOn: Day,
  doneOn: Day.nullable(),
  note: z.string(),
  proofUrl: z.string(),
  revision: z.int(),
  state: z.enum(milestoneStates),
});
export type MilestoneView = z.infer<typeof MilestoneView>;

const Named = z.object({ id: Id, name: z.string(), startsOn: Day, endsOn: Day.nullable() });

export const ProgrammeDetail = z.object({
  programme: ProgrammeView,
  description: z.string(),
  updatedAt: z.iso.datetime(),
  parent: Named.nullable(),
  /** Those it went on from. */
  predecessors: z.array(Named),
  /** All its parts at any depth; `parentId` makes the tree. */
  parts: z.array(ProgrammeView),
  indicators: z.array(IndicatorView),
  milestones: z.array(MilestoneView),
  activities: z.array(
    z.object({
      id: Id,
      title: z.string(),
      agency: z.string(),
      village: z.string(),
      startsAt: z.iso.datetime().nullable(),
      publishedPosts: z.int(),
    }),
  ),
  posts: z.array(
    z.object({ id: Id, title: z.string(), agency: z.string(), state: z.string(), at: z.iso.datetime().nullable() }),
  ),
});
export type ProgrammeDetail = z.infer<typeof ProgrammeDetail>;

export const programmeEndpoint = endpoint({
  method: 'get',
  path: '/programmes/{id}',
  operation: 'programme.read',
  summary: 'A flagship programme with indicators, milestones, parts, and what the asker’s agencies did for it',
  params: id,
  answer: ProgrammeDetail,
});

export const IndicatorBody = z.object({
  name: z.string().trim().min(1).max(160),
  unit: z.string().trim().max(40),
  direction: z.enum(['up', 'down']),
  baseline: Quantity.nullable(),
  baselineYear: Year.nullable(),
  target: Quantity,
  targetYear: Year,
  source: z.string().trim().max(200),
});
export type IndicatorBody = z.infer<typeof IndicatorBody>;

export const addIndicatorEndpoint = endpoint({
  method: 'post',
  path: '/programmes/{id}/indicators',
  operation: 'programme.write',
  summary: 'Add what a programme is measured by',
  params: id,
  body: IndicatorBody,
  answer: id,
});

export const saveIndicatorEndpoint = endpoint({
  method: 'put',
  path: '/indicators/{id}',
  operation: 'programme.write',
  summary: 'Change an indicator of a programme',
  params: id,
  body: IndicatorBody.extend({ revision: z.int() }),
  answer: z.undefined(),
});

export const removeIndicatorEndpoint = endpoint({
  method: 'put',
  path: '/indicators/{id}/removed',
  operation: 'programme.write',
  summary: 'Remove an indicator entered by mistake, or undo that',
  params: id,
  body: removed,
  answer: z.undefined(),
});

export const enterAchievementEndpoint = endpoint({
  method: 'post',
  path: '/indicators/{id}/achievements',
  operation: 'programme.write',
  summary: 'Write down what was achieved of an indicator, with its source',
  params: id,
  body: z.object({ onDay: Day, value: Quantity, source: z.string().trim().min(1).max(300), proofUrl: ProofUrl }),
  answer: id,
});

export const removeAchievementEndpoint = endpoint({
  method: 'put',
  path: '/achievements/{id}/removed',
  operation: 'programme.write',
  summary: 'Take back an achieved number entered by mistake, or undo that',
  params: id,
  body: removed,
  answer: z.undefined(),
});

export const MilestoneBody = z.object({
  name: z.string().trim().min(1).max(160),
  plannedOn: Day,
  doneOn: Day.nullable(),
  note: z.string().trim().max(600),
  proofUrl: ProofUrl,
});
export type MilestoneBody = z.infer<typeof MilestoneBody>;

export const addMilestoneEndpoint = endpoint({
  method: 'post',
  path: '/programmes/{id}/milestones',
  operation: 'programme.write',
  summary: 'Add a milestone to a programme',
  params: id,
  body: MilestoneBody,
  answer: id,
});

export const saveMilestoneEndpoint = endpoint({
  method: 'put',
  path: '/milestones/{id}',
  operation: 'programme.write',
  summary: 'Change a milestone, or say that it is done',
  params: id,
  body: MilestoneBody.extend({ revision: z.int() }),
  answer: z.undefined(),
});

export const removeMilestoneEndpoint = endpoint({
  method: 'put',
  path: '/milestones/{id}/removed',
  operation: 'programme.write',
  summary: 'Remove a milestone entered by mistake, or undo that',
  params: id,
  body: removed,
  answer: z.undefined(),
});

export const archiveProgrammeEndpoint = endpoint({
  method: 'put',
  path: '/programmes/{id}/archived',
  operation: 'programme.write',
  summary: 'Put a programme away, or take it back; one that runs ends today',
  params: id,
  body: z.object({ archived: z.boolean() }),
  answer: z.undefined(),
});

export const chooseSuccessorEndpoint = endpoint({
  method: 'put',
  path: '/programmes/{id}/successor',
  operation: 'programme.write',
  summary: 'Say which programme goes on with this one',
  params: id,
  body: z.object({ successorId: Id.nullable() }),
  answer: z.undefined(),
});

export const openTermEndEndpoint = endpoint({
  method: 'get',
  path: '/term-ends/open',
  operation: 'programme.write',
  summary: 'Programmes about which something is to be decided when a term ends on that day',
  query: z.object({ on: Day }),
  answer: z.object({ items: z.array(ProgrammeView) }),
});

export const Decision = z.object({
  id: Id,
  revision: z.int(),
  act: z.enum(['archive', 'extend', 'continue']),
  /** Of an extended programme: its new last day, null for an open end. */
  endsOn: Day.nullable().default(null),
  /** Of the programme that goes on. */
  name: z.string().trim().max(120).default(''),
  startsOn: Day.nullable().default(null),
  withParts: z.boolean().default(false),
});
export type Decision = z.infer<typeof Decision>;

export const endTermEndpoint = endpoint({
  method: 'post',
  path: '/term-ends',
  operation: 'programme.write',
  summary: 'Archive, extend or continue programmes as new ones when a term ends; all or none',
  body: z.object({ on: Day, decisions: z.array(Decision).min(1).max(200) }),
  answer: id,
});

export const undoTermEndEndpoint = endpoint({
  method: 'post',
  path: '/term-ends/{id}/undo',
  operation: 'programme.write',
  summary: 'Undo what was decided at the end of a term, unless something was changed since',
  params: id,
  answer: z.undefined(),
});
