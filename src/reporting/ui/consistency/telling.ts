import { formatNumber, formatPlainDate } from '#platform/time/format.ts';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { consistencyWords } from './words.ts';

export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** How shares are told and compared here: the base always stands beside the percentage. */
export interface ShareTelling {
  readonly percent: (share: Share | null) => string | null;
  readonly of: (share: Share | null) => string;
  /** Against the own past; where there is none, it says so. */
  readonly before: (now: Share | null, before: Share | null) => string;
  readonly date: (date: string) => string;
  readonly number: (value: number) => string;
}

/** Of nothing there is no share. */
export function shareOf(part: number, whole: number): Share | null {
  return whole > 0 ? { part, whole } : null;
}

function percentOf({ part, whole }: Share): number {
  return Math.round((part / whole) * 100);
}

export function useShareTelling(): ShareTelling {
  const say = useWords(consistencyWords);
  const language = useLanguage();
  const number = (value: number): string => formatNumber(value, language);
  const facts = (share: Share) => ({
    percent: number(percentOf(share)),
    part: number(share.part),
    whole: number(share.whole),
  });
  return {
    number,
    date: (date) => formatPlainDate(date, language),
    percent: (share) => share && `${number(percentOf(share))} %`,
    of: (share) => (share ? say('of', facts(share)) : say('none')),
    before: (now, before) => {
      if (!before) return say('before.none');
      const told = say('before', { value: say('percent', facts(before)) });
      if (!now) return told;
      const points = percentOf(now) - percentOf(before);
      const change = points === 0 ? 'same' : points > 0 ? 'up' : 'down';
      return `${told} · ${say(`change.${change}`, { points: number(Math.abs(points)) })}`;
    },
  };
}
