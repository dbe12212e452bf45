import { expect, test } from 'vitest';
import { plainRule, readRuleText, ruleText, type RuleDraft } from './rule-text.ts';

test.each<[Partial<RuleDraft>, string]>([
  [{ pattern: 'daily' }, 'FREQ=DAILY'],
  [{ pattern: 'daily', interval: 3 }, 'FREQ=DAILY;INTERVAL=3'],
  [{ pattern: 'workdays' }, 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  [{ pattern: 'weekly', weekdays: [1, 4] }, 'FREQ=WEEKLY;BYDAY=MO,TH'],
  [{ pattern: 'weekly', weekdays: [4], interval: 2 }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
  [{ pattern: 'month-day', monthDay: 31 }, 'FREQ=MONTHLY;BYMONTHDAY=31'],
  [{ pattern: 'month-last' }, 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  [{ pattern: 'month-nth', nth: 1, weekdays: [1] }, 'FREQ=MONTHLY;BYDAY=1MO'],
  [{ pattern: 'month-nth', nth: -1, weekdays: [5], interval: 6 }, 'FREQ=MONTHLY;INTERVAL=6;BYDAY=-1FR'],
])('what the builder says is read back as it was chosen: %o', (chosen, text) => {
  const draft = { ...plainRule, ...chosen };
  expect(ruleText(draft)).toBe(text);
  const read = readRuleText(text);
  expect(ruleText(read)).toBe(text);
  expect({ ...read, raw: '' }).toMatchObject(chosen);
});

test.each(['FREQ=MINUTELY;INTERVAL=90', 'FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=1', 'FREQ=DAILY;COUNT=5', 'apa saja'])(
  'what it can’t say stays an expert’s rule: %s',
  (text) => {
    expect(readRuleText(text)).toMatchObject({ pattern: 'expert', raw: text });
    expect(ruleText(readRuleText(text))).toBe(text);
  },
);
