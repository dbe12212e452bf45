import type { ReactElement } from 'react';
import { formatCompact, noNumber } from '#platform/time/format.ts';
import type { Figure, ReportView } from '#reporting/contract.ts';
import { KpiCard, KpiRow } from '#web/kit/kpi-card.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { useTelling, type Telling } from './telling.ts';
import { reportWords } from './words.ts';

type Change = { direction: 'up' | 'down' | 'same'; good: boolean | null; words: string };

/** Five numbers, each with its formula, what it stands on and how it was before. */
export function ReportKpis({ report }: { readonly report: ReportView }): ReactElement {
  return (
    <KpiRow>
      <PostsCard report={report} />
      <InteractionsCard figure={report.interactions} />
      <RateCard rates={report.rates} />
      <FollowersCard figure={report.followers} />
      <AnswerCard answers={report.answers} />
    </KpiRow>
  );
}

function PostsCard({ report: { posts } }: { readonly report: ReportView }): ReactElement {
  const say = useWords(reportWords);
  const telling = useTelling();
  return (
    <KpiCard
      name={say('kpi.posts')}
      value={telling.number(posts.now.verified)}
      unit={say('kpi.posts.of', { planned: posts.now.planned })}
      change={useChange(posts.now.verified, posts.before.verified, absoluteIn(telling))}
      note={say('kpi.posts.formula')}
    />
  );
}

function InteractionsCard({ figure }: { readonly figure: Figure }): ReactElement {
  const say = useWords(reportWords);
  const language = useLanguage();
  const telling = useTelling();
  const share = (now: number, before: number): string => `${telling.signed(((now - before) / before) * 100)} %`;
  return (
    <KpiCard
      name={say('kpi.interactions')}
      value={formatCompact(figure.value, language)}
      change={useChange(figure.value, figure.previous === 0 ? null : figure.previous, share)}
      note={<Standing formula={say('kpi.interactions.formula')} figure={figure} />}
    />
  );
}

function RateCard({ rates }: { readonly rates: ReportView['rates'] }): ReactElement {
  const say = useWords(reportWords);
  const telling = useTelling();
  const rate = rates.toSorted((a, b) => b.now.posts - a.now.posts)[0];
  const points = (now: number, before: number): string => say('points', { change: telling.signed(now - before, 1) });
  const change = useChange(rate?.now.value ?? null, rate?.before ?? null, points);
  if (!rate) return <KpiCard name={say('kpi.rate')} value={noNumber} note={say('kpi.rate.none')} />;
  const { value, base, posts } = rate.now;
  return (
    <KpiCard
      name={say('kpi.rate')}
      value={telling.number(value, 1)}
      unit="%"
      change={change}
      note={say('kpi.rate.formula', { base: say(`base.${base}`), posts })}
    />
  );
}

function FollowersCard({ figure }: { readonly figure: Figure }): ReactElement {
  const say = useWords(reportWords);
  const language = useLanguage();
  const telling = useTelling();
  return (
    <KpiCard
      name={say('kpi.followers')}
      value={formatCompact(figure.value, language)}
      unit={say('kpi.followers.unit')}
      change={useChange(figure.value, figure.previous, absoluteIn(telling))}
      note={<Standing formula={say('kpi.followers.formula')} figure={figure} />}
    />
  );
}

function AnswerCard({ answers: { now, before } }: { readonly answers: ReportView['answers'] }): ReactElement {
  const say = useWords(reportWords);
  const telling = useTelling();
  const { medianMinutes: minutes } = now;
  const outside = minutes !== null && minutes < 1;
  const closed = now.closedWithoutAnswer > 0 && ` ${say('kpi.answer.closed', { count: now.closedWithoutAnswer })}`;
  return (
    <KpiCard
      name={say('kpi.answer')}
      value={telling.officeTime(minutes)}
      {...(outside ? { unit: say('kpi.answer.outside') } : {})}
      change={useAnswerChange(minutes, before.medianMinutes)}
      note={
        <>
          {say('kpi.answer.formula', { inTime: now.inTime, owed: now.owed })}
          {closed}
        </>
      }
    />
  );
}

function useAnswerChange(now: number | null, before: number | null): Change {
  const say = useWords(reportWords);
  const telling = useTelling();
  if (now === null || before === null) return { direction: 'same', good: null, words: say('change.none') };
  const difference = Math.round(now - before);
  if (difference === 0) return { direction: 'same', good: null, words: say('change.same') };
  const time = telling.officeTime(Math.abs(difference));
  const faster = difference < 0;
  return {
    direction: faster ? 'down' : 'up',
    good: faster,
    words: say(faster ? 'change.faster' : 'change.slower', { time }),
  };
}

/** Formula, coverage, source and when it was pulled: what the number stands on. */
function Standing({ formula, figure }: { readonly formula: string; readonly figure: Figure }): ReactElement {
  const say = useWords(reportWords);
  const times = useTimes();
  const { coverage, sources, takenAt } = figure;
  const parts = [
    formula,
    coverage.have === 0 ? say('coverage.none') : say('coverage', coverage),
    sources.length > 0 && say('source', { sources: sources.map((source) => say(`source.${source}`)).join(', ') }),
    takenAt !== null && say('pulled', { at: times.near(takenAt) }),
  ];
  return <>{parts.filter(Boolean).join(' ')}</>;
}

function absoluteIn(telling: Telling): (now: number, before: number) => string {
  return (now, before) => telling.signed(now - before);
}

function useChange(now: number | null, before: number | null, tell: (now: number, before: number) => string): Change {
  const say = useWords(reportWords);
  if (now === null || before === null) return { direction: 'same', good: null, words: say('change.none') };
  if (now === before) return { direction: 'same', good: null, words: say('change.same') };
  const up = now > before;
  return { direction: up ? 'up' : 'down', good: up, words: say('change.from', { change: tell(now, before) }) };
}
