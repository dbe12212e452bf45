import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Day = z.iso.date();

export const ReportQuery = z.object({
  agencyId: Id.optional(),
  /** First and last day, in the agency's time zone. */
  from: Day,
  to: Day,
});
export type ReportQuery = z.infer<typeof ReportQuery>;

const Coverage = z.object({
  /** Of so many things that should have a number … */
  of: z.int(),
  /** … so many have one. */
  have: z.int(),
});

/** A number with all that one must know to believe it. `null`: not known, which is not zero. */
const Figure = z.object({
  value: z.number().nullable(),
  previous: z.number().nullable(),
  coverage: Coverage,
  sources: z.array(z.enum(['kentongan', 'api', 'portal', 'by-hand'])),
  takenAt: Instant.nullable(),
  parts: z.array(z.object({ medium: z.string(), value: z.number() })),
});
export type Figure = z.infer<typeof Figure>;

const Answers = z.object({
  medianMinutes: z.number().nullable(),
  answered: z.int(),
  inTime: z.int(),
  /** Those whose time is up or who were answered: what `inTime` is counted of. */
  owed: z.int(),
  closedWithoutAnswer: z.int(),
});
export type Answers = z.infer<typeof Answers>;

const Posts = z.object({ planned: z.int(), verified: z.int() });
export type Posts = z.infer<typeof Posts>;

const Rate = z.object({
  /** In percent. */
  value: z.number(),
  base: z.enum(['reach', 'views']),
  posts: z.int(),
});
export type Rate = z.infer<typeof Rate>;

const TopPost = z.object({
  postId: Id,
  title: z.string(),
  agency: z.string(),
  kind: z.string(),
  publishedAt: Instant,
  media: z.array(z.string()),
  picture: z.object({ id: Id, alt: z.string() }).nullable(),
  reach: z.number().nullable(),
  views: z.number().nullable(),
  interactions: z.number().nullable(),
  rate: Rate.nullable(),
});
export type TopPost = z.infer<typeof TopPost>;

const AgencyRow = z.object({
  id: Id,
  shortName: z.string(),
  posts: Posts,
  interactions: z.number().nullable(),
  followers: z.number().nullable(),
  followersBefore: z.number().nullable(),
  answers: Answers,
});
export type AgencyRow = z.infer<typeof AgencyRow>;

const Series = z.object({
  medium: z.string(),
  points: z.array(z.object({ day: Day, value: z.number().nullable() })),
});
export type Series = z.infer<typeof Series>;

export const ReportView = z.object({
  agency: z.object({ id: Id, shortName: z.string() }).nullable(),
  zone: z.string(),
  from: Day,
  to: Day,
  previous: z.object({ from: Day, to: Day }),
  posts: z.object({ now: Posts, before: Posts }),
  interactions: Figure,
  views: Figure,
  followers: Figure,
  /** Null without a base; each base by itself, never mixed. */
  rates: z.array(z.object({ now: Rate, before: z.number().nullable() })),
  answers: z.object({ now: Answers, before: Answers }),
  weeks: z.array(z.object({ from: Day, to: Day, planned: z.int(), verified: z.int() })),
  days: z.object({ voices: z.array(Series), followers: z.array(Series), views: z.array(Series) }),
  topPosts: z.array(TopPost),
  agencies: z.array(AgencyRow),
  can: z.object({ enterNumbers: z.boolean() }),
});
export type ReportView = z.infer<typeof ReportView>;

export const overviewEndpoint = endpoint({
  method: 'get',
  path: '/reports/overview',
  operation: 'report.read',
  summary: 'Posts, interactions, followers and answer times of a period, compared with the one before',
  query: ReportQuery,
  answer: ReportView,
});

export const reportTables = ['summary', 'posts', 'agencies'] as const;

export const reportCsvEndpoint = endpoint({
  method: 'get',
  path: '/reports/csv',
  operation: 'report.read',
  summary: 'The same numbers as a table for a spreadsheet',
  query: ReportQuery.extend({ table: z.enum(reportTables).default('posts') }),
  answer: z.any().describe('Comma-separated values (RFC 4180) in UTF-8'),
});

export const numberMeanings = [
  'followers',
  'views',
  'reach',
  'reactions',
  'comments',
  'shares',
  'saves',
  'clicks',
] as const;

const EnteredNumber = z.object({ meaning: z.enum(numberMeanings), value: z.int().min(0).max(1_000_000_000) });

export const enterNumbersEndpoint = endpoint({
  method: 'post',
  path: '/numbers',
  operation: 'number.write',
  summary: 'Write down numbers that a person read off a medium without an API',
  body: z.object({
    channelId: Id,
    /** Null: of the account itself, such as its followers. */
    deliveryId: Id.nullable(),
    takenAt: Instant.optional(),
    numbers: z.array(EnteredNumber).max(8),
  }),
  answer: z.object({ stored: z.int() }),
});

export const byHandNumbersEndpoint = endpoint({
  method: 'get',
  path: '/numbers/by-hand',
  operation: 'number.write',
  summary: 'Channels and posts whose numbers a person writes down, with what was written last',
  query: z.object({ agencyId: Id.optional() }),
  answer: z.object({
    channels: z.array(
      z.object({
        id: Id,
        name: z.string(),
        medium: z.string(),
        agency: z.string(),
        followers: z.number().nullable(),
        takenAt: Instant.nullable(),
        deliveries: z.array(
          z.object({
            id: Id,
            title: z.string(),
            sentAt: Instant,
            url: z.string().nullable(),
            numbers: z.array(z.object({ meaning: z.string(), value: z.number(), takenAt: Instant })),
          }),
        ),
      }),
    ),
  }),
});
