import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { readRuleText } from './rule-text.ts';
import { slotWords } from './words.ts';

/** Names of the weekdays, Monday first. */
export function useWeekdays(length: 'long' | 'short'): readonly string[] {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { weekday: length, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => format.format(new Date(Date.UTC(2026, 0, 5 + index))));
}

/** A rule in words, such as "Senin, Kamis, tiap 2 minggu"; an expert's rule as it is. */
export function useRuleWords(): (rule: string) => string {
  const say = useWords(slotWords);
  const names = useWeekdays('long');
  return (rule) => {
    const draft = readRuleText(rule);
    const days = draft.weekdays.map((day) => names[day - 1] ?? '').join(', ');
    if (draft.pattern === 'expert') return rule;
    const facts = { days, day: draft.monthDay, nth: draft.nth, count: draft.interval };
    return say(`rule.${draft.pattern}`, facts);
  };
}
