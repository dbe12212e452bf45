import { addDaysToDate } from '#platform/time/local-time.ts';

/** `free`: nothing was wanted, because the offices were closed or a pause held everything. `unknown`: nobody had said how much. */
export type Verdict = 'kept' | 'short' | 'free' | 'unknown';

export interface CadenceWeek {
  readonly monday: string;
  readonly done: number;
  readonly wanted: number | null;
}

export function verdictOf({ done, wanted }: Pick<CadenceWeek, 'done' | 'wanted'>): Verdict {
  if (wanted === null) return 'unknown';
  if (wanted === 0) return 'free';
  return done >= wanted ? 'kept' : 'short';
}

export interface Streak {
  readonly current: number;
  readonly longest: number;
}

/** Weeks in a row, the oldest first. A free week neither adds nor ends; one of which nothing is known ends. */
export function streakOf(verdicts: readonly Verdict[]): Streak {
  let [current, longest] = [0, 0];
  for (const verdict of verdicts) {
    if (verdict === 'free') continue;
    current = verdict === 'kept' ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return { current, longest };
}

export interface Kept {
  readonly kept: number;
  /** Weeks in which something was wanted. */
  readonly judged: number;
}

/** Null: in none of these weeks was anything wanted. */
export function keptOf(verdicts: readonly Verdict[]): Kept | null {
  const judged = verdicts.filter((verdict) => verdict === 'kept' || verdict === 'short');
  if (judged.length === 0) return null;
  return { kept: judged.filter((verdict) => verdict === 'kept').length, judged: judged.length };
}

const workingDays = 5;

/** What is asked of a whole week, in proportion to the days from Monday to Friday that were no days off. */
export function wantedOfWeek(perWeek: number, monday: string, isOff: (date: string) => boolean): number {
  const dates = Array.from({ length: workingDays }, (_, day) => addDaysToDate(monday, day));
  const open = dates.filter((date) => !isOff(date)).length;
  return Math.round((perWeek * open) / workingDays);
}
