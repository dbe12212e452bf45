import type { ReportView } from '#reporting/contract.ts';
import type { ReportWord } from './words.ts';

/** One sentence of "Apa artinya": a word's key and what stands in it. `minutes`, `share` and `week` are told by the screen. */
export interface Sentence {
  readonly key: Extract<ReportWord, `meaning.${string}`>;
  readonly facts: Readonly<Record<string, number>>;
  readonly week?: { readonly from: string; readonly to: string };
}

type Week = ReportView['weeks'][number];

type Told = Pick<ReportView, 'posts' | 'interactions' | 'answers'> & { readonly weeks: readonly Week[] };

/** Says in at most four sentences what the numbers say. Simple rules, so that anybody can check them. */
export function meaningOf(report: Told): readonly Sentence[] {
  return [postsSentence(report), reactionsSentence(report), answerSentence(report), watchSentence(report)].filter(
    (sentence) => sentence !== undefined,
  );
}

function postsSentence({ posts: { now } }: Told): Sentence {
  const { planned, verified } = now;
  if (planned === 0) return { key: 'meaning.none-planned', facts: {} };
  if (verified >= planned) return { key: 'meaning.all-live', facts: { planned } };
  return { key: 'meaning.some-missing', facts: { planned, verified, missing: planned - verified } };
}

/** Less than that is chance. */
const worthTelling = 0.05;

function reactionsSentence({ interactions: { value, previous } }: Told): Sentence | undefined {
  if (value === null || previous === null || previous === 0) return undefined;
  const change = (value - previous) / previous;
  if (Math.abs(change) < worthTelling) return undefined;
  const key = change > 0 ? 'meaning.more-reactions' : 'meaning.fewer-reactions';
  return { key, facts: { share: Math.abs(change) } };
}

const worthMinutes = 10;

function answerSentence({ answers: { now, before } }: Told): Sentence | undefined {
  if (now.owed === 0) return undefined;
  const faster = (before.medianMinutes ?? Number.NaN) - (now.medianMinutes ?? Number.NaN);
  if (Math.abs(faster) >= worthMinutes) {
    return { key: faster > 0 ? 'meaning.faster' : 'meaning.slower', facts: { minutes: Math.abs(faster) } };
  }
  return { key: 'meaning.in-time', facts: { inTime: now.inTime, owed: now.owed } };
}

function watchSentence({ weeks, answers: { now } }: Told): Sentence | undefined {
  const worst = weeks.reduce<Week | undefined>(
    (former, week) => (former && gapOf(former) >= gapOf(week) ? former : week),
    undefined,
  );
  const late = now.owed - now.inTime;
  if (worst && gapOf(worst) > 0 && gapOf(worst) >= late) {
    return { key: 'meaning.watch-week', facts: { gap: gapOf(worst) }, week: worst };
  }
  return late > 0 ? { key: 'meaning.watch-answers', facts: { late } } : undefined;
}

function gapOf({ planned, verified }: { readonly planned: number; readonly verified: number }): number {
  return planned - verified;
}
