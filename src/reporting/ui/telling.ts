import { formatNumber, noNumber } from '#platform/time/format.ts';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { reportWords } from './words.ts';

/** How numbers are told here: unknown is a dash, office time in hours and minutes, never in days. */
export interface Telling {
  readonly number: (value: number | null, decimals?: number) => string;
  readonly signed: (value: number, decimals?: number) => string;
  readonly officeTime: (minutes: number | null) => string;
}

export function useTelling(): Telling {
  const language = useLanguage();
  const say = useWords(reportWords);
  return {
    number: (value, decimals = 0) => formatNumber(value, language, decimals),
    signed: (value, decimals = 0) =>
      `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(value), language, decimals)}`,
    officeTime: (minutes) => {
      if (minutes === null) return noNumber;
      const whole = Math.round(minutes);
      if (whole < 60) return say('minutes', { minutes: whole });
      return say('hours', { hours: Math.floor(whole / 60), minutes: whole % 60 });
    },
  };
}
