import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { cardSizes, cardTemplates, cardTones } from './design.ts';

export * from './design.ts';

export const CardDesignBody = z.object({
  template: z.enum(cardTemplates),
  tone: z.enum(cardTones),
  fields: z.record(z.string().max(20), z.string().max(1000)),
  pictures: z.array(z.uuid()).max(2),
});
export type CardDesignBody = z.infer<typeof CardDesignBody>;

export const CardFinding = z.discriminatedUnion('kind', [
  /** So many letters more than fit in the smallest size that can still be read. */
  z.object({ kind: z.literal('too-long'), field: z.string(), letters: z.int() }),
  z.object({ kind: z.literal('letters-missing'), letters: z.string() }),
  /** The agency's colour was made darker, so that words can be read. */
  z.object({ kind: z.literal('colour-adjusted'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('field-missing'), field: z.string() }),
  z.object({ kind: z.literal('picture-missing'), count: z.int() }),
]);
export type CardFinding = z.infer<typeof CardFinding>;

export const cardPreviewEndpoint = endpoint({
  method: 'post',
  path: '/cards/preview',
  operation: 'media.write',
  summary: 'A card as it would look in one size, with what keeps it from being made; nothing is kept',
  body: z.object({
    agencyId: z.uuid(),
    design: CardDesignBody,
    size: z.enum(cardSizes),
    width: z.int().min(60).max(1080).default(640),
  }),
  answer: z.object({
    /** A data URL. */
    image: z.string(),
    width: z.int(),
    height: z.int(),
    alt: z.string(),
    findings: z.array(CardFinding),
  }),
});

export const CardView = z.object({
  id: z.uuid(),
  agencyId: z.uuid(),
  design: CardDesignBody,
  pictures: z.array(z.object({ size: z.enum(cardSizes), mediaId: z.uuid() })),
});
export type CardView = z.infer<typeof CardView>;

export const makeCardEndpoint = endpoint({
  method: 'post',
  path: '/cards',
  operation: 'media.write',
  summary:
    'Make a card in the sizes asked for; its pictures are in the library afterwards. The same card again is the one that is there',
  body: z.object({
    agencyId: z.uuid(),
    design: CardDesignBody,
    sizes: z.array(z.enum(cardSizes)).min(1).max(cardSizes.length),
  }),
  answer: CardView.extend({ alt: z.string() }),
});

export const cardsEndpoint = endpoint({
  method: 'get',
  path: '/cards',
  operation: 'media.read',
  summary: 'The cards that these pictures are of',
  query: z.object({ mediaId: z.union([z.uuid(), z.array(z.uuid()).max(40)]) }),
  answer: z.object({ items: z.array(CardView) }),
});
