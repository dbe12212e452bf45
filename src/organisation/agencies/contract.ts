import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const zoneIds = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export const Zone = z.enum(zoneIds);

export const AgencyCode = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N}._/-]+$/u);
export const AgencyName = z.string().trim().min(2).max(160);
export const AgencyShortName = z.string().trim().min(1).max(60);
const Description = z.string().trim().max(2000);

export const AgencyView = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  code: z.string(),
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  description: z.string(),
  zone: z.string(),
  active: z.boolean(),
  allowsSelfApproval: z.boolean(),
  moderatesComments: z.boolean(),
  aliases: z.array(
    z.object({
      name: z.string(),
      shortName: z.string(),
      validFrom: z.iso.date().nullable(),
      validTo: z.iso.date().nullable(),
    }),
  ),
  can: z.object({ write: z.boolean(), settings: z.boolean(), invite: z.boolean() }),
});
export type AgencyView = z.infer<typeof AgencyView>;

export const AgencyParams = z.object({ agencyId: z.uuid() });

export const listAgencies = endpoint({
  method: 'get',
  path: '/agencies',
  operation: 'agency.read',
  summary: 'The agencies you can see, parents before their children',
  answer: z.object({ agencies: z.array(AgencyView) }),
});

export const getAgency = endpoint({
  method: 'get',
  path: '/agencies/{agencyId}',
  operation: 'agency.read',
  summary: 'One agency with its former names',
  params: AgencyParams,
  answer: AgencyView,
});

export const NewAgency = z.object({
  parentId: z.uuid(),
  code: AgencyCode,
  name: AgencyName,
  shortName: AgencyShortName,
  zone: Zone.optional(),
  description: Description.optional(),
});

export const createAgency = endpoint({
  method: 'post',
  path: '/agencies',
  operation: 'agency.write',
  summary: 'Add an agency below another; without a zone it has its parent’s',
  body: NewAgency,
  answer: AgencyView,
});

export const PastedRow = z.object({
  line: z.number(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  /** Null: the row can be, or was, added. */
  fault: z.enum(['name-missing', 'too-long', 'code-unusable', 'code-taken', 'code-twice']).nullable(),
});
export type PastedRow = z.infer<typeof PastedRow>;

export const pasteAgencies = endpoint({
  method: 'post',
  path: '/agencies/paste',
  operation: 'agency.write',
  summary: 'Add many agencies from lines of “code; name; short name” (or tabs, or only names); good rows are added',
  body: z.object({
    parentId: z.uuid(),
    text: z.string().min(1).max(50_000),
    onlyCheck: z.boolean().default(false),
  }),
  answer: z.object({ rows: z.array(PastedRow), added: z.number() }),
});

export const changeAgency = endpoint({
  method: 'patch',
  path: '/agencies/{agencyId}',
  operation: 'agency.write',
  summary: 'Change an agency’s code or time zone',
  params: AgencyParams,
  body: z.object({ code: AgencyCode.optional(), zone: Zone.optional() }),
  answer: AgencyView,
});

export const renameAgency = endpoint({
  method: 'post',
  path: '/agencies/{agencyId}/rename',
  operation: 'agency.write',
  summary: 'Give an agency a new name from a day on; the old one is kept as an alias',
  params: AgencyParams,
  body: z.object({ name: AgencyName, shortName: AgencyShortName, validFrom: z.iso.date() }),
  answer: AgencyView,
});

export const moveAgency = endpoint({
  method: 'post',
  path: '/agencies/{agencyId}/move',
  operation: 'agency.write',
  summary: 'Put an agency, with all below it, under another parent',
  params: AgencyParams,
  body: z.object({ parentId: z.uuid() }),
  answer: AgencyView,
});

export const setAgencyActive = endpoint({
  method: 'put',
  path: '/agencies/{agencyId}/active',
  operation: 'agency.write',
  summary: 'Deactivate an agency (it stays readable) or make it active again',
  params: AgencyParams,
  body: z.object({ active: z.boolean() }),
  answer: AgencyView,
});

export const changeAgencySettings = endpoint({
  method: 'patch',
  path: '/agencies/{agencyId}/settings',
  operation: 'agency.settings',
  summary: 'Self-approval, moderation of comments, the description citizens read',
  params: AgencyParams,
  body: z.object({
    allowsSelfApproval: z.boolean().optional(),
    moderatesComments: z.boolean().optional(),
    description: Description.optional(),
  }),
  answer: AgencyView,
});
