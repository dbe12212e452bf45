import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { principles } from './principles.ts';
import { rules, type RuleId } from './rules.ts';

export { advisedBy, principles, type Principle } from './principles.ts';
export { ruleGroups, type Draft, type RuleGroup } from './rule.ts';
export { adviceOn, type Advice, type RuleId } from './rules.ts';

export { starterKinds, starters, type Starter, type StarterKind } from './starters.ts';

const RuleName = z.enum(rules.map(({ id }) => id) as [RuleId, ...RuleId[]]);

/** What its writer has looked at: advice that may stand, and principles. */
export const SelfCheck = z.object({
  silenced: z.array(RuleName).max(60),
  principles: z.array(z.enum(principles)).max(20),
});
export type SelfCheck = z.infer<typeof SelfCheck>;

export const selfCheckEndpoint = endpoint({
  method: 'put',
  path: '/posts/{id}/self-check',
  operation: 'post.write',
  summary: 'Note which advice may stand and which principles were looked at; voids no approval',
  params: z.object({ id: z.uuid() }),
  body: SelfCheck,
  answer: z.undefined(),
});

export const bestPostsEndpoint = endpoint({
  method: 'get',
  path: '/posts/{id}/best-posts',
  operation: 'post.read',
  summary:
    'How the agency’s own best posts began and ended, by interactions of the past year; empty while too few have numbers',
  params: z.object({ id: z.uuid() }),
  answer: z.object({
    items: z.array(
      z.object({ id: z.uuid(), title: z.string(), opening: z.string(), call: z.string(), interactions: z.int() }),
    ),
    /** Posts with numbers, and how many there must be before any is called good. */
    counted: z.int(),
    least: z.int(),
  }),
});
