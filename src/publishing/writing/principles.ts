import type { RuleId } from './rules.ts';

/** The six principles of government communication (reference: PermenPANRB 83/2012). */
export const principles = ['credible', 'integrity', 'professional', 'responsive', 'integrated', 'inclusive'] as const;
export type Principle = (typeof principles)[number];

/** Advice that speaks for looking again at a principle. */
export const advisedBy: Readonly<Record<Principle, readonly RuleId[]>> = {
  credible: ['wrong-weekday', 'impossible-date', 'past-date', 'outdated-fact', 'left-open'],
  integrity: ['identity-number', 'personal-contact', 'election-words'],
  professional: ['official-opening', 'official-passive', 'all-capitals', 'spelling', 'many-marks'],
  responsive: ['missing-call', 'missing-day', 'missing-place'],
  integrated: ['missing-what', 'hashtag-wall'],
  inclusive: ['leader-only', 'long-sentence', 'unreadable-hashtag'],
};
