import { useState, type ReactElement } from 'react';
import { mixEndpoint, type MixShare } from '#planning/contract.ts';
import { formatNumber, formatPlainDate, isoDay, noNumber } from '#platform/time/format.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { useNow, useZone } from '#web/kit/time.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './coverage.module.css';
import { useRowName } from './names.ts';
import { coverageWords } from './words.ts';

const parts = ['pillars', 'duties', 'kinds'] as const;
type Part = (typeof parts)[number];
const named: Readonly<Record<Part, string>> = { pillars: 'pillar', duties: 'duty', kinds: 'kind' };
const weeksBack = 8;
const weeksAhead = 4;

/** What was published and is planned, eight weeks back and four ahead, beside the wanted mix. */
export function MixPanel({ narrow = false }: { readonly narrow?: boolean }): ReactElement {
  const say = useWords(coverageWords);
  const language = useLanguage();
  const { agency } = useSession();
  const [part, setPart] = useState<Part>('pillars');
  const span = useSpan();
  const answer = useAnswer(mixEndpoint, { query: { ...span, ...(agency ? { agencyId: agency.id } : {}) } });
  const period = { from: formatPlainDate(span.from, language), to: formatPlainDate(span.to, language) };
  return (
    <Panel title={say('mix')} note={say('mix.period', period)}>
      <Segmented
        label={say('mix.by')}
        value={part}
        choices={parts.map((value) => ({ value, label: say(`mix.${value}`) }))}
        onChoose={setPart}
      />
      <Answered answer={answer}>
        {(mix) => (
          <>
            <p className={css.sample} data-few={mix.enough ? undefined : true}>
              {say(mix.enough ? 'mix.sample' : 'mix.few', { count: mix.sample })}
            </p>
            <ul className={css.mix} data-narrow={narrow || undefined}>
              {mix[part].map((share) => (
                <Share key={share.id ?? 'none'} share={share} of={named[part]} enough={mix.enough} />
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Panel>
  );
}

function useSpan(): { readonly from: string; readonly to: string } {
  const now = useNow();
  const zone = useZone();
  const away = (weeks: number): string => isoDay(new Date(now.getTime() + weeks * 7 * 86_400_000), zone);
  return { from: away(-weeksBack), to: away(weeksAhead) };
}

interface ShareProps {
  readonly share: MixShare;
  readonly of: string;
  readonly enough: boolean;
}

function Share({ share, of, enough }: ShareProps): ReactElement {
  const say = useWords(coverageWords);
  const language = useLanguage();
  const name = useRowName(of)(share);
  const { wanted, published, planned } = share;
  const percent = (value: number | null): string => (value === null ? noNumber : `${formatNumber(value, language)} %`);
  return (
    <li>
      <span>{name}</span>
      <i className={css.track} aria-hidden="true">
        <i className={css.share} style={{ width: `${share.share ?? 0}%` }} />
        {wanted !== null && <i className={css.wanted} style={{ left: `${wanted}%` }} />}
      </i>
      <b>{percent(share.share)}</b>
      <small>
        {wanted !== null && `${say('mix.wanted', { share: percent(wanted) })} · `}
        {wanted !== null && enough && share.share !== null && `${say(`mix.${judged(share.share - wanted)}`)} · `}
        {say('mix.counts', { published, planned })}
      </small>
    </li>
  );
}

/** Within five points of what is wanted it fits. */
const leeway = 5;

function judged(off: number): 'fits' | 'more' | 'less' {
  if (Math.abs(off) <= leeway) return 'fits';
  return off > 0 ? 'more' : 'less';
}
