import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';

export const audienceChoices = [
  'everyone', 'parents', 'youth', 'elderly', 'traders', 'neighbourhoods', 'disabled', 'newcomers', 'farmers', 'offices',
] as const; // oxfmt-ignore
export const changeChoices = [
  'use-services',
  'fewer-repeats',
  'know-programmes',
  'more-ideas',
  'fewer-hoaxes',
  'more-trust',
] as const;
export const placeChoices = [
  'whatsapp', 'instagram', 'facebook', 'tiktok', 'youtube', 'portal', 'radio', 'newspaper', 'billboard', 'meeting', 'arts',
] as const; // oxfmt-ignore
export const paceChoices = ['often', 'sometimes', 'never'] as const;
export const languageChoices = ['everyday', 'javanese', 'formal'] as const;
export const voiceChoices = ['friendly', 'plain', 'calm', 'prompt', 'humble', 'cheerful'] as const;
export const hardWordChoices = [
  'dalam-rangka',
  'sehubungan',
  'implementasi',
  'sosialisasi',
  'stakeholder',
  'monev',
  'optimalisasi',
  'oknum',
] as const;
export const dayTimes = ['morning', 'noon', 'afternoon', 'evening'] as const;

const pace = z.enum(paceChoices).nullable();
const words = z.string().max(2000);
const line = z.string().max(160);

/** Ten questions; whatever is not answered yet is empty. */
export const StrategyAnswers = z.object({
  audiences: z.array(z.enum(audienceChoices)).max(10),
  otherAudience: line,
  questions: words,
  changes: z.array(z.enum(changeChoices)).max(6),
  otherChange: words,
  places: z.array(z.enum(placeChoices)).max(11),
  duties: z.object({
    policy: pace,
    'work-plan': pace,
    performance: pace,
    service: pace,
    education: pace,
    participation: pace,
    ceremony: pace,
  }),
  language: z.enum(languageChoices).nullable(),
  voices: z.array(z.enum(voiceChoices)).max(6),
  hardWords: z.array(z.enum(hardWordChoices)).max(8),
  otherHardWords: words,
  perWeek: z.int().min(1).max(50).nullable(),
  times: z.array(z.enum(dayTimes)).max(4),
  weekday: z.int().min(1).max(7).nullable(),
  weekdayTheme: line,
  hashtag: line,
});
export type StrategyAnswers = z.infer<typeof StrategyAnswers>;

const proposedPillar = z.object({
  name: z.string(),
  description: z.string(),
  wantedShare: z.number().nullable(),
  weekday: z.int().nullable(),
});

/** What the answers turn into; the content is what the strategy would then read. */
export const ProposalView = z.object({
  summary: z.string(),
  goal: z.string(),
  audiences: z.array(z.object({ name: z.string(), needs: z.string(), places: z.string(), language: z.string() })),
  channels: z.array(
    z.object({ name: z.string(), mediaClass: z.string(), reason: z.string(), registered: z.boolean() }),
  ),
  kinds: z.array(z.object({ kind: z.string(), duty: z.string() })),
  tone: z.string(),
  examples: z.array(z.object({ good: z.string(), bad: z.string() })),
  avoid: z.array(z.object({ word: z.string(), instead: z.string() })),
  hashtags: z.array(z.object({ tag: z.string(), use: z.string() })),
  pillars: z.array(proposedPillar),
  /** To begin slots and goals with: in words, and what their forms take. */
  slots: z.array(z.object({ words: z.string(), weekday: z.int(), time: z.enum(dayTimes), pillar: z.string() })),
  goals: z.array(z.object({ words: z.string(), change: z.string() })),
});
export type ProposalView = z.infer<typeof ProposalView>;

const id = z.object({ id: z.uuid() });

export const strategyAnswersEndpoint = endpoint({
  method: 'get',
  path: '/strategies/{id}/answers',
  operation: 'strategy.write',
  summary: 'What was answered so far in the guided set-up of an agency',
  params: id,
  answer: z.object({
    agency: z.object({ id: z.uuid(), name: z.string(), shortName: z.string() }),
    answers: StrategyAnswers,
    /** 0 while nothing is answered. */
    revision: z.int(),
    appliedAt: z.iso.datetime().nullable(),
  }),
});

export const saveAnswersEndpoint = endpoint({
  method: 'put',
  path: '/strategies/{id}/answers',
  operation: 'strategy.write',
  summary: 'Keep the answers as they now stand, on top of the revision one has seen',
  params: id,
  body: StrategyAnswers.extend({ revision: z.int().min(0) }),
  answer: z.object({ revision: z.int() }),
});

export const proposalEndpoint = endpoint({
  method: 'get',
  path: '/strategies/{id}/proposal',
  operation: 'strategy.write',
  summary: 'The first strategy that the kept answers turn into, by rules; nothing is changed yet',
  params: id,
  answer: ProposalView,
});

export const applyAnswersEndpoint = endpoint({
  method: 'post',
  path: '/strategies/{id}/set-up',
  operation: 'strategy.write',
  summary: 'Make the strategy of the kept answers: texts are replaced, lists and pillars are added to',
  params: id,
  answer: z.object({
    revision: z.int(),
    /** The pillars that were added. */
    pillarIds: z.array(z.uuid()),
    /** The texts that stood before, to put them back. */
    former: z.object({ content: z.any(), revision: z.int() }),
  }),
});
