import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const id = z.object({ id: z.uuid() });
const person = z.object({ id: z.uuid(), name: z.string() });
const day = z.iso.date();

export const DelegationView = z.object({
  id: z.uuid(),
  agency: z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() }),
  person,
  delegate: person,
  startsOn: day,
  endsOn: day,
  note: z.string(),
  running: z.boolean(),
  can: z.object({ end: z.boolean() }),
});
export type DelegationView = z.infer<typeof DelegationView>;

export const delegationsEndpoint = endpoint({
  method: 'get',
  path: '/delegations',
  operation: 'approval-flow.read',
  summary: 'Who stands in for whom now and later',
  query: z.object({ agencyId: z.uuid().optional() }),
  answer: z.object({ items: z.array(DelegationView), can: z.object({ name: z.array(z.uuid()) }) }),
});

export const nameDelegateEndpoint = endpoint({
  method: 'post',
  path: '/delegations',
  operation: 'post.approve',
  summary: 'Have somebody of the same agency decide in one’s name on some days',
  body: z.object({
    agencyId: z.uuid(),
    delegateId: z.uuid(),
    startsOn: day,
    endsOn: day,
    note: z.string().trim().max(200).default(''),
  }),
  answer: id,
});

export const endDelegationEndpoint = endpoint({
  method: 'post',
  path: '/delegations/{id}/end',
  operation: 'approval-flow.read',
  summary: 'End it before its last day',
  params: id,
  answer: z.undefined(),
});

export const resumeDelegationEndpoint = endpoint({
  method: 'post',
  path: '/delegations/{id}/resume',
  operation: 'approval-flow.read',
  summary: 'Undo its early end',
  params: id,
  answer: z.undefined(),
});
