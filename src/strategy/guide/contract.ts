import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export * from './set-up-contract.ts';

/** What a government tells its citizens for. */
export const duties = ['policy', 'work-plan', 'performance', 'service', 'education', 'participation'] as const;
export type Duty = (typeof duties)[number];

/** The kinds that a post can have. */
export const contentKinds = [
  'berita', 'layanan', 'video-pendek', 'meme', 'hari-besar', 'ucapan-selamat', 'ucapan-duka', 'infografis', 'siaran-langsung', 'bagikan-ulang',
] as const; // oxfmt-ignore
export type ContentKind = (typeof contentKinds)[number];

export const channelClasses = ['traditional', 'conventional', 'new'] as const;
export type ChannelClass = (typeof channelClasses)[number];

const line = z.string().max(160);
const paragraph = z.string().max(800);

export const StrategyContent = z.object({
  summary: paragraph,
  goal: paragraph,
  audiences: z.array(z.object({ name: line, needs: paragraph, places: line, language: line })).max(12),
  kinds: z.array(z.object({ kind: z.enum(contentKinds), duty: z.enum(duties), note: line })).max(30),
  channels: z
    .array(
      z.object({
        /** Of the agency's register; null for a medium that is not in it. */
        channelId: z.uuid().nullable(),
        name: line,
        mediaClass: z.enum(channelClasses),
        reason: paragraph,
      }),
    )
    .max(40),
  voice: z.object({ tone: paragraph, examples: z.array(z.object({ good: paragraph, bad: paragraph })).max(15) }),
  avoid: z.array(z.object({ word: line, instead: line })).max(80),
  hashtags: z.array(z.object({ tag: line, use: line })).max(40),
  brand: z.object({
    logos: z.array(z.object({ mediaId: z.uuid(), alt: z.string().max(2000) })).max(6),
    colours: z.array(z.object({ name: line, hex: z.string().regex(/^#[0-9a-f]{6}$/i) })).max(8),
    fonts: z.array(z.object({ name: line, use: line })).max(6),
    letterhead: paragraph,
  }),
});
export type StrategyContent = z.infer<typeof StrategyContent>;

const agency = z.object({ id: z.uuid(), name: z.string(), shortName: z.string() });
const asked = z.object({ agencyId: z.uuid().optional().describe('Without it: the city') });
const id = z.object({ id: z.uuid() });

export const StrategyView = z.object({
  agency: agency.extend({ isCity: z.boolean() }),
  content: StrategyContent,
  /** 0 while nothing is written. */
  revision: z.int(),
  updatedAt: z.iso.datetime().nullable(),
  updatedBy: z.string().nullable(),
  /** What the agencies above wrote, the city first: it holds here too. */
  inherited: z.array(z.object({ agency, content: StrategyContent })),
  /** The accounts and media that the agency has, to choose from. */
  channels: z.array(
    z.object({ id: z.uuid(), name: z.string(), medium: z.string(), mediaClass: z.enum(channelClasses) }),
  ),
  setUp: z.object({ begun: z.boolean(), applied: z.boolean() }),
  can: z.object({ write: z.boolean() }),
});
export type StrategyView = z.infer<typeof StrategyView>;

export const strategyEndpoint = endpoint({
  method: 'get',
  path: '/strategy',
  operation: 'strategy.read',
  summary: 'The strategy of an agency, with what it inherits',
  query: asked,
  answer: StrategyView,
});

export const saveStrategyEndpoint = endpoint({
  method: 'put',
  path: '/strategies/{id}',
  operation: 'strategy.write',
  summary: 'Save the own part of a strategy as it now reads, on top of the revision one has seen; the id is the agency',
  params: id,
  body: StrategyContent.extend({ revision: z.int().min(0) }),
  answer: z.object({ revision: z.int(), updatedAt: z.iso.datetime() }),
});

const counted = z.object({ posts: z.int(), lastAt: z.iso.datetime().nullable() });

export const strategyCoverageEndpoint = endpoint({
  method: 'get',
  path: '/strategy/coverage',
  operation: 'strategy.read',
  summary: 'Published posts of an agency and those below it, by the duty they serve and by pillar',
  query: asked.extend({ from: z.iso.date(), to: z.iso.date() }),
  answer: z.object({
    posts: z.int(),
    /** Null: nobody said which. */
    duties: z.array(counted.extend({ duty: z.enum(duties).nullable() })),
    pillars: z.array(counted.extend({ pillarId: z.uuid().nullable() })),
    kinds: z.array(counted.extend({ kind: z.string() })),
  }),
});

export const WritingGuide = z.object({
  avoid: z.array(z.object({ word: z.string(), instead: z.string(), from: z.string() })),
  hashtags: z.array(z.object({ tag: z.string(), use: z.string(), from: z.string() })),
});
export type WritingGuide = z.infer<typeof WritingGuide>;

export const writingGuideEndpoint = endpoint({
  method: 'get',
  path: '/strategy/writing',
  operation: 'strategy.read',
  summary: 'Words to avoid and hashtags that hold for an agency, for use while writing',
  query: asked,
  answer: WritingGuide,
});

export const strategyPictureEndpoint = endpoint({
  method: 'get',
  path: '/strategies/{id}/pictures/{mediaId}',
  operation: 'strategy.read',
  summary: 'A brand picture in the strategy of an agency, also for those who inherit it',
  params: id.extend({ mediaId: z.uuid() }),
  answer: z.any().describe('The bytes of the picture'),
});

export const printStrategyEndpoint = endpoint({
  method: 'get',
  path: '/strategy/pdf',
  operation: 'strategy.read',
  summary: 'The strategy on one page A4, as a tagged PDF',
  query: asked.extend({ language: z.enum(['id', 'en']).optional() }),
  answer: z.any().describe('The PDF'),
});
