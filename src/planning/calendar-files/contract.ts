import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const eventFaults = [
  'no-start', 'no-such-time', 'no-title', 'ends-before-it-starts', 'zone-unknown', 'rule-unreadable', 'never', 'unreadable',
  'cancelled', 'twice', 'there-already', 'too-many',
] as const; // oxfmt-ignore
export type EventFault = (typeof eventFaults)[number];

export const ReadEventView = z.object({
  /** By which it is chosen; null: it cannot be. */
  key: z.string().nullable(),
  title: z.string(),
  place: z.string(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  allDay: z.boolean(),
  /** One of several that the same event of the file makes. */
  repeats: z.boolean(),
  /** It is over. Such events come in only when they are chosen. */
  past: z.boolean(),
  /** Why it stays out; null: it may come in. */
  fault: z.enum(eventFaults).nullable(),
});
export type ReadEventView = z.infer<typeof ReadEventView>;

/** Keys of events, with a comma between them. Without it, all good events that are not over. */
const Chosen = z
  .string()
  .regex(/^[0-9a-f]{16}(?:,[0-9a-f]{16})*$/)
  .max(40_000);

const upload = z.object({ file: z.file(), agencyId: z.uuid() });
const id = z.object({ id: z.uuid() });

export const previewCalendarEndpoint = endpoint({
  method: 'post',
  path: '/activity-imports/preview',
  operation: 'activity.write',
  summary: 'Read an iCalendar file and say which activities would come of it; keeps nothing',
  body: upload,
  answer: z.object({
    items: z.array(ReadEventView),
    /** What comes in without a choice. */
    good: z.int(),
    /** What is over and comes in when chosen. */
    past: z.int(),
    /** Repeating events without an end are taken until then. */
    until: z.iso.datetime(),
  }),
});

export const importCalendarEndpoint = endpoint({
  method: 'post',
  path: '/activity-imports',
  operation: 'activity.write',
  summary: 'Make activities of the good events of an iCalendar file, all or none',
  body: upload.extend({ chosen: Chosen.optional() }),
  answer: z.object({ id: z.uuid(), activities: z.int(), left: z.int() }),
});

export const activityImportsEndpoint = endpoint({
  method: 'get',
  path: '/activity-imports',
  operation: 'activity.read',
  summary: 'The latest imports of calendar files',
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        agency: z.string(),
        fileName: z.string(),
        by: z.string().nullable(),
        at: z.iso.datetime(),
        activities: z.int(),
        undone: z.boolean(),
        canUndo: z.boolean(),
      }),
    ),
    can: z.object({ import: z.array(z.uuid()) }),
  }),
});

export const undoCalendarImportEndpoint = endpoint({
  method: 'post',
  path: '/activity-imports/{id}/undo',
  operation: 'activity.write',
  summary: 'Take back all activities of an import that nobody has touched since',
  params: id,
  answer: z.object({ undone: z.int(), kept: z.array(z.object({ id: z.uuid(), title: z.string() })) }),
});
