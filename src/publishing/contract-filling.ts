import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

const instant = z.iso.datetime();
const at = z.iso.datetime({ offset: true });
const id = z.object({ id: z.uuid() });

/** Why a post can't, or should not, stand in a slot. Only the first keeps it out. */
export const fitFaults = ['channel', 'pillar', 'campaign'] as const;

export const SlotCandidates = z.object({
  posts: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      excerpt: z.string(),
      state: z.string(),
      publishAt: instant.nullable(),
      fault: z.enum(fitFaults).nullable(),
    }),
  ),
  bank: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      agency: z.string(),
      /** The text whose turn it is. */
      text: z.string(),
      uses: z.int(),
      lastAt: instant.nullable(),
      /** What keeps it from being used then. */
      hindrance: z.string().nullable(),
    }),
  ),
  /** Whether the reader may use the bank here: it goes out without another approval. */
  can: z.object({ fill: z.boolean(), bank: z.boolean(), write: z.boolean() }),
});
export type SlotCandidates = z.infer<typeof SlotCandidates>;

const Filled = z.object({ fillId: z.uuid(), postId: z.uuid(), title: z.string(), state: z.string() });

export const slotCandidatesEndpoint = endpoint({
  method: 'get',
  path: '/slots/{id}/candidates',
  operation: 'slot.read',
  summary: 'What could fill an occurrence of a slot: posts without a time, and the content bank',
  params: id,
  query: z.object({ at }),
  answer: SlotCandidates,
});

export const fillSlotEndpoint = endpoint({
  method: 'post',
  path: '/slots/{id}/fill',
  operation: 'slot.fill',
  summary: 'Give an occurrence a post: what is approved is scheduled, what is not keeps the time as a wish',
  params: id,
  body: z.object({ at, postId: z.uuid() }),
  answer: Filled,
});

export const fillSlotFromBankEndpoint = endpoint({
  method: 'post',
  path: '/slots/{id}/fill-from-bank',
  operation: 'slot.fill',
  summary: 'Make a scheduled post from approved evergreen content for an occurrence',
  params: id,
  body: z.object({ at, entryId: z.uuid() }),
  answer: Filled,
});

export const fillSlotsAtRandomEndpoint = endpoint({
  method: 'post',
  path: '/slots/fill-at-random',
  operation: 'slot.fill',
  summary:
    'Fill empty occurrences of an agency and those below it at random from approved posts that fit; the same seed chooses the same',
  body: z.object({
    agencyId: z.uuid(),
    from: at,
    to: at,
    seed: z.int().min(1).max(2_147_483_647).optional(),
    /** Also from the content bank where no approved post fits. */
    withBank: z.boolean().default(false),
  }),
  answer: z.object({
    seed: z.int(),
    filled: z.array(Filled.extend({ slotId: z.uuid(), at: instant })),
    /** Occurrences for which nothing fits. */
    left: z.int(),
  }),
});

export const undoFillsEndpoint = endpoint({
  method: 'post',
  path: '/slots/fills/undo',
  operation: 'slot.fill',
  summary: 'Empty occurrences again: posts get their former time back, posts made for them are thrown away',
  body: z.object({ ids: z.array(z.uuid()).min(1).max(200) }),
  /** Kept are those that were moved, edited or handed over since. */
  answer: z.object({ undone: z.int(), kept: z.int() }),
});
