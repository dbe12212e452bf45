import type { UseQueryResult } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatNumber, isoDay } from '#platform/time/format.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import { duties, strategyCoverageEndpoint, type Duty } from '#strategy/contract.ts';
import type { Got } from '#web/api/call.ts';
import type { Refused } from '#web/api/refused.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Field } from '#web/kit/field.tsx';
import { FilterSelect } from '#web/kit/filter-bar.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Time, useNow } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './guide.module.css';
import { guideWords } from './words.ts';

const spans = ['30', '90', '365', 'own'] as const;
type Span = (typeof spans)[number];

export type CountedPosts = Got<typeof strategyCoverageEndpoint>;

export interface ChosenCoverage {
  readonly span: Span;
  readonly choose: (span: string) => void;
  readonly from: string;
  readonly to: string;
  readonly chooseFrom: (day: string) => void;
  readonly chooseTo: (day: string) => void;
  readonly answer: UseQueryResult<CountedPosts, Refused>;
}

/** What was published in a chosen time, by where it stands in the strategy; the time lives in the address. */
export function useCoverage(agencyId: string): ChosenCoverage {
  const { zone } = useSession();
  const [span, choose] = useUrlState('masa', '90');
  const today = isoDay(useNow(), zone);
  const known = spans.find((one) => one === span) ?? '90';
  const [ownFrom, chooseFrom] = useUrlState('dari', addDaysToDate(today, -29));
  const [ownTo, chooseTo] = useUrlState('sampai', today);
  const from = known === 'own' ? ownFrom : addDaysToDate(today, 1 - Number(known));
  const to = known === 'own' ? ownTo : today;
  const answer = useAnswer(
    strategyCoverageEndpoint,
    { query: { agencyId, from, to } },
    {
      keepFormer: true,
      topics: ['post', 'strategy'],
    },
  );
  return { span: known, choose, from, to, chooseFrom, chooseTo, answer };
}

/** Which duties of a government the posts served, and which nobody has told of. */
export function CoveragePanel({
  agencyId,
  coverage,
}: {
  readonly agencyId: string;
  readonly coverage: ChosenCoverage;
}): ReactElement {
  const say = useWords(guideWords);
  const { span, choose, answer } = coverage;
  return (
    <Panel
      title={say('coverage')}
      note={say('coverage.note', { posts: answer.data?.posts ?? 0 })}
      actions={
        <FilterSelect
          label={say('coverage.span')}
          value={span}
          choices={spans.map((value) => ({ value, label: say(`coverage.span.${value}`) }))}
          onChoose={choose}
        />
      }
    >
      {span === 'own' && (
        <div className={css.pair}>
          <Day label={say('coverage.from')} value={coverage.from} onChoose={coverage.chooseFrom} />
          <Day label={say('coverage.to')} value={coverage.to} onChoose={coverage.chooseTo} />
        </div>
      )}
      <Answered answer={answer}>{(counted) => <Duties agencyId={agencyId} counted={counted} />}</Answered>
    </Panel>
  );
}

function Day(props: { readonly label: string; readonly value: string; readonly onChoose: (day: string) => void }) {
  return (
    <Field label={props.label}>
      {(tied) => (
        <input
          type="date"
          {...tied}
          value={props.value}
          onChange={({ target }) => target.value !== '' && props.onChoose(target.value)}
        />
      )}
    </Field>
  );
}

function Duties({ agencyId, counted }: { readonly agencyId: string; readonly counted: CountedPosts }): ReactElement {
  const say = useWords(guideWords);
  const { can } = useSession();
  const language = useLanguage();
  const of = (duty: Duty | null) => counted.duties.find((row) => row.duty === duty);
  const most = Math.max(1, ...counted.duties.map(({ posts }) => posts));
  const untold = of(null)?.posts ?? 0;
  return (
    <>
      <ul className={css.duties}>
        {duties.map((duty) => {
          const { posts = 0, lastAt = null } = of(duty) ?? {};
          return (
            <li key={duty} data-none={posts === 0 || undefined}>
              <b>{say(`duty.${duty}`)}</b>
              <span className={css.track} aria-hidden="true">
                <span style={{ inlineSize: `${(100 * posts) / most}%` }} />
              </span>
              <span className={css.figure}>{formatNumber(posts, language, 0)}</span>
              <small>
                {posts === 0 ? (
                  <>
                    <IconAlertTriangle aria-hidden />
                    {say('coverage.none')}
                    {can('post.write', agencyId) && (
                      <DeskLink
                        to="/konten/baru"
                        search={{ opd: agencyId, tugas: duty }}
                        aria-label={say('coverage.write.for', { duty: say(`duty.${duty}`) })}
                      >
                        {say('coverage.write')}
                      </DeskLink>
                    )}
                  </>
                ) : (
                  lastAt && say.rich('coverage.last', { date: <Time key="at" at={lastAt} form="date" /> })
                )}
              </small>
            </li>
          );
        })}
      </ul>
      {untold > 0 && <p className={css.none}>{say('coverage.untold', { count: untold })}</p>}
    </>
  );
}
