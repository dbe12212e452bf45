import { formatDateRange } from '#platform/time/format.ts';
import { useLanguage } from '#web/words/language.ts';

/** "3–7 Des 2026" of two calendar days. */
export function useDayRange(): (days: { readonly startsOn: string; readonly endsOn: string }) => string {
  const language = useLanguage();
  return ({ startsOn, endsOn }) => {
    const [from, to] = [new Date(`${startsOn}T00:00:00Z`), new Date(`${endsOn}T00:00:00Z`)];
    return formatDateRange({ from, to }, { zone: 'UTC', language });
  };
}
