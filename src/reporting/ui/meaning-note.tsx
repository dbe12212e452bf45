import type { ReactElement } from 'react';
import type { ReportView } from '#reporting/contract.ts';
import { useWords } from '#web/words/words.ts';
import { meaningOf, type Sentence } from './meaning.ts';
import css from './report.module.css';
import { useTelling } from './telling.ts';
import { useWeekName } from './weeks-chart.tsx';
import { reportWords } from './words.ts';

/** What the numbers say, in a few sentences. */
export function Meaning({ report }: { readonly report: ReportView }): ReactElement {
  const say = useWords(reportWords);
  const telling = useTelling();
  const weekName = useWeekName();
  const told = ({ key, facts, week }: Sentence): string =>
    say(key, {
      ...facts,
      share: `${telling.number((facts['share'] ?? 0) * 100)} %`,
      time: telling.officeTime(facts['minutes'] ?? null),
      week: week ? weekName(week) : '',
    });
  return (
    <section className={css.meaning}>
      <h2>{say('meaning')}</h2>
      <p>{meaningOf(report).map(told).join(' ')}</p>
    </section>
  );
}
