import { formatNumber, formatPlainDate, noNumber } from '#platform/time/format.ts';
import type { Metric, ReasonView } from '#strategy/goals/contract.ts';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { goalWords } from './words.ts';

export interface Told {
  readonly metric: Metric;
  readonly unit: string;
}

/** How a goal's numbers, days and reasons are told. */
export interface GoalTelling {
  /** `1.240`, `5 j 40 m`, `92 %`, `412 keluarga`; a dash when not known. */
  readonly number: (value: number | null, of: Told) => string;
  readonly day: (day: string) => string;
  readonly share: (share: number | null) => string;
  readonly reason: (reason: ReasonView, goal: Told & { readonly target: number; readonly dueOn: string }) => string;
}

export function useGoalTelling(): GoalTelling {
  const language = useLanguage();
  const say = useWords(goalWords);
  const number = (value: number | null, { metric, unit }: Told): string => {
    if (value === null) return noNumber;
    if (metric === 'answer-minutes') return officeTime(Math.round(value));
    if (metric === 'answered-in-time') return `${formatNumber(value, language)} %`;
    const decimals = metric === 'by-hand' ? 2 : 0;
    return `${formatNumber(value, language, decimals)}${unit === '' ? '' : ` ${unit}`}`;
  };
  const officeTime = (minutes: number): string =>
    minutes < 60
      ? say('minutes', { minutes })
      : say('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const day = (iso: string): string => formatPlainDate(iso, language);
  return {
    number,
    day,
    share: (share) => (share === null ? noNumber : `${formatNumber(share * 100, language, 0)} %`),
    reason: (reason, goal) => {
      const { kind, at, expected, ...counts } = reason;
      return say(`reason.${kind}`, {
        ...counts,
        value: number(clean(at?.value ?? null, goal.metric), goal),
        low: number(clean(at?.low ?? null, goal.metric), goal),
        high: number(clean(at?.high ?? null, goal.metric), goal),
        expected: number(expected ?? null, goal),
        target: number(goal.target, goal),
        due: day(goal.dueOn),
      });
    },
  };
}

/** A forecast is told no finer than it is; of something counted it never goes below zero, nor a share above 100. */
export function clean(value: number | null, metric: Metric): number | null {
  if (value === null) return null;
  const rounded = Math.abs(value) < 100 ? Math.round(value * 10) / 10 : Math.round(value);
  if (metric === 'by-hand') return rounded;
  return Math.max(0, metric === 'answered-in-time' ? Math.min(100, rounded) : rounded);
}
