import { formatDateRange } from '#platform/time/format.ts';
import { useLanguage } from '#web/words/language.ts';

interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Says a period in days: `1 Nov – 31 Des 2026`. */
export function usePeriod(): (period: Period) => string {
  const language = useLanguage();
  return ({ startsOn, endsOn }) =>
    formatDateRange(
      { from: new Date(`${startsOn}T00:00:00Z`), to: new Date(`${endsOn}T00:00:00Z`) },
      { zone: 'UTC', language },
    );
}
