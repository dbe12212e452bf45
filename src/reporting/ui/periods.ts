import type { Language } from '#platform/i18n/language.ts';
import { isoDay } from '#platform/time/format.ts';

export interface ChosenPeriod {
  readonly from: string;
  readonly to: string;
}

const dayMs = 86_400_000;

/** `7d`, `30d` or a month such as `2026-11`; up to today. */
export function periodOf(choice: string, now: Date, zone: string): ChosenPeriod {
  const today = isoDay(now, zone);
  const days = /^(\d+)d$/.exec(choice)?.[1];
  if (days !== undefined)
    return { from: isoDay(new Date(now.getTime() - (Number(days) - 1) * dayMs), zone), to: today };
  const month = /^\d{4}-\d{2}$/.test(choice) ? choice : today.slice(0, 7);
  const last = lastDayOf(month);
  return { from: `${month}-01`, to: month === today.slice(0, 7) ? today : last };
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** This month and the eleven before it. */
export function recentMonths(now: Date, zone: string): readonly string[] {
  const [year = 0, number = 1] = isoDay(now, zone).split('-').map(Number);
  return Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** `November 2026` */
export function monthName(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
