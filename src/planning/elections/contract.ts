import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const neutralityRules = ['candidate', 'slogan', 'incumbent'] as const;

/** What in a text may break neutrality within an election period. */
export const NeutralityView = z.object({
  period: z.object({ name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date() }),
  found: z.array(z.object({ rule: z.enum(neutralityRules), words: z.string() })),
  /** The agency lets nothing of it be submitted; otherwise it takes a justification. */
  blocks: z.boolean(),
});
export type NeutralityView = z.infer<typeof NeutralityView>;

const id = z.object({ id: z.uuid() });
const content = z.object({
  name: z.string().trim().min(1).max(120),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** Names of candidates and words that stand for them. */
  words: z.array(z.string().trim().min(2).max(80)).max(100),
});

export const ElectionPeriodView = content.extend({ id: z.uuid(), revision: z.int(), running: z.boolean() });
export type ElectionPeriodView = z.infer<typeof ElectionPeriodView>;

export const ElectionGuardView = z.object({
  agencyId: z.uuid(),
  shortName: z.string(),
  /** Null: as the agency above it; at the top that means with a justification. */
  own: z.boolean().nullable(),
  /** What holds in the end. */
  blocks: z.boolean(),
  /** None stands above it. */
  top: z.boolean(),
});
export type ElectionGuardView = z.infer<typeof ElectionGuardView>;

export const electionListEndpoint = endpoint({
  method: 'get',
  path: '/elections',
  operation: 'election.read',
  summary: 'Election periods, the latest first',
  answer: z.object({
    items: z.array(ElectionPeriodView),
    /** Of the agencies whose settings this person may change, the city first. */
    guards: z.array(ElectionGuardView),
    can: z.object({ write: z.boolean() }),
  }),
});

export const createElectionEndpoint = endpoint({
  method: 'post',
  path: '/elections',
  operation: 'election.write',
  summary: 'Set an election period for the whole city',
  body: content,
  answer: id,
});

export const saveElectionEndpoint = endpoint({
  method: 'put',
  path: '/elections/{id}',
  operation: 'election.write',
  summary: 'Change an election period on top of the revision one has seen',
  params: id,
  body: content.extend({ revision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
});

export const removeElectionEndpoint = endpoint({
  method: 'put',
  path: '/elections/{id}/removed',
  operation: 'election.write',
  summary: 'Throw an election period away, or take it back',
  params: id,
  body: z.object({ removed: z.boolean() }),
  answer: z.object({ removed: z.boolean() }),
});

export const electionGuardEndpoint = endpoint({
  method: 'put',
  path: '/agencies/{agencyId}/election-guard',
  operation: 'agency.settings',
  summary: 'Whether posts that break neutrality are held back, or submitted with a justification; holds below as well',
  params: z.object({ agencyId: z.uuid() }),
  body: z.object({ blocks: z.boolean().nullable().describe('Null: as the agency above it') }),
  answer: z.undefined(),
});
