import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { postKinds, postStates, type PostState } from './posts/post.ts';

/** A post's state in the calendar is one letter: by its place here. */
const stateLetters = 'abcdefghijk';
const letters = Object.fromEntries(postStates.map((state, place) => [state, stateLetters.charAt(place)])) as Readonly<
  Record<PostState, string>
>;

export function stateLetter(state: PostState): string {
  return letters[state];
}

export function stateOfLetter(letter: string): PostState {
  return postStates[stateLetters.indexOf(letter)] ?? 'draft';
}

const instant = z.iso.datetime();
const places = z.array(z.int());

/**
 * Thousands of posts in few bytes: columns instead of objects, and what repeats (agencies, channels) stands once, in a
 * table to which the columns point. Every column has one entry per post, by the time it goes out.
 */
export const PostCalendar = z.object({
  /** What `minutes` count from. */
  from: instant,
  truncated: z.boolean(),
  agencies: z.array(z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() })),
  channels: z.array(z.object({ id: z.uuid(), name: z.string(), medium: z.string(), byHand: z.boolean() })),
  /** Places in `channels`: which go together. */
  channelSets: z.array(places),
  campaigns: z.array(z.uuid()),
  programmes: z.array(z.object({ id: z.uuid(), name: z.string() })),
  programmeSets: z.array(places),
  pillars: z.array(z.object({ id: z.uuid(), name: z.string() })),
  columns: z.object({
    /** Sixteen bytes each, all of them together in base64. */
    ids: z.string(),
    states: z.string(),
    minutes: places,
    agencies: places,
    channelSets: places,
    /** −1: none. Empty when no post has one. */
    campaigns: places,
    /** Of cards one each, cut; of cells only of the first few of each day, whose places stand in `titled`. */
    titles: z.array(z.string()),
    titled: places,
    /** Of cards only, else empty. */
    pillars: places,
    programmeSets: places,
    thumbnails: z.array(z.uuid().nullable()),
  }),
});
export type PostCalendar = z.infer<typeof PostCalendar>;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Several are allowed. */
const some = <Value extends z.ZodType>(value: Value) => z.union([value, z.array(value)]).optional();

export const postCalendarEndpoint = endpoint({
  method: 'get',
  path: '/posts/calendar',
  operation: 'post.read',
  summary: 'Posts by the time they go out or went out, in columns, for a calendar',
  query: z.object({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    /** Whose days count where only the first posts of each day have their title. */
    zone: z.string().max(60).refine(isZone).default('Asia/Jakarta'),
    /** `cells`: the first titles of each day. `cards`: all titles, pillars, programmes and pictures. */
    detail: z.enum(['cells', 'cards']).default('cells'),
    agencyId: some(z.uuid()),
    state: some(z.enum(postStates)),
    kind: some(z.enum(postKinds)),
    medium: some(z.string().max(40)),
    pillarId: some(z.uuid()),
    campaignId: some(z.uuid()),
    programmeId: some(z.uuid()),
    text: z.string().trim().max(100).default(''),
  }),
  answer: PostCalendar,
});

const LocalTime = z.object({ date: z.iso.date(), time: z.string().regex(/^\d{2}[:.]\d{2}$/) });

export const movePostsEndpoint = endpoint({
  method: 'post',
  path: '/posts/moves',
  operation: 'post.read',
  summary: 'Move posts in time, all of them or none; says of each why it cannot',
  body: z.object({
    moves: z
      .array(
        z.object({
          id: z.uuid(),
          /** By the clock of the post's agency. */
          time: LocalTime,
          /** Where it stood when it was picked up; left out, nobody else's move is noticed. */
          seen: instant.nullable().optional(),
        }),
      )
      .min(1)
      .max(200)
      .refine((moves) => new Set(moves.map(({ id }) => id)).size === moves.length),
  }),
  answer: z.object({
    moved: z.array(z.object({ id: z.uuid(), state: z.enum(postStates), from: instant.nullable(), to: instant })),
  }),
});

export const copyPostEndpoint = endpoint({
  method: 'post',
  path: '/posts/{id}/copies',
  operation: 'post.write',
  summary: 'A new draft with the same words for each of these times: one is a copy, several are a series',
  params: z.object({ id: z.uuid() }),
  body: z.object({ times: z.array(LocalTime).min(1).max(60) }),
  answer: z.object({ ids: z.array(z.uuid()) }),
});
