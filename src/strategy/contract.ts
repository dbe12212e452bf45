import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export * from './guide/contract.ts';
export * from './pillars/contract.ts';
export * from './facts/contract.ts';
export * from './key-messages/contract.ts';

export const ProgrammePhase = z.enum(['running', 'coming', 'ended']);
export type ProgrammePhase = z.infer<typeof ProgrammePhase>;

export const ProgrammeView = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  agency: z.object({ id: z.uuid(), name: z.string(), shortName: z.string() }),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  phase: ProgrammePhase,
  activities: z.int(),
  publishedPosts: z.int(),
  /** When the newest activity of it took place. */
  lastActivityAt: z.iso.datetime().nullable(),
  /** When a post about it last went out. */
  lastCoveredAt: z.iso.datetime().nullable(),
  parentId: z.uuid().nullable(),
  village: z.string(),
  tags: z.array(z.string()),
  /** How many parts it has, at any depth. */
  parts: z.int(),
  successor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  archived: z.boolean(),
  revision: z.int(),
  can: z.object({ write: z.boolean() }),
});
export type ProgrammeView = z.infer<typeof ProgrammeView>;

export const ProgrammeName = ProgrammeView.pick({
  id: true,
  name: true,
  startsOn: true,
  endsOn: true,
  phase: true,
  parentId: true,
  archived: true,
});
export type ProgrammeName = z.infer<typeof ProgrammeName>;

export const ProgrammeBody = z.object({
  agencyId: z.uuid(),
  name: z.string().trim().min(1).max(120),
  summary: z.string().trim().max(1000),
  description: z.string().trim().max(6000).default(''),
  parentId: z.uuid().nullable().default(null),
  village: z.string().trim().max(80).default(''),
  tags: z.array(z.string().trim().min(1).max(40)).max(12).default([]),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
});
export type ProgrammeBody = z.infer<typeof ProgrammeBody>;

const id = z.object({ id: z.uuid() });

export const programmeListEndpoint = endpoint({
  method: 'get',
  path: '/programmes',
  operation: 'programme.read',
  summary: 'The flagship programmes of the city with what was done for them, by name',
  query: z.object({
    phase: ProgrammePhase.optional(),
    agencyId: z.uuid().optional(),
    /** `top`: without parts of others. */
    level: z.enum(['all', 'top']).default('all'),
    tag: z.string().trim().max(40).optional(),
    text: z.string().trim().max(100).default(''),
    cursor: z.string().max(400).optional(),
  }),
  answer: z.object({
    items: z.array(ProgrammeView),
    nextCursor: z.string().nullable(),
    can: z.object({ create: z.boolean() }),
  }),
});

export const programmeNamesEndpoint = endpoint({
  method: 'get',
  path: '/programme-names',
  operation: 'programme.read',
  summary: 'All flagship programmes by name, to choose from: without what was done for them',
  query: z.object({ phase: ProgrammePhase.optional() }),
  answer: z.object({ items: z.array(ProgrammeName) }),
});

export const createProgrammeEndpoint = endpoint({
  method: 'post',
  path: '/programmes',
  operation: 'programme.write',
  summary: 'Enter a flagship programme',
  body: ProgrammeBody,
  answer: z.object({ id: z.uuid(), slug: z.string() }),
});

export const saveProgrammeEndpoint = endpoint({
  method: 'put',
  path: '/programmes/{id}',
  operation: 'programme.write',
  summary: 'Change a flagship programme; its public address stays. Refused when somebody changed it meanwhile',
  params: id,
  body: ProgrammeBody.extend({ revision: z.int() }),
  answer: z.object({ id: z.uuid(), slug: z.string() }),
});

export const removeProgrammeEndpoint = endpoint({
  method: 'delete',
  path: '/programmes/{id}',
  operation: 'programme.write',
  summary: 'Remove a flagship programme entered by mistake; can be restored',
  params: id,
  answer: z.undefined(),
});

export const restoreProgrammeEndpoint = endpoint({
  method: 'post',
  path: '/programmes/{id}/restore',
  operation: 'programme.write',
  summary: 'Undo the removal of a flagship programme',
  params: id,
  answer: z.undefined(),
});
