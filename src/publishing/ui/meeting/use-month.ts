import { useUrlState } from '#web/kit/use-url-state.ts';
import { useLanguage } from '#web/words/language.ts';

/** The month in the address, `2026-12`; what is none counts as the present one. */
export function useMonth(now: string): {
  readonly value: string;
  readonly name: string;
  readonly turn: (by: 1 | -1) => void;
  readonly goToNow: () => void;
} {
  const [asked, choose] = useUrlState('bulan', now);
  const language = useLanguage();
  const value = /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : now;
  const form = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const turn = (by: 1 | -1): void => {
    const [year = 0, month = 1] = value.split('-').map(Number);
    choose(new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 7));
  };
  return { value, name: form.format(new Date(`${value}-01T00:00:00Z`)), turn, goToNow: () => choose(now) };
}
