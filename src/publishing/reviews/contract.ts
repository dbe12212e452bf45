import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { outcomes, rushRoles } from './rush.ts';
import { reaches, coverings } from './flow.ts';

const instant = z.iso.datetime();
const partyKind = z.enum(['approver', 'coordinator', 'people']);

const namedPillar = z.object({ id: z.uuid(), name: z.string() });

export const ReviewView = z.object({
  /** Empty: the usual single step. */
  flowName: z.string(),
  /** False: this is what a submission would have to pass now. */
  running: z.boolean(),
  /** Counts whenever others are asked, or the same anew: what one agrees to is one turn of it. */
  turn: z.int(),
  steps: z.array(
    z.object({
      need: z.enum(['any', 'all']),
      state: z.enum(['done', 'now', 'later']),
      parties: z.array(
        z.object({
          kind: partyKind,
          /** Of named people, what they are called together. */
          title: z.string(),
          /** Who could agree. */
          people: z.array(z.string()),
          by: z.string().nullable(),
          inNameOf: z.string().nullable(),
          at: instant.nullable(),
        }),
      ),
    }),
  ),
  dueAt: instant.nullable(),
  /** Of what went out before it was reviewed. */
  afterwards: z
    .object({ outcome: z.enum(outcomes).nullable(), note: z.string(), by: z.string().nullable() })
    .nullable(),
  /** For whom the reader would decide; null: for themselves. */
  inNameOf: z.string().nullable(),
});
export type ReviewView = z.infer<typeof ReviewView>;

export { coverings, outcomes, reaches, rushRoles };

const Party = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approver') }),
  z.object({ kind: z.literal('coordinator') }),
  z.object({
    kind: z.literal('people'),
    title: z.string().trim().min(1).max(80),
    personIds: z.array(z.uuid()).min(1).max(20),
  }),
]);
export const FlowBody = z.object({
  name: z.string().trim().min(1).max(80),
  covers: z.enum(coverings),
  value: z.string().max(60).default(''),
  reach: z.enum(reaches),
  repeats: z.boolean().default(false),
  steps: z.array(z.object({ need: z.enum(['any', 'all']), parties: z.array(Party).min(1).max(6) })).min(1).max(6),
  leadMinutes: z.int().min(0).max(10_080),
  workingHours: z.int().min(1).max(400).nullable(),
}); // oxfmt-ignore
export type FlowBody = z.infer<typeof FlowBody>;

export const FlowView = FlowBody.extend({
  id: z.uuid(),
  revision: z.int(),
  agency: z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() }),
  can: z.object({ write: z.boolean() }),
});
export type FlowView = z.infer<typeof FlowView>;

const id = z.object({ id: z.uuid() });

export const approvalFlowsEndpoint = endpoint({
  method: 'get',
  path: '/approval-flows',
  operation: 'approval-flow.read',
  summary: 'Who has to agree to which posts, of the agencies in sight and those above them that reach them',
  query: z.object({ agencyId: z.uuid().optional() }),
  answer: z.object({
    items: z.array(FlowView),
    /** Who may publish at once, of each agency that the reader sets it for. */
    rush: z.array(z.object({ agencyId: z.uuid(), roles: z.array(z.enum(rushRoles)) })),
    /** For the names of those that flows are set for. */
    pillars: z.array(namedPillar),
    can: z.object({ create: z.array(z.uuid()) }),
  }),
});

export const flowPeopleEndpoint = endpoint({
  method: 'get',
  path: '/approval-flows/people',
  operation: 'approval-flow.read',
  summary: 'Who and which pillars a flow of an agency could name, and who could stand in for its approvers',
  query: z.object({ agencyId: z.uuid() }),
  answer: z.object({
    readers: z.array(z.object({ id: z.uuid(), name: z.string(), jobTitle: z.string() })),
    standIns: z.array(z.uuid()),
    pillars: z.array(namedPillar),
  }),
});

export const createFlowEndpoint = endpoint({
  method: 'post',
  path: '/approval-flows',
  operation: 'approval-flow.write',
  summary: 'Set who has to agree to which posts, for what is submitted from now on',
  body: FlowBody.extend({ agencyId: z.uuid() }),
  answer: id,
});

export const changeFlowEndpoint = endpoint({
  method: 'put',
  path: '/approval-flows/{id}',
  operation: 'approval-flow.write',
  summary: 'Change a flow; what is in review already goes on as it began',
  params: id,
  body: FlowBody.extend({ revision: z.int() }),
  answer: z.undefined(),
});

export const removeFlowEndpoint = endpoint({
  method: 'delete',
  path: '/approval-flows/{id}',
  operation: 'approval-flow.write',
  summary: 'Remove a flow; can be restored',
  params: id,
  answer: z.undefined(),
});

export const restoreFlowEndpoint = endpoint({
  method: 'post',
  path: '/approval-flows/{id}/restore',
  operation: 'approval-flow.write',
  summary: 'Undo the removal of a flow',
  params: id,
  answer: z.undefined(),
});

export const setRushEndpoint = endpoint({
  method: 'put',
  path: '/approval-flows/rush',
  operation: 'approval-flow.write',
  summary: 'Say which roles of an agency may publish at once, before a review',
  body: z.object({ agencyId: z.uuid(), roles: z.array(z.enum(rushRoles)).max(3) }),
  answer: z.undefined(),
});

export const rushPostEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/rush',
  operation: 'post.rush',
  summary: 'Publish at once with a reason; the review comes afterwards',
  params: id,
  body: z.object({ revision: z.int().positive(), reason: z.string().max(500) }),
  answer: z.object({ state: z.string() }),
});

export const reviewAfterwardsEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/review-afterwards',
  operation: 'post.read',
  summary: 'Of what went out before its review: fine, to be corrected, or taken down',
  params: id,
  body: z.object({
    outcome: z.enum(outcomes),
    note: z.string().max(2000).default(''),
    turn: z.int().min(0).optional(),
  }),
  answer: z.object({ open: z.boolean() }),
});
