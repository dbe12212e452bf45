import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { MediaView } from '../contract-picture.ts';
import { bars, cautions, consentKinds, rightsKinds } from './standing.ts';

export { bars, cautions, consentKinds, rightsKinds };
export type { Bar, Caution, ConsentKind, RightsKind } from './standing.ts';

const id = z.object({ id: z.uuid() });
const instant = z.iso.datetime();
const day = z.iso.date().nullable();

export const libraryFilters = ['all', 'unused', 'rights', 'consent', 'archived'] as const;
export type LibraryFilter = (typeof libraryFilters)[number];

export const LibraryPicture = MediaView.extend({
  agency: z.object({ id: z.uuid(), shortName: z.string(), name: z.string(), zone: z.string() }),
  /** What it is called; the file's name where nobody gave it one. */
  title: z.string(),
  tags: z.array(z.string()),
  createdAt: instant,
  archived: z.boolean(),
  /** Posts, activities, entries of the content bank and strategies that show it. */
  uses: z.int(),
  /** When a post last showed it, or will. */
  lastUsedAt: instant.nullable(),
  bar: z.enum(bars).nullable(),
  caution: z.enum(cautions).nullable(),
});
export type LibraryPicture = z.infer<typeof LibraryPicture>;

/** The picture that was taken in, or the one with the same bytes that was there already. */
export const UploadedView = LibraryPicture.extend({
  /** The agency had it already. */
  known: z.boolean(),
  /** It moved; its first frame is kept. */
  stilled: z.boolean(),
  /** Pictures that look like it, the most alike first. */
  similar: z.array(LibraryPicture),
});
export type UploadedView = z.infer<typeof UploadedView>;

export const mediaListEndpoint = endpoint({
  method: 'get',
  path: '/media',
  operation: 'media.read',
  summary: 'The pictures of the agencies one may see, newest first',
  query: z.object({
    agencyId: z.uuid().optional(),
    text: z.string().trim().max(100).default(''),
    show: z.enum(libraryFilters).default('all'),
    cursor: z.string().max(200).optional(),
  }),
  answer: z.object({
    items: z.array(LibraryPicture),
    nextCursor: z.string().nullable(),
    /** How many each filter shows; with the first page only. */
    counts: z.record(z.enum(libraryFilters), z.int()).nullable(),
    /** Where the reader may add pictures. */
    can: z.object({ upload: z.array(z.uuid()) }),
  }),
});

const details = {
  title: z.string().trim().max(200),
  alt: z.string().trim().max(2000),
  tags: z
    .array(z.string().trim().min(1).max(40))
    .max(20)
    .transform((tags) => [...new Set(tags.map((tag) => tag.toLowerCase()))]),
  source: z.string().trim().max(200),
  rights: z.enum(rightsKinds),
  rightsNote: z.string().trim().max(300),
  rightsUntil: day,
  consent: z.enum(consentKinds),
  consentBy: z.string().trim().max(200),
  consentOn: day,
  consentUntil: day,
  consentReference: z.string().trim().max(200),
  consentWithdrawnOn: day,
};

export const PictureUse = z.object({
  kind: z.enum(['post', 'activity', 'bank', 'strategy']),
  id: z.uuid(),
  title: z.string(),
  /** Of a post. */
  state: z.string().nullable(),
  at: instant.nullable(),
});
export type PictureUse = z.infer<typeof PictureUse>;

export const PictureDetails = LibraryPicture.extend({
  details: z.object(details),
  revision: z.int(),
  uploadedBy: z.string().nullable(),
  shownIn: z.array(PictureUse),
  /** Uses that the reader may see beyond the first hundred. */
  more: z.int(),
  /** Uses in agencies the reader may not see. */
  elsewhere: z.int(),
  can: z.object({ change: z.boolean() }),
});
export type PictureDetails = z.infer<typeof PictureDetails>;

export const pictureDetailsEndpoint = endpoint({
  method: 'get',
  path: '/media/{id}',
  operation: 'media.read',
  summary: 'A picture with its rights, the consent of the people in it, and where it is used',
  params: id,
  answer: PictureDetails,
});

export const savePictureDetailsEndpoint = endpoint({
  method: 'put',
  path: '/media/{id}/details',
  operation: 'media.write',
  summary: 'Write what is known about a picture: words, tags, rights, consent',
  params: id,
  body: z.object({ ...details, revision: z.int() }),
  answer: z.object({ revision: z.int() }),
});

export const archivePictureEndpoint = endpoint({
  method: 'post',
  path: '/media/{id}/archive',
  operation: 'media.write',
  summary: 'Take a picture out of the library; whatever shows it keeps it',
  params: id,
  answer: z.undefined(),
});

export const unarchivePictureEndpoint = endpoint({
  method: 'post',
  path: '/media/{id}/unarchive',
  operation: 'media.write',
  summary: 'Put a picture back into the library',
  params: id,
  answer: z.undefined(),
});
