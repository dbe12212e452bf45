import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const AuditEntryView = z.object({
  id: z.uuid(),
  seq: z.number(),
  at: z.iso.datetime(),
  who: z.string(),
  personId: z.uuid().nullable(),
  via: z.enum(['session', 'token', 'letter', 'command', 'system', 'citizen']),
  agencyId: z.uuid().nullable(),
  agency: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  /** Hexadecimal; the chain's link. */
  hash: z.string(),
});
export type AuditEntryView = z.infer<typeof AuditEntryView>;

export const AuditFilter = z.object({
  agencyId: z.uuid().optional(),
  personId: z.uuid().optional(),
  /** A whole action, or its first word: `post` for all that happened to posts. */
  action: z.string().trim().max(60).optional(),
  subjectId: z.string().trim().max(80).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const listAudit = endpoint({
  method: 'get',
  path: '/audit',
  operation: 'audit.read',
  summary: 'Who did what, newest first',
  query: AuditFilter.extend({ cursor: z.string().max(30).optional() }),
  answer: z.object({ items: z.array(AuditEntryView), nextCursor: z.string().nullable() }),
});

export const exportAudit = endpoint({
  method: 'get',
  path: '/audit/export',
  operation: 'audit.read',
  summary: 'The trail as a file: CSV for spreadsheets or JSON lines for machines, oldest first',
  query: AuditFilter.extend({ format: z.enum(['csv', 'jsonl']).default('csv') }),
  answer: z.unknown(),
});

export const verifyAudit = endpoint({
  method: 'get',
  path: '/audit/verification',
  operation: 'audit.read',
  summary: 'Computes the whole chain again and names the first entry that does not fit',
  answer: z.object({
    entries: z.number(),
    intact: z.boolean(),
    firstBroken: z.number().nullable(),
    lastHash: z.string(),
  }),
});
