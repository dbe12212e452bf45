import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const bankStates = ['draft', 'in-review', 'returned', 'approved'] as const;
export const BankState = z.enum(bankStates);
export type BankState = z.infer<typeof BankState>;

export const bankKinds = [
  'berita',
  'layanan',
  'video-pendek',
  'meme',
  'hari-besar',
  'ucapan-selamat',
  'ucapan-duka',
  'infografis',
  'siaran-langsung',
  'bagikan-ulang',
] as const;

/** Exempt information stays out of the bank. */
export const bankClasses = ['berkala', 'serta-merta', 'setiap-saat'] as const;

/** Why an entry can't be used at a time, the first thing first. */
export const bankHindrances = [
  'not-approved',
  'paused',
  'crisis',
  'expired',
  'season',
  'used-up',
  'gap',
  'pillar',
  'campaign',
] as const;
export const BankHindrance = z.enum(bankHindrances);
export type BankHindrance = z.infer<typeof BankHindrance>;

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const named = z.object({ id: z.uuid(), name: z.string() });

/** What citizens read. A change of it voids the approval. */
export const BankTexts = z.object({
  title: z.string().trim().max(200),
  kind: z.enum(bankKinds),
  informationClass: z.enum(bankClasses),
  /** Used in turn. */
  variants: z.array(z.string().trim().min(1).max(5000)).min(1).max(10),
  pictures: z
    .array(z.object({ mediaId: z.uuid(), alt: z.string().trim().max(1000) }))
    .max(4)
    .default([]),
});

/** When it may be used. */
export const BankUse = z.object({
  pillarId: z.uuid().nullable(),
  campaignId: z.uuid().nullable().default(null),
  /** `12-01` to `01-15`: a season may run over the new year. Both or none. */
  seasonFrom: monthDay.nullable(),
  seasonTo: monthDay.nullable(),
  expiresOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  minGapDays: z.int().min(1).max(3650),
  maxUses: z.int().min(1).max(10_000).nullable(),
  stopsInCrisis: z.boolean(),
});

export const BankBody = BankTexts.extend(BankUse.shape);
export type BankBody = z.infer<typeof BankBody>;

export const BankEntryView = BankBody.extend({
  id: z.uuid(),
  agency: z.object({ id: z.uuid(), shortName: z.string() }),
  state: BankState,
  paused: z.boolean(),
  version: z.int(),
  revision: z.int(),
  pillar: named.nullable(),
  campaign: named.nullable(),
  approval: z.object({ by: z.string().nullable(), at: z.iso.datetime() }).nullable(),
  returnNote: z.string(),
  uses: z.object({ count: z.int(), lastAt: z.iso.datetime().nullable() }),
  /** Of how many uses each text had. */
  variantUses: z.array(z.int()),
  /** What keeps it from being used today; null: it can be. */
  hindrance: BankHindrance.nullable(),
  /** From when the gap allows it again. */
  freeFrom: z.iso.datetime().nullable(),
  can: z.object({ write: z.boolean(), approve: z.boolean() }),
});
export type BankEntryView = z.infer<typeof BankEntryView>;

const id = z.object({ id: z.uuid() });

export const bankListEndpoint = endpoint({
  method: 'get',
  path: '/bank',
  operation: 'bank.read',
  summary: 'Evergreen content of an agency and those below it, or of all, the one changed last first',
  query: z.object({
    agencyId: z.uuid().optional(),
    state: BankState.optional(),
    pillarId: z.uuid().optional(),
    text: z.string().trim().max(100).default(''),
  }),
  answer: z.object({
    items: z.array(BankEntryView),
    counts: z.record(z.string(), z.int()),
    can: z.object({ create: z.array(z.uuid()) }),
  }),
});

export const createBankEntryEndpoint = endpoint({
  method: 'post',
  path: '/bank',
  operation: 'bank.write',
  summary: 'Put evergreen content into the bank; it is used only once approved',
  body: BankBody.extend({ agencyId: z.uuid() }),
  answer: z.object({ id: z.uuid() }),
});

export const saveBankEntryEndpoint = endpoint({
  method: 'put',
  path: '/bank/{id}',
  operation: 'bank.write',
  summary: 'Change an entry; new words need a new approval, a new season does not',
  params: id,
  body: BankBody.extend({ revision: z.int() }),
  answer: z.object({ revision: z.int(), state: BankState }),
});

export const submitBankEntryEndpoint = endpoint({
  method: 'post',
  path: '/bank/{id}/submit',
  operation: 'bank.write',
  summary: 'Ask for approval',
  params: id,
  answer: z.undefined(),
});

export const approveBankEntryEndpoint = endpoint({
  method: 'post',
  path: '/bank/{id}/approve',
  operation: 'bank.approve',
  summary: 'Approve exactly the revision that was read, for every use until its words change',
  params: id,
  body: z.object({ revision: z.int() }),
  answer: z.undefined(),
});

export const returnBankEntryEndpoint = endpoint({
  method: 'post',
  path: '/bank/{id}/return',
  operation: 'bank.approve',
  summary: 'Give it back to its writers with what to mend',
  params: id,
  body: z.object({ note: z.string().trim().min(1).max(1000) }),
  answer: z.undefined(),
});

export const pauseBankEntryEndpoint = endpoint({
  method: 'put',
  path: '/bank/{id}/paused',
  operation: 'bank.write',
  summary: 'Rest an entry, or take it up again',
  params: id,
  body: z.object({ paused: z.boolean() }),
  answer: z.undefined(),
});

export const removeBankEntryEndpoint = endpoint({
  method: 'delete',
  path: '/bank/{id}',
  operation: 'bank.write',
  summary: 'Remove an entry; posts made from it stay; can be restored',
  params: id,
  answer: z.undefined(),
});

export const restoreBankEntryEndpoint = endpoint({
  method: 'post',
  path: '/bank/{id}/restore',
  operation: 'bank.write',
  summary: 'Undo the removal of an entry',
  params: id,
  answer: z.undefined(),
});
