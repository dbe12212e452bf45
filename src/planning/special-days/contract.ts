import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const specialDayKinds = ['national', 'joint-leave', 'local', 'solemn', 'observance'] as const;
export const SpecialDayKind = z.enum(specialDayKinds);
export type SpecialDayKind = z.infer<typeof SpecialDayKind>;

/** Years for which the desk knows the national holidays. */
export const offeredYears = [2026, 2027] as const;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const SpecialDayBody = z.object({
  /** Checked against the calendar by the server: 31 February is refused with a sentence. */
  date: day,
  name: z.string().trim().min(1).max(120),
  kind: SpecialDayKind,
  /** Null: the whole city. */
  agencyId: z.uuid().nullable(),
  /** An anniversary: comes back every year from this date on. */
  yearly: z.boolean(),
  /** Depends on the moon or on a decree that is not out yet. */
  uncertain: z.boolean().default(false),
  note: z.string().trim().max(500).default(''),
  source: z.string().trim().max(200).default(''),
});
export type SpecialDayBody = z.infer<typeof SpecialDayBody>;

export const SpecialDateView = SpecialDayBody.extend({
  id: z.uuid(),
  /** The day on which it falls; `date` is the one it was entered with. */
  on: z.iso.date(),
  revision: z.int(),
  /** Null: the whole city. */
  agency: z.object({ id: z.uuid(), shortName: z.string() }).nullable(),
  /** Offices are closed, and no deadline runs. */
  free: z.boolean(),
  can: z.object({ write: z.boolean() }),
});
export type SpecialDateView = z.infer<typeof SpecialDateView>;

const id = z.object({ id: z.uuid() });

export const specialDaysEndpoint = endpoint({
  method: 'get',
  path: '/special-days',
  operation: 'special-day.read',
  summary: 'Holidays, joint leave, anniversaries and solemn days between two calendar days, both included, by date',
  query: z.object({ from: day, to: day, agencyId: z.uuid().optional() }),
  answer: z.object({
    items: z.array(SpecialDateView),
    can: z.object({ create: z.boolean(), createForCity: z.boolean() }),
    /** Of each year that can be filled at once: how many of its days are not there yet. */
    offered: z.array(z.object({ year: z.int(), missing: z.int() })),
  }),
});

export const createSpecialDayEndpoint = endpoint({
  method: 'post',
  path: '/special-days',
  operation: 'special-day.write',
  summary: 'Enter a special day for the city or one agency',
  body: SpecialDayBody,
  answer: z.object({ id: z.uuid() }),
});

export const saveSpecialDayEndpoint = endpoint({
  method: 'put',
  path: '/special-days/{id}',
  operation: 'special-day.write',
  summary: 'Change a special day',
  params: id,
  body: SpecialDayBody.extend({ revision: z.int() }),
  answer: z.object({ revision: z.int() }),
});

export const removeSpecialDayEndpoint = endpoint({
  method: 'delete',
  path: '/special-days/{id}',
  operation: 'special-day.write',
  summary: 'Remove a special day; can be restored',
  params: id,
  answer: z.undefined(),
});

export const restoreSpecialDayEndpoint = endpoint({
  method: 'post',
  path: '/special-days/{id}/restore',
  operation: 'special-day.write',
  summary: 'Undo the removal of a special day',
  params: id,
  answer: z.undefined(),
});

export const fillHolidaysEndpoint = endpoint({
  method: 'post',
  path: '/special-days/national',
  operation: 'special-day.write',
  summary: 'Enter the national holidays and joint leave of a year; what is there already stays as it is',
  body: z.object({ year: z.int().min(1900).max(2200) }),
  answer: z.object({ added: z.array(z.uuid()), uncertain: z.int() }),
});

export const unfillHolidaysEndpoint = endpoint({
  method: 'post',
  path: '/special-days/remove',
  operation: 'special-day.write',
  summary: 'Remove several special days at once, as the undo of filling a year',
  body: z.object({ ids: z.array(z.uuid()).min(1).max(100) }),
  answer: z.object({ removed: z.int() }),
});

export const importSpecialDaysEndpoint = endpoint({
  method: 'post',
  path: '/special-days/import',
  operation: 'special-day.write',
  summary: 'Make special days of the good events of an iCalendar file; the agency at the top stands for the whole city',
  body: z.object({ file: z.file(), agencyId: z.uuid(), kind: SpecialDayKind }),
  answer: z.object({ added: z.array(z.uuid()), left: z.int() }),
});
