import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const agency = z.object({ id: z.uuid(), name: z.string(), shortName: z.string() });

export const PillarView = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  /** In percent of the posts; null: no share is wanted. */
  wantedShare: z.number().nullable(),
  /** Monday is 1; null: any day. */
  weekday: z.int().min(1).max(7).nullable(),
  agency,
  /** Of an agency above the one asked for: it holds there too, and is changed up there. */
  inherited: z.boolean(),
  revision: z.int(),
});
export type PillarView = z.infer<typeof PillarView>;

export const PillarBody = z.object({
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().max(500),
  wantedShare: z.number().min(0).max(100).multipleOf(0.01).nullable(),
  weekday: z.int().min(1).max(7).nullable(),
});
export type PillarBody = z.infer<typeof PillarBody>;

const id = z.object({ id: z.uuid() });

export const pillarListEndpoint = endpoint({
  method: 'get',
  path: '/pillars',
  operation: 'strategy.read',
  summary: 'The content pillars that hold for an agency, its own after those of the agencies above it',
  query: z.object({ agencyId: z.uuid().optional().describe('Without it: the city') }),
  answer: z.object({
    items: z.array(PillarView),
    can: z.object({ write: z.boolean() }),
  }),
});

export const createPillarEndpoint = endpoint({
  method: 'post',
  path: '/pillars',
  operation: 'strategy.write',
  summary: 'Add a content pillar at the end of those of an agency',
  body: PillarBody.extend({ agencyId: z.uuid() }),
  answer: z.object({ id: z.uuid() }),
});

export const savePillarEndpoint = endpoint({
  method: 'put',
  path: '/pillars/{id}',
  operation: 'strategy.write',
  summary: 'Change a content pillar, on top of the revision one has seen',
  params: id,
  body: PillarBody.extend({ revision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
});

export const orderPillarsEndpoint = endpoint({
  method: 'post',
  path: '/pillars/order',
  operation: 'strategy.write',
  summary: 'Put the pillars of an agency in another order; names all of its own',
  body: z.object({ agencyId: z.uuid(), ids: z.array(z.uuid()).max(100) }),
  answer: z.undefined(),
});

export const removePillarEndpoint = endpoint({
  method: 'delete',
  path: '/pillars/{id}',
  operation: 'strategy.write',
  summary: 'Remove a content pillar; can be restored, and posts keep it until then',
  params: id,
  answer: z.undefined(),
});

export const restorePillarEndpoint = endpoint({
  method: 'post',
  path: '/pillars/{id}/restore',
  operation: 'strategy.write',
  summary: 'Undo the removal of a content pillar',
  params: id,
  answer: z.undefined(),
});
