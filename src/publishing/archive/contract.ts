import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const recordKinds = ['published', 'withdrawn', 'gone', 'back'] as const;
/** `gone`: the network shows it no more, and nobody here took it down; `back`: it shows it again. */
export type RecordKind = (typeof recordKinds)[number];

const instant = z.iso.datetime();
const sought = {
  agencyId: z.uuid().optional(),
  channelId: z.uuid().optional(),
  postId: z.uuid().optional(),
  /** Anywhere in the title or the words that went out. */
  text: z.string().trim().max(200).default(''),
  kind: z.enum(recordKinds).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
};

export const RecordInList = z.object({
  number: z.int(),
  kind: z.enum(recordKinds),
  at: instant,
  agency: z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() }),
  channel: z.object({ id: z.uuid(), name: z.string(), medium: z.string() }),
  postId: z.uuid(),
  title: z.string(),
});
export type RecordInList = z.infer<typeof RecordInList>;

export const RecordView = RecordInList.extend({
  /** As it went out then, whatever has become of the post since. */
  text: z.string(),
  url: z.string().nullable(),
  dueAt: instant,
  sentAt: instant,
  byHand: z.boolean(),
  pictures: z.array(z.object({ mediaId: z.uuid(), alt: z.string(), sha256: z.string() })),
  previousHash: z.string(),
  hash: z.string(),
  /** The sealed text itself. */
  body: z.string(),
});
export type RecordView = z.infer<typeof RecordView>;

export const archiveEndpoint = endpoint({
  method: 'get',
  path: '/archive/records',
  operation: 'post.read',
  summary: 'Everything published, taken down or vanished, as it stood; the newest record first',
  query: z.object({ ...sought, cursor: z.string().max(200).optional() }),
  answer: z.object({ items: z.array(RecordInList), nextCursor: z.string().nullable() }),
});

export const archiveRecordEndpoint = endpoint({
  method: 'get',
  path: '/archive/records/{number}',
  operation: 'post.read',
  summary: 'One record with the words, pictures and seal it was kept with',
  params: z.object({ number: z.coerce.number().int().positive() }),
  answer: RecordView,
});

export const archiveCheckEndpoint = endpoint({
  method: 'get',
  path: '/archive/check',
  operation: 'post.read',
  summary: 'Compute every seal of the archive again',
  answer: z.object({
    records: z.int(),
    intact: z.boolean(),
    firstBroken: z.int().nullable(),
    lastHash: z.string(),
  }),
});

export const archiveExportEndpoint = endpoint({
  method: 'get',
  path: '/archive/export',
  operation: 'post.read',
  summary: 'Records with their sealed text, one JSON object a line, the oldest first',
  query: z.object(sought),
  answer: z.unknown(),
});
