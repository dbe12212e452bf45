import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { textForms } from './text-forms.ts';

export { formFor, type TextForm } from './text-forms.ts';

export const TextView = z.object({
  form: z.enum(textForms),
  /** As it stands: edited by hand, or drafted now. */
  text: z.string(),
  /** What the rules draft from the outline as it is now. */
  drafted: z.string(),
  words: z.int(),
  limit: z.object({ used: z.int(), max: z.int(), unit: z.string() }).nullable(),
  reading: z.object({ target: z.int(), seconds: z.int(), wordsPerMinute: z.int() }).nullable(),
  gaps: z.array(z.string()),
  tooShort: z.boolean(),
  edited: z.object({ by: z.string(), at: z.iso.datetime(), revision: z.int() }).nullable(),
  /** The outline changed since somebody edited: what was drafted then, and both joined where they don't collide. */
  outdated: z.object({ before: z.string(), merged: z.string().nullable() }).nullable(),
});
export type TextView = z.infer<typeof TextView>;

export const textsEndpoint = endpoint({
  method: 'get',
  path: '/activities/{id}/texts',
  operation: 'activity.read',
  summary: 'Every text that the outline of an activity gives: for channels, press, radio, photographers and speakers',
  params: z.object({ id: z.uuid() }),
  answer: z.object({
    id: z.uuid(),
    title: z.string(),
    agency: z.object({ id: z.uuid(), name: z.string(), shortName: z.string(), zone: z.string() }),
    exempt: z.boolean(),
    missing: z.array(z.string()),
    texts: z.array(TextView),
    can: z.object({ write: z.boolean(), makePost: z.boolean() }),
  }),
});
export type ActivityTexts = z.infer<(typeof textsEndpoint)['answer']>;

const one = z.object({ id: z.uuid(), form: z.enum(textForms) });

export const saveTextEndpoint = endpoint({
  method: 'put',
  path: '/activities/{id}/texts/{form}',
  operation: 'activity.write',
  summary: 'Keep a text as edited by hand, on top of the revision one has seen (0: none yet)',
  params: one,
  body: z.object({
    text: z.string().max(30_000),
    revision: z.int().min(0),
    /** The writer has seen the present draft; from now on only later changes of the outline are told. */
    settles: z.boolean().default(false),
  }),
  answer: z.object({ revision: z.int() }),
});

export const dropTextEndpoint = endpoint({
  method: 'delete',
  path: '/activities/{id}/texts/{form}',
  operation: 'activity.write',
  summary: 'Go back to what the rules draft',
  params: one,
  answer: z.undefined(),
});
