/** What the friendly builder can say; anything else is an expert's rule. */
export type Pattern = 'daily' | 'workdays' | 'weekly' | 'month-day' | 'month-last' | 'month-nth' | 'expert';
export const patterns: readonly Pattern[] = [
  'daily',
  'workdays',
  'weekly',
  'month-day',
  'month-last',
  'month-nth',
  'expert',
];

export interface RuleDraft {
  readonly pattern: Pattern;
  readonly interval: number;
  /** Monday is 1. */
  readonly weekdays: readonly number[];
  readonly monthDay: number;
  readonly nth: number;
  readonly raw: string;
}

export const plainRule: RuleDraft = {
  pattern: 'workdays',
  interval: 1,
  weekdays: [1],
  monthDay: 1,
  nth: 1,
  raw: '',
};

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const workdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

export function ruleText({ pattern, interval, weekdays, monthDay, nth, raw }: RuleDraft): string {
  const every = interval > 1 ? `;INTERVAL=${interval}` : '';
  const days = names.filter((_, index) => weekdays.includes(index + 1));
  const texts: Readonly<Record<Pattern, string>> = {
    daily: `FREQ=DAILY${every}`,
    workdays,
    weekly: `FREQ=WEEKLY${every};BYDAY=${days.join(',')}`,
    'month-day': `FREQ=MONTHLY${every};BYMONTHDAY=${monthDay}`,
    'month-last': `FREQ=MONTHLY${every};BYMONTHDAY=-1`,
    'month-nth': `FREQ=MONTHLY${every};BYDAY=${nth}${days[0] ?? 'MO'}`,
    expert: raw,
  };
  return texts[pattern];
}

/** Back into the builder, when it is one of its rules. */
export function readRuleText(text: string): RuleDraft {
  if (text === workdays) return { ...plainRule, raw: text };
  const parts = new Map(text.split(';').map((part) => part.split('=') as [string, string]));
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const draft = { ...plainRule, interval, raw: text };
  const found = candidates(parts, draft).find((candidate) => ruleText(candidate) === text);
  return found ?? { ...draft, pattern: 'expert' };
}

function candidates(parts: ReadonlyMap<string, string>, draft: RuleDraft): readonly RuleDraft[] {
  const byDay = parts.get('BYDAY') ?? '';
  const weekdays = byDay.split(',').map((day) => names.indexOf(day.slice(-2)) + 1);
  const nth = Number(byDay.slice(0, -2) || 1);
  const monthDay = Number(parts.get('BYMONTHDAY') ?? 1);
  return [
    { ...draft, pattern: 'daily' },
    { ...draft, pattern: 'weekly', weekdays },
    { ...draft, pattern: 'month-last' },
    { ...draft, pattern: 'month-day', monthDay },
    { ...draft, pattern: 'month-nth', nth, weekdays },
  ];
}
