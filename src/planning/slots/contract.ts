import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const slotPurposes = ['pillar', 'campaign', 'random'] as const;
export const SlotPurpose = z.enum(slotPurposes);
export type SlotPurpose = z.infer<typeof SlotPurpose>;

/** On a holiday or joint leave: goes on, falls out, or moves to the next working day. */
export const onHolidays = ['keep', 'skip', 'move'] as const;
export const OnHolidays = z.enum(onHolidays);
export type OnHolidays = z.infer<typeof OnHolidays>;

export const autoFills = ['off', 'bank', 'ready', 'bank-then-ready'] as const;
export const AutoFill = z.enum(autoFills);
export type AutoFill = z.infer<typeof AutoFill>;

/** Morning, noon, afternoon and evening: when people look at their phones. */
export const usualTimes = ['07:00', '12:00', '16:30', '19:00'] as const;

const named = z.object({ id: z.uuid(), name: z.string() });

/** What a slot is for: one pillar, one campaign or theme, or anything on purpose. */
export const SlotInCalendar = z.object({
  id: z.uuid(),
  name: z.string(),
  agency: z.object({ id: z.uuid(), shortName: z.string() }),
  /** Null: any channel of the agency. */
  channel: z
    .object({
      id: z.uuid(),
      name: z.string(),
      medium: z.string(),
      /** The agency has another one of that medium, so the medium alone doesn't tell which. */
      oneOfSeveral: z.boolean(),
    })
    .nullable(),
  purpose: SlotPurpose,
  pillar: named.nullable(),
  campaign: named.extend({ kind: z.string() }).nullable(),
  /** Whose wall clock its occurrences stand on. */
  zone: z.string(),
  /** Stands still in a crisis of the agency or the city: its occurrences are no gaps. */
  paused: z.boolean(),
});
export type SlotInCalendar = z.infer<typeof SlotInCalendar>;

export const Occurrence = z.object({
  slotId: z.uuid(),
  at: z.iso.datetime(),
  /** On the wall of the slot's zone. */
  date: z.iso.date(),
  time: z.string(),
  /** A time the clocks left out comes later; of a time that stands twice the first is meant. */
  meeting: z.enum(['once', 'skipped', 'doubled']),
  /** Came here from a holiday. */
  movedFrom: z.iso.date().nullable(),
  /** What fills it: a post planned for that agency, channel and minute. */
  post: z.object({ id: z.uuid(), title: z.string(), state: z.string() }).nullable(),
});
export type Occurrence = z.infer<typeof Occurrence>;

export const slotOccurrencesEndpoint = endpoint({
  method: 'get',
  path: '/slots/occurrences',
  operation: 'slot.read',
  summary:
    'When slots occur between two instants, and which post fills each; of an agency and those below it, or of all',
  query: z.object({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    agencyId: z.uuid().optional(),
  }),
  answer: z.object({ slots: z.array(SlotInCalendar), occurrences: z.array(Occurrence) }),
});

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const recurring = {
  agencyId: z.uuid(),
  channelId: z.uuid().nullable(),
  name: z.string().trim().max(120).default(''),
  /** RFC 5545 without DTSTART, such as `FREQ=WEEKLY;BYDAY=MO,TH`. */
  rule: z.string().trim().min(1).max(600),
  startsOn: day,
  endsOn: day.nullable(),
  /** An IANA name; null: the agency's own. */
  zone: z.string().trim().max(60).nullable().default(null),
  purpose: SlotPurpose,
  pillarId: z.uuid().nullable().default(null),
  campaignId: z.uuid().nullable().default(null),
  onHolidays: OnHolidays.default('keep'),
  stopsInCrisis: z.boolean().default(true),
  /** Filled so many days ahead without a person, from what has been approved. */
  autoFill: AutoFill.default('off'),
  autoFillDays: z.int().min(1).max(14).default(3),
};

export const SlotBody = z.object({ ...recurring, time });
export type SlotBody = z.infer<typeof SlotBody>;

export const SlotView = SlotInCalendar.extend({
  rule: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  time: z.string(),
  /** Null: the agency's own zone. */
  ownZone: z.string().nullable(),
  onHolidays: OnHolidays,
  stopsInCrisis: z.boolean(),
  autoFill: AutoFill,
  autoFillDays: z.int(),
  revision: z.int(),
  /** Null when it is over. */
  nextAt: z.iso.datetime().nullable(),
  can: z.object({ write: z.boolean() }),
});
export type SlotView = z.infer<typeof SlotView>;

const id = z.object({ id: z.uuid() });
const ofAgency = z.object({ agencyId: z.uuid().optional() });

export const slotListEndpoint = endpoint({
  method: 'get',
  path: '/slots',
  operation: 'slot.read',
  summary: 'Slots of an agency and those below it, or of all, by agency and time of day',
  query: ofAgency,
  answer: z.object({ items: z.array(SlotView), can: z.object({ create: z.boolean() }) }),
});

export const createSlotsEndpoint = endpoint({
  method: 'post',
  path: '/slots',
  operation: 'slot.write',
  summary: 'Create a slot at each of some times of day',
  body: z.object({ ...recurring, times: z.array(time).min(1).max(12) }),
  answer: z.object({ ids: z.array(z.uuid()) }),
});

export const saveSlotEndpoint = endpoint({
  method: 'put',
  path: '/slots/{id}',
  operation: 'slot.write',
  summary: 'Change a slot',
  params: id,
  body: SlotBody.extend({ revision: z.int() }),
  answer: z.object({ revision: z.int() }),
});

export const removeSlotEndpoint = endpoint({
  method: 'delete',
  path: '/slots/{id}',
  operation: 'slot.write',
  summary: 'Remove a slot; posts that stand in it stay; can be restored',
  params: id,
  answer: z.undefined(),
});

export const restoreSlotEndpoint = endpoint({
  method: 'post',
  path: '/slots/{id}/restore',
  operation: 'slot.write',
  summary: 'Undo the removal of a slot',
  params: id,
  answer: z.undefined(),
});

export const previewSlotEndpoint = endpoint({
  method: 'post',
  path: '/slots/preview',
  operation: 'slot.read',
  summary: 'The next ten occurrences of a slot as it would be, and what holidays and clocks do to it',
  body: SlotBody,
  answer: z.object({
    zone: z.string(),
    occurrences: z.array(Occurrence.omit({ slotId: true, post: true })),
    /** In the year after its start. */
    inYear: z.object({ count: z.int(), cut: z.boolean(), fallingOut: z.int(), moved: z.int() }),
  }),
});

export const nextFreeSlotEndpoint = endpoint({
  method: 'get',
  path: '/slots/next-free',
  operation: 'slot.read',
  summary: 'The next empty occurrence of the slots of an agency; null when it has none within 30 days',
  query: z.object({
    agencyId: z.uuid(),
    channelId: z.uuid().optional(),
    after: z.iso.datetime({ offset: true }).optional(),
  }),
  answer: z.object({ free: Occurrence.omit({ post: true }).nullable() }),
});

export const EmptyOccurrence = z.object({ occurrence: Occurrence, slot: SlotInCalendar });
export type EmptyOccurrence = z.infer<typeof EmptyOccurrence>;

export const slotGapsEndpoint = endpoint({
  method: 'get',
  path: '/slots/gaps',
  operation: 'slot.read',
  summary:
    'Occurrences that nothing fills and that have to be filled soon, and how full the next four weeks are per channel',
  query: ofAgency,
  answer: z.object({
    /** Of the next three days; before weekends and holidays of more, so that a working day is left. */
    soon: z.array(EmptyOccurrence),
    soonTotal: z.int(),
    weeks: z.array(z.object({ from: z.iso.date(), slots: z.int(), empty: z.int() })),
    channels: z.array(z.object({ channel: SlotInCalendar.shape.channel, slots: z.int(), empty: z.int() })),
  }),
});

export const CrisisView = z.object({
  agency: z.object({ id: z.uuid(), shortName: z.string() }),
  reason: z.string(),
  startedBy: z.string().nullable(),
  startedAt: z.iso.datetime(),
  /** A pause of the agency or the city, which is ended as such. */
  isPause: z.boolean(),
  can: z.object({ end: z.boolean() }),
});
export type CrisisView = z.infer<typeof CrisisView>;

export const crisesEndpoint = endpoint({
  method: 'get',
  path: '/crisis',
  operation: 'slot.read',
  summary: 'Agencies whose slots and content bank stand still in a crisis; at the top it holds for the whole city',
  answer: z.object({ items: z.array(CrisisView), can: z.object({ start: z.array(z.uuid()) }) }),
});

export const startCrisisEndpoint = endpoint({
  method: 'post',
  path: '/crisis',
  operation: 'crisis.write',
  summary: 'Let the slots and the content bank of an agency and those below it stand still',
  body: z.object({ agencyId: z.uuid(), reason: z.string().trim().min(1).max(300) }),
  answer: z.object({ id: z.uuid() }),
});

export const endCrisisEndpoint = endpoint({
  method: 'post',
  path: '/crisis/end',
  operation: 'crisis.write',
  summary: 'Let slots and the content bank run again',
  body: z.object({ agencyId: z.uuid() }),
  answer: z.undefined(),
});
