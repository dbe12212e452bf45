import { addDaysToDate } from '#platform/time/local-time.ts';

export type Rhythm = 'daily' | 'weekly' | 'fortnightly' | 'monthly';
export const rhythms: readonly Rhythm[] = ['daily', 'weekly', 'fortnightly', 'monthly'];
export const longestSeries = 52;

const steps = { daily: 1, weekly: 7, fortnightly: 14 } as const;

/** The days after `date` on which a series goes on. A month without that day takes its last one. */
export function repeated(date: string, rhythm: Rhythm, times: number): readonly string[] {
  const count = Math.min(longestSeries, Math.max(0, Math.floor(times)));
  return Array.from({ length: count }, (_, index) =>
    rhythm === 'monthly' ? monthsOn(date, index + 1) : addDaysToDate(date, steps[rhythm] * (index + 1)),
  );
}

function monthsOn(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
