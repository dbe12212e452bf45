import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { keyMessagePhases } from './key-message.ts';

export { seemsToCarry } from './carrying-rule.ts';
export { keyMessagePhases, type KeyMessagePhase } from './key-message.ts';

const id = z.object({ id: z.uuid() });
const instant = z.iso.datetime();
const day = z.iso.date();
const Phase = z.enum(keyMessagePhases);
const sentences = z.array(z.string().trim().min(1).max(500)).max(20);

export const KeyMessageBody = z.object({
  title: z.string().trim().min(1).max(160),
  narrative: z.string().trim().max(3000).default(''),
  points: sentences.default([]),
  dos: sentences.default([]),
  donts: sentences.default([]),
  factCodes: z.array(z.string().max(60)).max(20).default([]),
  programmeId: z.uuid().nullable().default(null),
  validFrom: day,
  validUntil: day.nullable().default(null),
  forAll: z.boolean().default(true),
  agencyIds: z.array(z.uuid()).max(200).default([]),
});
export type KeyMessageBody = z.infer<typeof KeyMessageBody>;

export const KeyMessageRow = z.object({
  id: z.uuid(),
  agency: z.string(),
  title: z.string(),
  narrative: z.string(),
  phase: Phase,
  version: z.int(),
  validFrom: day,
  validUntil: day.nullable(),
  programme: z.string().nullable(),
  /** How many agencies confirm it, have confirmed its newest version, and how many posts carry it. */
  recipients: z.int(),
  confirmed: z.int(),
  carried: z.int(),
});
export type KeyMessageRow = z.infer<typeof KeyMessageRow>;

export const keyMessageListEndpoint = endpoint({
  method: 'get',
  path: '/key-messages',
  operation: 'key-message.read',
  summary: 'Key messages that concern the reader, drafts first, then the newest',
  query: z.object({ phase: Phase.optional(), text: z.string().trim().max(100).default('') }),
  answer: z.object({ items: z.array(KeyMessageRow), can: z.object({ create: z.array(z.uuid()) }) }),
});

const Figure = z.object({ code: z.string(), label: z.string(), shown: z.string() });

export const KeyMessageForWriting = z.object({
  id: z.uuid(),
  title: z.string(),
  narrative: z.string(),
  points: z.array(z.string()),
  dos: z.array(z.string()),
  donts: z.array(z.string()),
  figures: z.array(Figure),
  version: z.int(),
  validUntil: day.nullable(),
  confirmed: z.object({ by: z.string(), at: instant }).nullable(),
  can: z.object({ confirm: z.boolean() }),
});
export type KeyMessageForWriting = z.infer<typeof KeyMessageForWriting>;

export const keyMessagesForWritingEndpoint = endpoint({
  method: 'get',
  path: '/key-messages/writing',
  operation: 'key-message.read',
  summary: 'What an agency is to say now, newest first',
  query: z.object({ agencyId: z.uuid() }),
  answer: z.object({ items: z.array(KeyMessageForWriting) }),
});

const Place = z.object({ medium: z.string(), channel: z.string(), url: z.string().nullable(), at: instant });

export const AgencyReachView = z.object({
  id: z.uuid(),
  name: z.string(),
  shortName: z.string(),
  confirmed: z.object({ by: z.string(), at: instant }).nullable(),
  formerVersion: z.int().nullable(),
  posts: z.array(
    z.object({ id: z.uuid(), title: z.string(), state: z.string(), at: instant.nullable(), places: z.array(Place) }),
  ),
  can: z.object({ confirm: z.boolean() }),
});
export type AgencyReachView = z.infer<typeof AgencyReachView>;

export const KeyMessageView = KeyMessageBody.extend({
  id: z.uuid(),
  agency: z.object({ id: z.uuid(), name: z.string() }),
  programme: z.string().nullable(),
  phase: Phase,
  version: z.int(),
  revision: z.int(),
  figures: z.array(Figure),
  recipients: z.array(z.object({ id: z.uuid(), shortName: z.string() })),
  versions: z.array(
    z.object({
      version: z.int(),
      note: z.string(),
      by: z.string(),
      at: instant,
      narrative: z.string(),
      points: z.array(z.string()),
    }),
  ),
  /** Within the reader's agencies. */
  reach: z.array(AgencyReachView),
  can: z.object({ write: z.boolean() }),
});
export type KeyMessageView = z.infer<typeof KeyMessageView>;

export const keyMessageEndpoint = endpoint({
  method: 'get',
  path: '/key-messages/{id}',
  operation: 'key-message.read',
  summary: 'One key message with its versions, and who confirmed and carried it, when and where',
  params: id,
  answer: KeyMessageView,
});

export const keyMessageCsvEndpoint = endpoint({
  method: 'get',
  path: '/key-messages/{id}/csv',
  operation: 'key-message.read',
  summary: 'Who confirmed and carried a key message, for a spreadsheet',
  params: id,
  answer: z.any().describe('Comma-separated values (RFC 4180) in UTF-8'),
});

export const createKeyMessageEndpoint = endpoint({
  method: 'post',
  path: '/key-messages',
  operation: 'key-message.write',
  summary: 'Begin a draft of a key message',
  body: KeyMessageBody.extend({ agencyId: z.uuid() }),
  answer: id,
});

const revision = z.int().positive();

export const saveKeyMessageEndpoint = endpoint({
  method: 'put',
  path: '/key-messages/{id}',
  operation: 'key-message.write',
  summary: 'Change a draft',
  params: id,
  body: KeyMessageBody.extend({ revision }),
  answer: z.undefined(),
});

export const reviseKeyMessageEndpoint = endpoint({
  method: 'post',
  path: '/key-messages/{id}/revise',
  operation: 'key-message.write',
  summary: 'Make a new version, which agencies confirm again',
  params: id,
  body: KeyMessageBody.extend({ revision, note: z.string().trim().max(300).default('') }),
  answer: z.object({ version: z.int() }),
});

export const issueKeyMessageEndpoint = endpoint({
  method: 'post',
  path: '/key-messages/{id}/issue',
  operation: 'key-message.write',
  summary: 'Issue a draft to its agencies',
  params: id,
  body: z.object({ revision }),
  answer: z.undefined(),
});

export const withdrawKeyMessageEndpoint = endpoint({
  method: 'post',
  path: '/key-messages/{id}/withdraw',
  operation: 'key-message.write',
  summary: 'Withdraw a key message; can be taken back',
  params: id,
  body: z.object({ revision, note: z.string().trim().max(300).default('') }),
  answer: z.undefined(),
});

export const reinstateKeyMessageEndpoint = endpoint({
  method: 'post',
  path: '/key-messages/{id}/reinstate',
  operation: 'key-message.write',
  summary: 'Take a withdrawal back',
  params: id,
  answer: z.undefined(),
});

export const removeKeyMessageEndpoint = endpoint({
  method: 'delete',
  path: '/key-messages/{id}',
  operation: 'key-message.write',
  summary: 'Throw away a draft; can be restored',
  params: id,
  answer: z.undefined(),
});

export const restoreKeyMessageEndpoint = endpoint({
  method: 'post',
  path: '/key-messages/{id}/restore',
  operation: 'key-message.write',
  summary: 'Take back that a draft was thrown away',
  params: id,
  answer: z.undefined(),
});

export const confirmKeyMessageEndpoint = endpoint({
  method: 'post',
  path: '/key-messages/{id}/confirm',
  operation: 'key-message.confirm',
  summary: 'Say for an agency that a version was read',
  params: id,
  body: z.object({ agencyId: z.uuid(), version: z.int().positive() }),
  answer: z.undefined(),
});
