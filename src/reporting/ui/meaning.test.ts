import { expect, test } from 'vitest';
import type { ReportView } from '#reporting/contract.ts';
import { meaningOf } from './meaning.ts';
import { periodOf, recentMonths } from './periods.ts';

type Told = Parameters<typeof meaningOf>[0];
const answers = { medianMinutes: 60, answered: 9, inTime: 9, owed: 9, closedWithoutAnswer: 0 };
const figure: ReportView['interactions'] = {
  value: 100,
  previous: 100,
  coverage: { have: 1, of: 1 },
  sources: ['api'],
  takenAt: null,
  parts: [],
};

function keys(change: Partial<Told>): string[] {
  const calm: Told = {
    posts: { now: { planned: 10, verified: 10 }, before: { planned: 10, verified: 10 } },
    interactions: figure,
    answers: { now: answers, before: answers },
    weeks: [{ from: '2026-11-02', to: '2026-11-08', planned: 10, verified: 10 }],
  };
  return meaningOf({ ...calm, ...change }).map(({ key }) => key);
}

test('a calm period needs few words', () => {
  expect(keys({})).toEqual(['meaning.all-live', 'meaning.in-time']);
});

test('says what rose, what fell and what to watch', () => {
  expect(keys({ interactions: { ...figure, value: 118 } })).toContain('meaning.more-reactions');
  expect(keys({ interactions: { ...figure, value: 80 } })).toContain('meaning.fewer-reactions');
  expect(keys({ interactions: { ...figure, previous: null } })).toEqual(['meaning.all-live', 'meaning.in-time']);
  expect(keys({ answers: { now: { ...answers, medianMinutes: 20 }, before: answers } })).toContain('meaning.faster');
  expect(keys({ answers: { now: { ...answers, medianMinutes: 90 }, before: answers } })).toContain('meaning.slower');
  expect(keys({ answers: { now: { ...answers, inTime: 4 }, before: answers } })).toContain('meaning.watch-answers');
});

test('names the week in which most was missing', () => {
  const weeks = [
    { from: '2026-11-02', to: '2026-11-08', planned: 4, verified: 3 },
    { from: '2026-11-09', to: '2026-11-15', planned: 6, verified: 2 },
  ];
  const said = meaningOf({
    posts: { now: { planned: 10, verified: 5 }, before: { planned: 0, verified: 0 } },
    interactions: figure,
    answers: { now: answers, before: answers },
    weeks,
  });
  expect(said.at(-1)).toEqual({ key: 'meaning.watch-week', facts: { gap: 4 }, week: weeks[1] });
});

test('an empty period says so', () => {
  const none = { ...answers, owed: 0, inTime: 0, answered: 0, medianMinutes: null };
  const posts = { planned: 0, verified: 0 };
  expect(
    keys({
      posts: { now: posts, before: posts },
      answers: { now: none, before: none },
      weeks: [],
      interactions: { ...figure, value: null },
    }),
  ).toEqual(['meaning.none-planned']);
});

test('periods end today, months of the past are whole', () => {
  const now = new Date('2026-11-23T18:30:00Z');
  expect(periodOf('2026-11', now, 'Asia/Jakarta')).toEqual({ from: '2026-11-01', to: '2026-11-24' });
  expect(periodOf('2026-02', now, 'Asia/Jakarta')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(periodOf('7d', now, 'Asia/Jakarta')).toEqual({ from: '2026-11-18', to: '2026-11-24' });
  expect(periodOf('nonsense', now, 'Asia/Jakarta')).toEqual({ from: '2026-11-01', to: '2026-11-24' });
  expect(recentMonths(now, 'Asia/Jakarta').at(-1)).toBe('2025-12');
});
