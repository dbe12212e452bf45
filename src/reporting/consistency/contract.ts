import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const Id = z.uuid();
const Day = z.iso.date();

/** How many weeks may be looked at. */
export const weekChoices = ['4', '8', '13'] as const;

const Counts = z.object({
  due: z.int(),
  out: z.int(),
  missed: z.int(),
  withdrawn: z.int(),
  failed: z.int(),
  waiting: z.int(),
  /** Posts with a time that nobody agreed to before it came; no delivery was made of them. */
  neverReady: z.int(),
});
export type Counts = z.infer<typeof Counts>;

const Timely = z.object({ onTime: z.int(), out: z.int() });
export type Timely = z.infer<typeof Timely>;

/** Of this period and of the one before it; null: nothing to count, which is not zero. */
const both = <Value extends z.ZodType>(value: Value) => z.object({ now: value.nullable(), before: value.nullable() });

const ChannelLine = z.object({
  id: Id,
  name: z.string(),
  medium: z.string(),
  byHand: z.boolean(),
  due: z.int(),
  out: z.int(),
  late: z.int(),
});
export type ChannelLine = z.infer<typeof ChannelLine>;

export const verdicts = ['kept', 'short', 'free', 'unknown'] as const;
const Kept = z.object({ kept: z.int(), judged: z.int() });

const CadenceRow = z.object({
  /** Stories of activities, slots on any channel, or one channel's slots. */
  kind: z.enum(['stories', 'any', 'channel']),
  channel: z.object({ id: Id, name: z.string(), medium: z.string() }).nullable(),
  /** The weeks of the period, the newest last. */
  weeks: z.array(z.object({ monday: Day, done: z.int(), wanted: z.int().nullable(), verdict: z.enum(verdicts) })),
  now: Kept.nullable(),
  before: Kept.nullable(),
  /** The week that still runs. */
  running: z.object({ done: z.int(), wanted: z.int().nullable(), emptySlots: z.int() }),
  /** Weeks in a row within a year. */
  streak: z.object({ current: z.int(), longest: z.int() }),
});
export type CadenceRow = z.infer<typeof CadenceRow>;

const MixPart = z.object({
  id: Id.nullable(),
  name: z.string(),
  wanted: z.number().nullable(),
  posts: z.int(),
  /** In percent of all that went out. */
  share: z.number(),
});
const Mix = z.object({ sample: z.int(), enough: z.boolean(), parts: z.array(MixPart) });
export type Mix = z.infer<typeof Mix>;

const Pictures = z.object({ described: z.int(), pictures: z.int() });
export type Pictures = z.infer<typeof Pictures>;

export const stepKinds = [
  'go-on', 'plan-first', 'mend-failed', 'record-proof', 'approve-sooner', 'plan-missed', 'nothing-out', 'look-at-late',
  'record-sooner', 'fill-slots', 'write-stories', 'set-slots', 'finish-week', 'start-streak', 'choose-mix', 'mix-too-few',
  'all-planned', 'more-of', 'describe-pictures',
] as const; // oxfmt-ignore

/** One thing to do next. */
const Step = z.object({
  kind: z.enum(stepKinds),
  count: z.int(),
  /** Of a pillar or a row. */
  name: z.string(),
  channel: z.object({ id: Id, name: z.string(), medium: z.string() }).nullable(),
});
export type Step = z.infer<typeof Step>;
export type StepKind = Step['kind'];

export const lines = ['planned', 'on-time', 'cadence', 'streak', 'mix', 'alt'] as const;
export type Line = (typeof lines)[number];

export const ConsistencyView = z.object({
  agency: z.object({ id: Id, name: z.string(), shortName: z.string() }),
  zone: z.string(),
  from: Day,
  to: Day,
  previous: z.object({ from: Day, to: Day }),
  planned: both(Counts),
  /** Sent by Kentongan itself. */
  onTime: both(Timely),
  /** Published by a person, who wrote down the proof. */
  proofs: both(Timely),
  channels: z.array(ChannelLine),
  stories: z.object({ perWeek: z.int(), from: z.enum(['own', 'above', 'usual']) }),
  cadence: z.array(CadenceRow),
  /** There are more slots than can be looked at. */
  slotsCut: z.boolean(),
  mix: both(Mix),
  pictures: both(Pictures),
  next: z.record(z.enum(lines), Step),
  can: z.object({ setStories: z.boolean(), seeLeague: z.boolean(), setLeague: z.boolean() }),
  /** Whether the coordinator lets agencies be shown side by side. */
  leagueShown: z.boolean(),
});
export type ConsistencyView = z.infer<typeof ConsistencyView>;

const Asked = z.object({
  /** Without it: one's own. */
  agencyId: Id.optional(),
  weeks: z.enum(weekChoices).default('4'),
});

export const consistencyEndpoint = endpoint({
  method: 'get',
  path: '/consistency',
  operation: 'report.read',
  summary: 'How steadily one agency publishes, line by line, beside its own weeks before, and what to do next',
  query: Asked,
  answer: ConsistencyView,
});

/** What of a line the posts are asked for. */
export const behindParts = [
  'due', 'out', 'missed', 'withdrawn', 'failed', 'waiting', 'never-ready', 'late', 'late-proof', 'stories', 'undescribed',
] as const; // oxfmt-ignore
export type BehindPart = (typeof behindParts)[number];

export const postsBehindEndpoint = endpoint({
  method: 'get',
  path: '/consistency/posts',
  operation: 'report.read',
  summary: 'The posts behind a number of a period, the newest first',
  query: Asked.extend({ part: z.enum(behindParts) }),
  answer: z.object({
    total: z.int(),
    items: z.array(
      z.object({
        postId: Id,
        title: z.string(),
        /** Null: it never became a delivery, or it is told of all its channels. */
        channel: z.object({ name: z.string(), medium: z.string() }).nullable(),
        dueAt: z.iso.datetime(),
        sentAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
});

export const setStoriesEndpoint = endpoint({
  method: 'put',
  path: '/consistency/stories',
  operation: 'agency.settings',
  summary:
    'Say how many activities an agency and those below it mean to tell of in a week; null: as the agency above says',
  body: z.object({ agencyId: Id, perWeek: z.int().min(1).max(50).nullable() }),
  answer: z.object({ perWeek: z.int() }),
});

const LeagueRow = z.object({ agencyId: Id, name: z.string(), of: z.int(), out: z.int() });

export const leagueEndpoint = endpoint({
  method: 'get',
  path: '/consistency/league',
  operation: 'report.read',
  summary:
    'Agencies side by side by the share that went out, where the coordinator turned that on; for whoever sees all',
  query: z.object({ weeks: z.enum(weekChoices).default('4') }),
  answer: z.object({
    shown: z.boolean(),
    /** So many deliveries are needed for a place. */
    least: z.int(),
    placed: z.array(LeagueRow.extend({ place: z.int() })),
    apart: z.array(LeagueRow),
  }),
});

export const setLeagueEndpoint = endpoint({
  method: 'put',
  path: '/consistency/league',
  operation: 'city.write',
  summary: 'Turn the league table of agencies on or off',
  body: z.object({ shown: z.boolean() }),
  answer: z.object({ shown: z.boolean() }),
});

const Letters = z.object({
  /** Only PR admins are written to. */
  concerned: z.boolean(),
  wanted: z.boolean(),
});

export const weeklyLettersEndpoint = endpoint({
  method: 'get',
  path: '/consistency/letters',
  operation: 'report.read',
  summary: 'Whether one gets the letter of Monday morning',
  answer: Letters,
});

export const setWeeklyLettersEndpoint = endpoint({
  method: 'put',
  path: '/consistency/letters',
  operation: 'report.read',
  summary: 'Ask for the letter of Monday morning, or for none',
  body: z.object({ wanted: z.boolean() }),
  answer: Letters,
});
