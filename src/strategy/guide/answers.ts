import type { StrategyAnswers } from './set-up-contract.ts';

export const noAnswers: StrategyAnswers = {
  audiences: [],
  otherAudience: '',
  questions: '',
  changes: [],
  otherChange: '',
  places: [],
  duties: {
    policy: null,
    'work-plan': null,
    performance: null,
    service: null,
    education: null,
    participation: null,
    ceremony: null,
  },
  language: null,
  voices: [],
  hardWords: [],
  otherHardWords: '',
  perWeek: null,
  times: [],
  weekday: null,
  weekdayTheme: '',
  hashtag: '',
};

/** What stands on lines of their own, without list marks. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter(Boolean);
}
