import { formatPlainDate } from '#platform/time/format.ts';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { messageWords } from './words.ts';

interface Period {
  readonly validFrom: string;
  readonly validUntil: string | null;
}

export function usePeriod(): (period: Period) => string {
  const say = useWords(messageWords);
  const language = useLanguage();
  return ({ validFrom, validUntil }) => {
    const from = formatPlainDate(validFrom, language);
    if (validUntil === null) return say('period.open', { from });
    return say('period', { from, until: formatPlainDate(validUntil, language) });
  };
}
