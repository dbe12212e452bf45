import { formatPlainDate } from '#platform/time/format.ts';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { factWords } from './words.ts';

interface Period {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** `sejak 1 Nov 2026`, `1 Nov 2026 – 30 Nov 2026`, `tanpa batas`. */
export function usePeriodWords(): (period: Period) => string {
  const say = useWords(factWords);
  const language = useLanguage();
  return ({ validFrom, validUntil }) => {
    const from = validFrom === null ? '' : formatPlainDate(validFrom, language);
    const until = validUntil === null ? '' : formatPlainDate(validUntil, language);
    if (from !== '' && until !== '') return say('valid.both', { from, until });
    if (from !== '') return say('valid.from', { from });
    return until === '' ? say('valid.always') : say('valid.until', { until });
  };
}
