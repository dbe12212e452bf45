import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { longestCode } from './fact-text.ts';
import { factDisplays, factKinds } from './fact-value.ts';

export { factCodeFrom, factCodesIn, factToken, partsWithFacts, tokenBegunAt, withFacts } from './fact-text.ts';
export {
  displaysOf,
  factKinds,
  isFactKind,
  readFactValue,
  shownFact,
  standingOn,
  type FactDisplay,
  type FactFault,
  type FactKind,
  type FactStanding,
} from './fact-value.ts';

const id = z.object({ id: z.uuid() });
const instant = z.iso.datetime();
const Kind = z.enum(factKinds);
const Display = z.enum(factDisplays);
const Standing = z.enum(['usable', 'coming', 'expired']);
const day = z.iso.date().nullable();

export const FactView = z.object({
  id: z.uuid(),
  agency: z.object({ id: z.uuid(), name: z.string(), shortName: z.string() }),
  code: z.string(),
  label: z.string(),
  kind: Kind,
  /** As it is typed: `1.234,5` for a number. */
  value: z.string(),
  unit: z.string(),
  display: Display,
  /** As citizens read it. */
  shown: z.string(),
  source: z.string(),
  validFrom: day,
  validUntil: day,
  standing: Standing,
  revision: z.int(),
  removed: z.boolean(),
  updated: z.object({ by: z.string(), at: instant }),
  /** Posts whose texts hold it, and those approved with another value. */
  posts: z.int(),
  outdated: z.int(),
  can: z.object({ write: z.boolean() }),
});
export type FactView = z.infer<typeof FactView>;

const FactContentBody = z.object({
  label: z.string().trim().min(1).max(120),
  kind: Kind,
  value: z.string().max(300),
  unit: z.string().trim().max(40).default(''),
  display: Display.default('full'),
  source: z.string().trim().max(300).default(''),
  validFrom: day.default(null),
  validUntil: day.default(null),
});

export const factListEndpoint = endpoint({
  method: 'get',
  path: '/facts',
  operation: 'fact.read',
  summary: 'Approved facts of the city and its agencies, by name',
  query: z.object({
    agencyId: z.uuid().optional(),
    standing: Standing.optional(),
    text: z.string().trim().max(100).default(''),
    cursor: z.string().max(400).optional(),
  }),
  answer: z.object({
    items: z.array(FactView),
    nextCursor: z.string().nullable(),
    can: z.object({ create: z.array(z.uuid()) }),
  }),
});

export const factChoicesEndpoint = endpoint({
  method: 'get',
  path: '/facts/choices',
  operation: 'fact.read',
  summary: 'All facts in short, for taking them over into a text',
  answer: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        kind: Kind,
        shown: z.string(),
        agency: z.string(),
        validFrom: day,
        validUntil: day,
      }),
    ),
  }),
});

export const factEndpoint = endpoint({
  method: 'get',
  path: '/facts/{id}',
  operation: 'fact.read',
  summary: 'One fact with what it was before',
  params: id,
  answer: z.object({
    fact: FactView,
    revisions: z.array(
      z.object({
        revision: z.int(),
        label: z.string(),
        shown: z.string(),
        source: z.string(),
        validFrom: day,
        validUntil: day,
        note: z.string(),
        by: z.string(),
        at: instant,
      }),
    ),
  }),
});

const Place = z.object({ medium: z.string(), channel: z.string(), url: z.string().nullable(), at: instant });
const Used = z.object({ id: z.uuid(), title: z.string(), agency: z.string() });

export const PostToCorrectView = Used.extend({
  state: z.string(),
  publishAt: instant.nullable(),
  changes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      before: z.string(),
      /** Null: it may not be said any more, so the text has to change. */
      after: z.string().nullable(),
    }),
  ),
  can: z.object({ renew: z.boolean() }),
});
export type PostToCorrectView = z.infer<typeof PostToCorrectView>;

export const factUsesEndpoint = endpoint({
  method: 'get',
  path: '/facts/{id}/uses',
  operation: 'fact.read',
  summary: 'Where a fact stands: posts to correct, posts out with another value, texts that may hold it typed by hand',
  params: id,
  answer: z.object({
    toCorrect: z.array(PostToCorrectView),
    published: z.array(Used.extend({ said: z.string(), publishedAt: instant.nullable(), places: z.array(Place) })),
    literal: z.array(
      Used.extend({
        state: z.string(),
        said: z.string(),
        excerpt: z.string(),
        at: instant.nullable(),
        places: z.array(Place),
      }),
    ),
    writing: z.array(Used.extend({ state: z.string(), publishAt: instant.nullable() })),
  }),
});

export const createFactEndpoint = endpoint({
  method: 'post',
  path: '/facts',
  operation: 'fact.write',
  summary: 'Enter an approved fact; numbers as Indonesians write them, dates as 2026-11-08, times as 09.00',
  body: FactContentBody.extend({ agencyId: z.uuid(), code: z.string().trim().min(1).max(longestCode) }),
  answer: id,
});

export const reviseFactEndpoint = endpoint({
  method: 'put',
  path: '/facts/{id}',
  operation: 'fact.write',
  summary: 'Change a fact; posts that were approved with the old value wait until they are corrected',
  params: id,
  body: FactContentBody.extend({ revision: z.int().positive(), note: z.string().trim().max(300).default('') }),
  answer: z.object({ revision: z.int(), shown: z.string(), toCorrect: z.int(), published: z.int() }),
});

export const removeFactEndpoint = endpoint({
  method: 'delete',
  path: '/facts/{id}',
  operation: 'fact.write',
  summary: 'Take a fact out of use; can be restored',
  params: id,
  answer: z.undefined(),
});

export const restoreFactEndpoint = endpoint({
  method: 'post',
  path: '/facts/{id}/restore',
  operation: 'fact.write',
  summary: 'Take back that a fact was taken out of use',
  params: id,
  answer: z.undefined(),
});
