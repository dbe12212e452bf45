import { useLanguage } from './language.ts';
import { readRuleText } from './rule-text.ts';
import { webWords } from './web-words.ts';
import { useWords } from './words.ts';

/** Names of the weekdays, Monday first. */
export function useWeekdays(length: 'long' | 'short'): readonly string[] {
  const format = new Intl.DateTimeFormat(useTag(), { weekday: length, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => format.format(new Date(Date.UTC(2026, 0, 5 + index))));
}

/** A rule in words, such as "Setiap Senin dan Kamis"; an expert's rule as it is. */
export function useRuleWords(): (rule: string) => string {
  const say = useWords(webWords);
  const names = useWeekdays('long');
  const list = new Intl.ListFormat(useTag());
  return (rule) => {
    const draft = readRuleText(rule);
    if (draft.pattern === 'expert') return rule;
    const days = list.format(draft.weekdays.map((day) => names[day - 1] ?? ''));
    return say(`rule.${draft.pattern}`, { days, day: draft.monthDay, nth: draft.nth, count: draft.interval });
  };
}

function useTag(): string {
  return useLanguage() === 'id' ? 'id-ID' : 'en-GB';
}
